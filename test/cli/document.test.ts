/** `giaouoc document` from outside: a file, a folder and a server give the same document. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtFile } from '../support/built.js';
import type { TestCluster } from '../support/cluster.js';
import { documentOf, issueFacts } from '../support/documents.js';
import { pledgedYear } from '../support/given.js';
import { givenServer, removeAll, type TestServer } from '../support/http.js';
import { journalText, writeJournalFolder } from '../support/journal-folder.js';
import { keyOf } from '../support/keys.js';

const FACTS = ['--symbol', 'GƯTĐ-CTĐ', '--place', 'Hải Phòng', '--date', '2024-03-08'];

let program: string;
let folder: string;
let cluster: TestCluster;
let digest: string;
let server: TestServer;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The clerk of the chair issues the pledge as number 5, under the digest given. */
function issue(to: TestCluster, named: string): void {
  const { year, ...facts } = issueFacts(to);
  const body = { ...facts, digest: named };
  to.say({ type: 'document.issue', by: 'ha-noi', cycle: year, body });
}

beforeAll(async () => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-document-'));
  cluster = pledgedYear();
  writeFileSync(join(folder, 'before.ndjson'), journalText(cluster.lines));
  digest = sha256(await documentOf(cluster));
  const forged = cluster.fork();
  issue(forged, 'f'.repeat(64));
  writeFileSync(join(folder, 'forged.ndjson'), journalText(forged.lines));
  issue(cluster, digest);
  writeJournalFolder(join(folder, 'out'), cluster);
  const pem = keyOf('hai-phong/officer').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'officer.key'), pem, { mode: 0o600 });
  server = await givenServer();
  await server.play(cluster);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await removeAll();
});

async function giaouoc(...args: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', LANG: 'en_US.UTF-8' };
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [exit]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, exit };
}

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  let text = '';
  for await (const piece of stream as AsyncIterable<Buffer>) text += piece;
  return text;
}

const pledge = (what: string, ...more: readonly string[]) =>
  giaouoc('document', 'pledge', what, '--year', '2023', '--number', '5', ...more);

describe('a document that is not issued yet', () => {
  test('is made with all facts, written to a file, and its digest is printed', async () => {
    const { stdout, stderr, exit } = await pledge('before.ndjson', ...FACTS, '--out', 'pledge.pdf');
    const file = readFileSync(join(folder, 'pledge.pdf'));
    expect(exit).toBe(0);
    expect(sha256(file)).toBe(digest);
    expect(stdout).toContain(`SHA-256 ${digest}`);
    expect(stderr).toContain(`Written to pledge.pdf, ${file.length} bytes.`);
    expect(stderr).toContain('still has to be signed by hand or officially');
    expect(stderr).toMatch(
      /say document\.issue --year 2023 .*--field number:=5 .*symbol="GƯTĐ-CTĐ"/,
    );
  });

  test('names the facts that are missing, and says when there is nothing to check', async () => {
    const bare = await pledge('before.ndjson');
    expect([bare.exit, bare.stderr]).toEqual([
      2,
      expect.stringContaining('--symbol, --place, --date'),
    ]);
    const unchecked = await pledge('before.ndjson', '--check');
    expect(unchecked.exit).toBe(2);
    expect(unchecked.stderr).toContain('No document of this kind and number was issued');
  });

  test('is refused where nothing of the kind was said, and for an unknown kind', async () => {
    const args = ['out', '--year', '2023', '--number', '1', ...FACTS];
    const early = await giaouoc('document', 'handoverMinutes', ...args, '--lang', 'vi');
    expect([early.exit, early.stderr]).toEqual([
      2,
      expect.stringContaining('chưa có nội dung cho loại văn bản này'),
    ]);
    const unknown = await giaouoc('document', 'poem', ...args);
    expect([unknown.exit, unknown.stderr]).toEqual([2, expect.stringContaining('countMinutes')]);
    const noDay = await pledge('before.ndjson', '--date', '2024-02-30');
    expect([noDay.exit, noDay.stderr]).toEqual([2, expect.stringContaining('2024-02-30')]);
  });
});

describe('a document that was issued', () => {
  test('is made again from a folder with the facts of its issue', async () => {
    const { stdout, exit } = await pledge('out', '--check', '--json');
    expect(exit).toBe(0);
    const { year: _, ...facts } = issueFacts(cluster, { upTo: cluster.lines.length - 1 });
    expect(JSON.parse(stdout)).toMatchObject({ ...facts, digest, issued: { digest, same: true } });
  });

  test('is made again from a server', async () => {
    const address = `${server.url}/api/clusters/cities`;
    const { stdout, exit } = await pledge(address, '--key', 'officer.key', '--check');
    expect([exit, stdout]).toEqual([0, expect.stringContaining('It is the file that was issued.')]);
  });

  test('under another digest is found out, and ends with 1', async () => {
    const { stdout, stderr, exit } = await pledge('forged.ndjson', '--check');
    expect(exit).toBe(1);
    expect(stdout).toContain('It is NOT the file that was issued');
    expect(stderr).toContain('→ ');
  });
});

test('a journal that does not hold gives no document', async () => {
  const [first = '', ...rest] = cluster.lines;
  const changed = first.replace('2023-03-01', '2023-03-02');
  writeFileSync(join(folder, 'broken.ndjson'), journalText([changed, ...rest]));
  const { exit, stderr } = await pledge('broken.ndjson');
  expect([exit, stderr]).toEqual([1, expect.stringContaining('entry 0 breaks a rule')]);
});
