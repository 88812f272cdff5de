/**
 * The head of a journal as text, exactly as C2SP tlog-checkpoint defines it: the text that the
 * server signs and the cities cosign. There are always three lines: extension lines, which the
 * standard discourages because nobody audits them, are refused, and so are empty lines.
 *
 *     cluster.example/pledge
 *     20
 *     oIlehFjlRIGNe/+De9tZ9sQFcgx0qiPfos1ZVWzdRFs=
 */
import { base64Decode, base64Encode } from '../base64.js';
import { isTreeSize } from './merkle.js';
import { isNoteText } from './note.js';
import { HASH_BYTES } from './sha256.js';

/** A journal's name, how many entries it has, and the root of the Merkle tree over them. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
};

/** Which rule a checkpoint's text breaks. */
export type CheckpointProblem =
  | 'not-note-text'
  | 'empty-line'
  | 'missing-line'
  | 'extension-line'
  | 'size-decimal'
  | 'size-too-large'
  | 'root-base64'
  | 'root-length';

/** What reading a checkpoint's text answers. */
export type ParsedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly problem: CheckpointProblem };

/**
 * The text to be signed, which `parseCheckpoint` reads back.
 *
 * @throws TypeError when the parts do not make a checkpoint.
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${base64Encode(root)}\n`;
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) throw new TypeError(`not a checkpoint: ${parsed.problem}`);
  return text;
}

/** Reads the text of a checkpoint's note. */
export function parseCheckpoint(text: string): ParsedCheckpoint {
  if (!isNoteText(text)) return refused('not-note-text');
  const lines = text.slice(0, -1).split('\n');
  if (lines.includes('')) return refused('empty-line');
  const [origin, decimal, base64, extension] = lines;
  if (origin === undefined || decimal === undefined || base64 === undefined) {
    return refused('missing-line');
  }
  if (extension !== undefined) return refused('extension-line');
  if (!/^(?:0|[1-9][0-9]*)$/.test(decimal)) return refused('size-decimal');
  const size = Number(decimal);
  if (!isTreeSize(size)) return refused('size-too-large');
  const root = base64Decode(base64);
  if (root === undefined) return refused('root-base64');
  if (root.length !== HASH_BYTES) return refused('root-length');
  return { ok: true, checkpoint: { origin, size, root } };
}

function refused(problem: CheckpointProblem): ParsedCheckpoint {
  return { ok: false, problem };
}
