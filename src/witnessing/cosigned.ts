/**
 * How far each witness has vouched for a journal: for each key the largest head that it cosigned,
 * and when. Whoever cosigned a head has vouched for every smaller one too, so this is all that has
 * to be in memory; the cosignatures themselves are in the database. It takes what was verified
 * before it was stored, and judges nothing.
 */
import type { CosignatureRow } from '../../db/rows.js';
import {
  cosignatureTime,
  type NoteKey,
  type NoteSignature,
  parseNote,
} from '../../workflows/index.js';

/** A head that a witness cosigned; `time` is in seconds since 1970, as the witness signed it. */
export interface Vouched {
  readonly size: number;
  readonly time: number;
}

/** The newest head of each witness's key, by the key's name and ID. */
export type Cosigned = Map<string, Vouched>;

/** @param rows the newest cosignature of each witness, as the database has it */
export function openCosigned(rows: readonly CosignatureRow[]): Cosigned {
  const cosigned: Cosigned = new Map();
  for (const row of rows) noteCosignature(cosigned, row);
  return cosigned;
}

/** Takes in a cosignature that has just been stored. A line that is none counts for nobody. */
export function noteCosignature(cosigned: Cosigned, { size, line }: CosignatureRow): void {
  const signature = signatureIn(line);
  const time = signature && cosignatureTime(signature);
  if (signature === undefined || time === undefined) return;
  const key = nameOfKey(signature);
  const known = cosigned.get(key);
  if (!known || known.size < size) cosigned.set(key, { size, time });
}

/** The key that a cosignature's line claims to be of, by its name and ID. */
export function keyOfLine(line: string): string | undefined {
  const signature = signatureIn(line);
  return signature && nameOfKey(signature);
}

function signatureIn(line: string): NoteSignature | undefined {
  const read = parseNote(`-\n\n${line}`);
  return read.ok ? read.note.signatures[0] : undefined;
}

/** A key's name and ID: a witness that takes a new key under its old name starts anew. */
export const nameOfKey = ({ name, id }: Pick<NoteKey, 'name' | 'id'>): string => `${name}+${id}`;

/**
 * The largest size for which `needed` witnesses have vouched, and since when they have for a head
 * of at least that size.
 * @returns `null` while they are too few
 */
export function quorumHead(newest: readonly Vouched[], needed: number): Vouched | null {
  if (needed === 0) return null;
  const largest = [...newest].sort((a, b) => b.size - a.size).slice(0, needed);
  const size = largest[needed - 1]?.size;
  if (size === undefined) return null;
  return { size, time: Math.max(...largest.map(({ time }) => time)) };
}
