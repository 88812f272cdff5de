/**
 * A statement lodged with a witness, for the day on which the server is silent: the witness answers
 * with a signed note that says which statement it received, for which journal, and when. So the
 * time at which a city spoke does not hang on the server. The note is signed by the same Ed25519
 * key as the witness's cosignatures, as a key of type 0x01 under the same name; its text can be
 * neither a checkpoint nor a cosigned one. Every other text and every other key is refused.
 *
 *     giaouoc/lodged/v1
 *     <origin of the journal>
 *     <identity of the statement, 64 hex digits>
 *     <unix seconds>
 */

import type { SignEd25519 } from './cosignature.js';
import {
  formatNote,
  isNoteText,
  type NoteProblemCode,
  parseNote,
  signedText,
  type VerifyEd25519,
  verifyNote,
} from './note.js';
import { ED25519, type LogKey, noteKey, type WitnessKey } from './note-key.js';
import { readSize } from './size-text.js';

/** What a witness says when a statement was lodged with it. */
export type Lodged = {
  readonly origin: string;
  /** The identity of the statement: the SHA-256 of its message in hex. */
  readonly statement: string;
  /** In unix seconds. */
  readonly time: number;
};

/** Which rule the text of a lodged note breaks. */
export type LodgedProblem =
  | 'not-note-text'
  | 'lodged-lines'
  | 'lodged-origin'
  | 'lodged-statement'
  | 'lodged-time';

/** What reading the text of a lodged note answers. */
export type ParsedLodged =
  | { readonly ok: true; readonly lodged: Lodged }
  | { readonly ok: false; readonly problem: LodgedProblem };

/** What checking a lodged note answers: which witness says what. */
export type VerifiedLodged =
  | { readonly ok: true; readonly lodged: Lodged; readonly witness: WitnessKey }
  | { readonly ok: false; readonly problem: LodgedProblem | NoteProblemCode };

/**
 * The text of a lodged note, which `parseLodged` reads back.
 *
 * @throws TypeError when the parts do not make one.
 */
export function lodgedText({ origin, statement, time }: Lodged): string {
  const text = `${FIRST_LINE}\n${origin}\n${statement}\n${time}\n`;
  const parsed = parseLodged(text);
  if (!parsed.ok) throw new TypeError(`not a lodged note: ${parsed.problem}`);
  return text;
}

/** Reads the text of a lodged note. */
export function parseLodged(text: string): ParsedLodged {
  if (!isNoteText(text)) return refused('not-note-text');
  const lines = text.split('\n');
  if (lines[0] !== FIRST_LINE || lines.length !== 5) return refused('lodged-lines');
  const [, origin, statement, digits] = lines as [string, string, string, string, string];
  if (origin === '') return refused('lodged-origin');
  if (!/^[0-9a-f]{64}$/.test(statement)) return refused('lodged-statement');
  const time = readSize(digits);
  if (time === undefined) return refused('lodged-time');
  return { ok: true, lodged: { origin, statement, time } };
}

/**
 * The signed note with which a witness answers.
 *
 * @throws TypeError when the parts do not make one.
 */
export function lodgedNote(key: WitnessKey, lodged: Lodged, sign: SignEd25519): string {
  const text = lodgedText(lodged);
  const { name, id } = lodgingKey(key);
  return formatNote({ text, signatures: [{ name, id, signature: sign(signedText(text)) }] });
}

/**
 * Checks a lodged note under the witnesses' keys. Nothing here says that the statement is the one
 * in hand, or the journal: the caller compares both.
 */
export function verifyLodged(
  message: string,
  witnesses: readonly WitnessKey[],
  verify: VerifyEd25519,
): VerifiedLodged {
  const note = parseNote(message);
  if (!note.ok) return refused(note.problem.code);
  const parsed = parseLodged(note.note.text);
  if (!parsed.ok) return parsed;
  const keys = new Map(witnesses.map((witness) => [lodgingKey(witness), witness]));
  const signed = verifyNote(note.note, [...keys.keys()], verify);
  if (!signed.ok) return refused(signed.problem.code);
  const witness = keys.get(signed.verified[0].key) as WitnessKey;
  return { ok: true, lodged: parsed.lodged, witness };
}

/** The key under which a witness signs lodged notes. */
export function lodgingKey({ name, publicKey }: WitnessKey): LogKey {
  return noteKey(name, ED25519, publicKey);
}

const FIRST_LINE = 'giaouoc/lodged/v1';

function refused<Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
