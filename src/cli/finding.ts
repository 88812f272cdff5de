/**
 * The findings of an audit: what stands beside the entries is held against them. The checkpoint
 * must be signed by the server key that the founding names, the charter beside the journal must be
 * the one in the journal, and an attachment must have the digest that is its name.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Broken,
  base64urlDecode,
  type Checkpoint,
  charterInForce,
  digestOf,
  ED25519,
  type Journal,
  noteKey,
  parseCheckpoint,
  parseNote,
  SERVER,
  verifyNote,
} from '../../workflows/index.js';
import { unreadable } from './read.js';
import type { Texts } from './texts.js';
import { verifyNow } from './verify.js';

/** What an audit found broken; `seq` is `null` where no single entry is at fault. */
export interface Finding extends Omit<Broken, 'seq' | 'rule'> {
  readonly seq: number | null;
  readonly rule: Broken['rule'] | 'checkpoint' | 'charter' | 'attachment';
}

/** A finding outside the entries. */
const finding = (rule: Finding['rule'], expected: string, found: string): Finding => ({
  seq: null,
  rule,
  expected,
  found,
  refusals: [],
});

/** The entries are fewer than the checkpoint covers: the first missing one is at fault. */
export const withMissing = (found: Finding, { size }: Journal, covered: number): Finding =>
  found.rule === 'checkpoint' && covered > size ? { ...found, seq: size } : found;

/** The checkpoint that a note carries, before its signature is checked. */
export function readCheckpoint(text: string): Checkpoint | Finding {
  const note = parseNote(text);
  if (!note.ok) return finding('checkpoint', 'a signed note', note.problem.code);
  const read = parseCheckpoint(note.note.text);
  if (!read.ok) return finding('checkpoint', 'a checkpoint', read.problem);
  return read.checkpoint;
}

/** Whether the note is signed under the journal's origin by the server of its founding. */
export function checkpointFinding(text: string, journal: Journal): Finding | null {
  const note = parseNote(text);
  const key = base64urlDecode(journal.cluster.context.parties[SERVER]?.key ?? '');
  const read = readCheckpoint(text);
  if ('rule' in read) return read;
  if (!note.ok || key === undefined) return finding('checkpoint', 'a signed note', text);
  if (read.origin !== journal.origin) {
    return finding('checkpoint', journal.origin, read.origin);
  }
  const verified = verifyNote(note.note, [noteKey(journal.origin, ED25519, key)], verifyNow);
  if (verified.ok) return null;
  return finding('checkpoint', `a signature of ${journal.origin}`, verified.problem.code);
}

/** Whether the charter beside the journal is the one in force in it; both are named by digest. */
export function charterFinding(text: string, journal: Journal): Finding | null {
  const expected = digestOf(charterInForce(journal.cluster.context));
  const found = digestOfText(text);
  return found === expected ? null : finding('charter', expected, found);
}

function digestOfText(text: string): string {
  try {
    return digestOf(JSON.parse(text));
  } catch (error) {
    return (error as Error).message;
  }
}

/** How many attachments are what their names say, or the first that is not. */
export function attachmentsFinding(folder: string, texts: Texts): Finding | number {
  if (!existsSync(folder)) return 0;
  try {
    const names = readdirSync(folder).sort();
    for (const name of names) {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      if (digest !== name) return finding('attachment', name, digest);
    }
    return names.length;
  } catch (error) {
    throw unreadable(texts, folder, error);
  }
}
