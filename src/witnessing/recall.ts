/**
 * Asks one witness for the newest head of a journal that it has cosigned, and holds the answer
 * against the journal as it is here. It believes what carries the witness's own cosignature, and
 * nothing else: who has forgotten what it cosigned before counts as silent.
 *
 *     GET <witness url>/<sha256 of origin>/checkpoint    the newest cosigned head
 */
import { hash } from 'node:crypto';
import {
  hexEncode,
  parseCheckpoint,
  parseNote,
  verifyCosignatures,
  type WitnessKey,
} from '../../workflows/index.js';
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
  { key, url, signal, timeout }: Recalling,
): Promise<Recalled> {
  const path = `${hash('sha256', origin)}/checkpoint`;
  const asked = { url: addressOf(url, path), body: null, maxBytes: MAX_ANSWER_BYTES };
  const answer = await exchange({ ...asked, signal, timeout });
  if (!answer.ok) return SILENT;
  // It has cosigned nothing; one of which we hold a cosignature has lost its memory.
  const isNew = answer.status === 404 && !cosigned.has(nameOfKey(key));
  if (isNew) return { kind: 'within', size: 0 };
  const head = answer.status === 200 ? cosignedHead(answer.text, origin, key) : undefined;
  if (head === undefined) return SILENT;
  const { size, root } = head;
  if (size > replay.journal().size) return { kind: 'ahead', size };
  return { kind: replay.rootAt(size) === root ? 'within' : 'contradicted', size };
}

/** The head in a note that this witness has cosigned for this origin. */
function cosignedHead(text: string, origin: string, key: WitnessKey) {
  const parsed = parseNote(text);
  if (!parsed.ok) return undefined;
  const verified = verifyCosignatures(parsed.note, [key], verifyNow);
  if (!verified.ok || verified.cosignatures.length === 0) return undefined;
  const read = parseCheckpoint(parsed.note.text);
  if (!read.ok || read.checkpoint.origin !== origin) return undefined;
  return { size: read.checkpoint.size, root: hexEncode(read.checkpoint.root) };
}
