/**
 * Asks one witness for the newest head of a journal that it has cosigned, and holds the answer
 * against the journal as it is here. It believes a head that carries both signatures, the witness's
 * own and that of this server, which alone proves that a longer journal was ever acknowledged.
 * Everything else counts as silence, also a witness that has forgotten what it cosigned before.
 *
 *     GET <witness url>/<sha256 of origin>/checkpoint    the newest cosigned head
 */
import { hash } from 'node:crypto';
import { parseNote, verifyCosignatures, type WitnessKey } from '../../workflows/index.js';
import { readCheckpoint } from '../journal/checkpoints.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { verifyNow } from '../signatures/verify.js';
import { addressOf } from './ask-witness.js';
import { nameOfKey } from './cosigned.js';
import { exchange } from './exchange.js';

/** What a witness remembers, seen from the journal here. */
export type Recalled =
  /** Its newest head is one of this journal's. */
  | { readonly kind: 'within'; readonly size: number }
  /** It has cosigned a longer journal. */
  | { readonly kind: 'ahead'; readonly size: number }
  /** It has cosigned another journal of this length. */
  | { readonly kind: 'contradicted'; readonly size: number }
  /** It could not be reached, or gave no answer that it signed. */
  | { readonly kind: 'silent' };

export interface Recalling {
  /** The server's keys, raw and in base64url: those that the journal names, and all of ours. */
  readonly serverKeys: readonly string[];
  readonly key: WitnessKey;
  readonly url: string;
  readonly signal: AbortSignal;
  /** Milliseconds for the request. */
  readonly timeout: number;
}

/** A head with the cosignatures of many witnesses. */
const MAX_ANSWER_BYTES = 64 * 1024;

const SILENT = { kind: 'silent' } as const;

/** Asks once. Never throws. */
export async function recalled(
  { origin, cosigned, replay }: LiveJournal,
  { serverKeys, key, url, signal, timeout }: Recalling,
): Promise<Recalled> {
  const path = `${hash('sha256', origin)}/checkpoint`;
  const asked = { url: addressOf(url, path), body: null, maxBytes: MAX_ANSWER_BYTES };
  const answer = await exchange({ ...asked, signal, timeout });
  if (!answer.ok) return SILENT;
  // It has cosigned nothing; one of which we hold a cosignature has lost its memory.
  const isNew = answer.status === 404 && !cosigned.has(nameOfKey(key));
  if (isNew) return { kind: 'within', size: 0 };
  const isCosigned = answer.status === 200 && carries(answer.text, key);
  const head = isCosigned ? readCheckpoint(serverKeys, origin, answer.text) : undefined;
  if (head === undefined) return SILENT;
  const { size, root } = head;
  if (size > replay.journal().size) return { kind: 'ahead', size };
  return { kind: replay.rootAt(size) === root ? 'within' : 'contradicted', size };
}

/** Whether a note carries the witness's own cosignature. */
function carries(text: string, key: WitnessKey): boolean {
  const parsed = parseNote(text);
  if (!parsed.ok) return false;
  const verified = verifyCosignatures(parsed.note, [key], verifyNow);
  return verified.ok && verified.cosignatures.length > 0;
}
