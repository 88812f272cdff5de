/**
 * Asks one witness to cosign one head, as C2SP tlog-witness defines it, and believes only a
 * cosignature that verifies under the key that the charter names. It refuses to guess: every other
 * answer is one of a closed set of problems.
 *
 *     POST <witness url>/add-checkpoint    old <size>, consistency proof, the signed head
 *     200  — <key name> <base64>           its cosignature
 *     409  <size>                          what it cosigned last, where we thought of another size
 */
import {
  cosignatureTime,
  formatAddCheckpoint,
  formatSignature,
  parseNote,
  verifyCosignatures,
  type WitnessKey,
} from '../../workflows/index.js';
import { verifyNow } from '../signatures/verify.js';
import { type Exchange, exchange } from './exchange.js';
import type { WitnessProblem } from './witness-problems.js';

export type Asked =
  | { readonly kind: 'cosigned'; readonly line: string; readonly time: number }
  /** It has cosigned another size last than we took it for. */
  | { readonly kind: 'other-size'; readonly size: number }
  | { readonly kind: 'failed'; readonly problem: WitnessProblem };

export interface Asking extends Omit<Exchange, 'url' | 'body' | 'maxBytes'> {
  readonly witness: { readonly key: WitnessKey; readonly url: string };
  /** The size that it cosigned last, 0 for none. */
  readonly old: number;
  /** From `old` to the head; empty for `old` 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed note of the head. */
  readonly checkpoint: string;
}

/** Enough for the lines of a witness with many keys. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** Asks once. Never throws. */
export async function askWitness(asking: Asking): Promise<Asked> {
  const { witness, old, proof, checkpoint, signal, timeout } = asking;
  const answer = await exchange({
    url: addressOf(witness.url, 'add-checkpoint'),
    body: formatAddCheckpoint({ old, proof, checkpoint }),
    maxBytes: MAX_ANSWER_BYTES,
    signal,
    timeout,
  });
  if (!answer.ok) return { kind: 'failed', problem: answer.problem };
  const { status, text } = answer;
  if (status === 200) return cosignatureIn(text, checkpoint, witness.key);
  if (status !== 409) return { kind: 'failed', problem: PROBLEMS[status] ?? 'other-status' };
  const size = /^(0|[1-9][0-9]{0,15})\n$/.exec(text)?.[1];
  if (size === undefined) return { kind: 'failed', problem: 'bad-answer' };
  return { kind: 'other-size', size: Number(size) };
}

/** An address below that of a witness, which may end with a slash or not. */
export const addressOf = (url: string, path: string): string =>
  `${url.replace(/\/+$/, '')}/${path}`;

const PROBLEMS: Readonly<Record<number, WitnessProblem>> = {
  400: 'bad-request',
  403: 'key-not-trusted',
  404: 'log-not-known',
  422: 'contradicted',
};

function cosignatureIn(lines: string, checkpoint: string, key: WitnessKey): Asked {
  const head = parseNote(checkpoint);
  const answered = parseNote(`${head.ok ? head.note.text : ''}\n${lines}`);
  if (!answered.ok) return { kind: 'failed', problem: 'bad-answer' };
  const verified = verifyCosignatures(answered.note, [key], verifyNow);
  const [cosignature] = verified.ok ? verified.cosignatures : [];
  if (!cosignature) return { kind: 'failed', problem: 'bad-cosignature' };
  const { time } = cosignature;
  const line = answered.note.signatures.find(
    (each) => each.name === key.name && each.id === key.id && cosignatureTime(each) === time,
  );
  if (!line) return { kind: 'failed', problem: 'bad-cosignature' };
  return { kind: 'cosigned', line: formatSignature(line), time };
}
