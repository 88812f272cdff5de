/** Documents on the command line: named, sent, exported, fetched and audited. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { launchBody, YEAR } from '../support/bodies.js';
import { builtFile } from '../support/built.js';
import { foundedCluster } from '../support/cluster.js';
import { givenServer, removeAll } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { runAside } from '../support/run-aside.js';
import type { Ran } from '../support/transcript.js';

const digestOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

const PLAN = '%PDF-1.7\nKế hoạch\n%%EOF\n';
const plan = digestOf(PLAN);
let program: string;
let folder: string;
let source: string[];

const giaouoc = (...words: string[]): Promise<Ran> => runAside(program, words, folder);
const json = async (...words: string[]) => JSON.parse((await giaouoc(...words, '--json')).stdout);

beforeAll(async () => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-attach-'));
  const server = await givenServer();
  const cluster = foundedCluster();
  cluster.say({ type: 'cycle.launch', by: 'ha-noi', cycle: YEAR, body: { ...launchBody, plan } });
  await server.play(cluster);
  const pem = keyOf('can-tho/officer').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'my.key'), pem, { mode: 0o600 });
  writeFileSync(join(folder, 'plan.pdf'), PLAN);
  writeFileSync(join(folder, 'note.txt'), 'ghi chú\n');
  writeFileSync(join(folder, 'page.html'), '<html>');
  writeFileSync(join(folder, 'lie.png'), 'not a picture');
  source = ['--server', server.url, '--cluster', 'cities', '--key', 'my.key'];
});
afterAll(async () => {
  await removeAll();
  rmSync(folder, { recursive: true, force: true });
});

test('digests are printed without a server as sha256sum prints them', async () => {
  const { stdout, exit } = await giaouoc('attach', 'plan.pdf', 'note.txt', '--dry');
  expect(exit).toBe(0);
  expect(stdout).toBe(`${plan}  plan.pdf\n${digestOf('ghi chú\n')}  note.txt\n`);
});

test('an export of a journal whose documents nobody has sent yet has none', async () => {
  expect(await json('export', 'before', ...source)).toMatchObject({ attachments: 0 });
  expect(await json('audit', 'before')).toMatchObject({ attachments: 0, documents: null });
});

test('documents are sent once, and the second time they were there', async () => {
  const sent = await giaouoc('attach', 'plan.pdf', 'note.txt', ...source);
  expect([sent.exit, sent.stdout]).toEqual([
    0,
    `${plan}  plan.pdf  sent\n${digestOf('ghi chú\n')}  note.txt  sent\n`,
  ]);
  expect(sent.stderr).toContain('Next: giaouoc say TYPE --field document=@plan.pdf');
  expect(await json('attach', 'plan.pdf', ...source)).toEqual([
    { file: 'plan.pdf', digest: plan, size: PLAN.length + 4, type: 'application/pdf', new: false },
  ]);
});

test('what the server refuses is told with its reason', async () => {
  const lie = await giaouoc('attach', 'lie.png', ...source);
  expect([lie.exit, lie.stderr]).toEqual([3, expect.stringContaining('422 The document is not')]);
  const page = await giaouoc('attach', 'page.html', ...source);
  expect([page.exit, page.stderr]).toEqual([2, expect.stringContaining('.pdf .docx')]);
});

test('an export takes the documents along that the journal names, and they count', async () => {
  expect(await json('export', 'out', ...source)).toMatchObject({ attachments: 1 });
  expect(readdirSync(join(folder, 'out', 'attachments'))).toEqual([plan]);
  const { stdout, exit } = await giaouoc('audit', 'out');
  expect(exit).toBe(0);
  expect(stdout).toMatch(/\n {2}of \d+ documents? named by statements, 1 at hand\n/);
  expect(await json('audit', 'out')).toMatchObject({ attachments: 1, documents: { atHand: 1 } });
});

test('a document is fetched by its digest, from a server and from an export', async () => {
  for (const from of [source, ['--journal', 'out']]) {
    rmSync(join(folder, 'got.pdf'), { force: true });
    const { exit, stdout } = await giaouoc('attach', '--get', plan, '--out', 'got.pdf', ...from);
    expect([exit, stdout]).toEqual([0, `${plan}  got.pdf\n`]);
    expect(readFileSync(join(folder, 'got.pdf'), 'utf8')).toBe(PLAN);
  }
  const other = await giaouoc('attach', '--get', '0'.repeat(64), '--out', 'none', ...source);
  expect([other.exit, other.stderr]).toEqual([3, expect.stringContaining('There is no document')]);
});

test('a document that was exchanged is a finding, is not fetched and not exported on', async () => {
  writeFileSync(join(folder, 'out', 'attachments', plan), 'another plan');
  expect(await json('audit', 'out')).toMatchObject({ sound: false, rule: 'attachment' });
  const got = await giaouoc('attach', '--get', plan, '--out', 'wrong.pdf', '--journal', 'out');
  expect([got.exit, got.stderr]).toEqual([1, expect.stringContaining('is not the document')]);
  expect(readdirSync(folder)).not.toContain('wrong.pdf');
  expect((await giaouoc('export', 'copy', '--journal', 'out')).exit).toBe(1);
});

test('an export that was cut off has no journal, and no audit takes it for one', async () => {
  // The document above was not written on, and the journal would have come after it.
  expect(readdirSync(join(folder, 'copy'))).not.toContain('journal.ndjson');
  expect((await giaouoc('audit', 'copy')).exit).toBe(3);
});

test('a command line that says neither what to send nor what to fetch makes no sense', async () => {
  for (const words of [
    [],
    ['--get', plan],
    ['plan.pdf', '--out', 'x'],
    ['--get', 'x', '--out', 'y'],
  ]) {
    expect([words, (await giaouoc('attach', ...words, '--journal', 'out')).exit]).toEqual([
      words,
      2,
    ]);
  }
  expect((await giaouoc('attach', 'plan.pdf', '--journal', 'out')).exit).toBe(2);
});
