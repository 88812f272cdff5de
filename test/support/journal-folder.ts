/** A journal in a folder, as `export` writes it, signed by the test's server key. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  base64urlDecode,
  canonicalize,
  charterInForce,
  checkpointText,
  ED25519,
  formatNote,
  hexDecode,
  type Json,
  noteKey,
  signedText,
} from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from './cluster.js';
import { keyOf, signWith } from './keys.js';

/** The bytes of a journal file. */
export const journalText = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');

/** The signed note over the head of a journal, by the server or by somebody who claims to be it. */
export function checkpointOf({ replay, lines }: TestCluster, signer = 'server'): string {
  const size = lines.length;
  const root = hexDecode(replay.rootAt(size) ?? '') as Uint8Array;
  const text = checkpointText({ origin: ORIGIN, size, root });
  const key = keyOf(signer);
  const { name, id } = noteKey(ORIGIN, ED25519, base64urlDecode(key.x) as Uint8Array);
  const signature = base64urlDecode(signWith(key, signedText(text))) as Uint8Array;
  return formatNote({ text, signatures: [{ name, id, signature }] });
}

/** What to write differently from a sound export. */
export interface Changes {
  readonly lines?: readonly string[];
  readonly checkpoint?: string | null;
  /** Other signed heads, by size. */
  readonly heads?: Readonly<Record<number, string>>;
  readonly charter?: string;
  /** Attachments by the name of their file; by default one that is named rightly. */
  readonly attachments?: Readonly<Record<string, string>>;
}

/** Writes the folder of a journal, with changes. */
export function writeJournalFolder(
  folder: string,
  cluster: TestCluster,
  changes: Changes = {},
): void {
  const { lines = cluster.lines, checkpoint = checkpointOf(cluster) } = changes;
  const charter = charterInForce(cluster.journal().cluster.context);
  const plan = canonicalize({ document: 'plan' });
  const name = createHash('sha256').update(plan).digest('hex');
  const { attachments = { [name]: plan } } = changes;
  mkdirSync(join(folder, 'attachments'), { recursive: true });
  writeFileSync(join(folder, 'journal.ndjson'), journalText(lines));
  if (checkpoint !== null) writeFileSync(join(folder, 'checkpoint'), checkpoint);
  const text = changes.charter ?? canonicalize(charter as unknown as Json);
  writeFileSync(join(folder, 'charter.json'), text);
  if (changes.heads) mkdirSync(join(folder, 'checkpoints'));
  for (const [size, note] of Object.entries(changes.heads ?? {})) {
    writeFileSync(join(folder, 'checkpoints', size), note);
  }
  for (const [file, content] of Object.entries(attachments)) {
    writeFileSync(join(folder, 'attachments', file), content);
  }
}
