/**
 * Writes the journals of `test/journals` anew. It is run by hand, and only when a story changes or
 * the rules get a new version on purpose; a golden journal that no longer replays is a finding.
 *
 *     npx tsc --outDir dist/by-hand && node dist/by-hand/test/support/write-journals.js
 *
 * For every story: `NAME.ndjson` (the exact entry bytes, one entry a line), `NAME.checkpoint`
 * (the server's signed head, C2SP tlog-checkpoint) and `NAME.verdict.json` (what an audit finds).
 * For every edit: `tampered/NAME.ndjson` and `tampered/NAME.verdict.json`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkpointText,
  digestOf,
  formatNote,
  hexDecode,
  officeNow,
  signedText,
  stateJson,
  statePath,
} from '../../workflows/index.js';
import { ED25519, noteKey } from '../../workflows/ledger/note-key.js';
import { ORIGIN, type TestCluster } from './cluster.js';
import { EDITS } from './edits.js';
import { keyOf, signWith } from './keys.js';
import { STORIES } from './stories.js';

/** The key of the server that runs every story, as notes name it. */
export const serverKey = () =>
  noteKey(ORIGIN, ED25519, new Uint8Array(Buffer.from(keyOf('server').x, 'base64url')));

/** What stands in `NAME.verdict.json` of a story: how its journal ends. */
export function verdictOf(cluster: Pick<TestCluster, 'journal' | 'replay'>) {
  const journal = cluster.journal();
  const years = [...journal.cycles].sort(([a], [b]) => a - b);
  return {
    origin: journal.origin,
    size: journal.size,
    root: cluster.replay.rootAt(journal.size),
    chair: officeNow(journal.cluster.context)?.chair ?? null,
    stands: Object.fromEntries(years.map(([year, state]) => [year, statePath(state)])),
    states: Object.fromEntries([
      ['cluster', digestOf(stateJson(journal.cluster))],
      ...years.map(([year, state]) => [year, digestOf(stateJson(state))]),
    ]),
  };
}

function checkpointOf(cluster: TestCluster): string {
  const { size, origin } = cluster.journal();
  const root = hexDecode(cluster.replay.rootAt(size) ?? '') ?? new Uint8Array();
  const text = checkpointText({ origin, size, root });
  const signature = signWith(keyOf('server'), signedText(text));
  const { name, id } = serverKey();
  const bytes = new Uint8Array(Buffer.from(signature, 'base64url'));
  return formatNote({ text, signatures: [{ name, id, signature: bytes }] });
}

const ndjson = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes every journal under a folder. */
export function writeJournals(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'tampered'), { recursive: true });
  for (const [name, story] of Object.entries(STORIES)) {
    const cluster = story();
    writeFileSync(join(folder, `${name}.ndjson`), ndjson(cluster.lines));
    writeFileSync(join(folder, `${name}.checkpoint`), checkpointOf(cluster));
    writeFileSync(join(folder, `${name}.verdict.json`), json(verdictOf(cluster)));
  }
  const { lines } = STORIES.pledge();
  for (const [name, { edit, finding }] of Object.entries(EDITS)) {
    writeFileSync(join(folder, 'tampered', `${name}.ndjson`), ndjson(edit(lines)));
    writeFileSync(join(folder, 'tampered', `${name}.verdict.json`), json(finding));
  }
}

if (process.argv[1]?.endsWith('write-journals.js')) writeJournals(join('test', 'journals'));
