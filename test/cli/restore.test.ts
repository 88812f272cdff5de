/**
 * Backups of a server that goes on, and what a server makes of a database that was restored: with
 * real witnesses, who remember what the backup does not have.
 */
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, jest, test } from '@jest/globals';
import { continueJournal } from '../../src/upkeep/continue-journal.js';
import { utf8Encode } from '../../workflows/index.js';
import { foundedCluster, ORIGIN, type TestCluster } from '../support/cluster.js';
import { signedHead } from '../support/cosigned-heads.js';
import { storageOf } from '../support/engine.js';
import { signingYear } from '../support/given.js';
import {
  cleanUpAfterEach,
  closeLater,
  givenData,
  givenServer,
  signed,
  type TestServer,
} from '../support/http.js';
import { journalText, writeJournalFolder } from '../support/journal-folder.js';
import { keyOf } from '../support/keys.js';
import { databaseOf, giaouoc, giveBelongings, givenFolder, pledgeSign } from '../support/upkeep.js';
import { givenWitness, type TestWitness, WITNESS_TIME, witnessedBy } from '../support/watching.js';
import { draftPledge, launch } from '../support/year.js';

cleanUpAfterEach();
// Every command is a process of its own.
jest.setTimeout(120_000);

async function backedUp({ data }: TestServer, ...more: readonly string[]): Promise<string> {
  const file = join(givenFolder(), 'kept.backup');
  const { stderr, exit } = await giaouoc('backup', file, ...(await databaseOf(data)), ...more);
  expect({ exit, stderr: exit === 0 || stderr }).toEqual({ exit: 0, stderr: true });
  return file;
}

/** Restores into a new data folder, which has the server's key. */
async function restoredTo(file: string, ...more: readonly string[]): Promise<string> {
  const data = givenData();
  const { stderr, exit } = await giaouoc('restore', file, ...(await databaseOf(data)), ...more);
  expect({ exit, stderr: exit === 0 || stderr }).toEqual({ exit: 0, stderr: true });
  return data;
}

async function journalOn(server: TestServer): Promise<string> {
  const token = await server.signIn();
  return (await server.get('/api/clusters/cities/journal', { token })).text;
}

const breachOn = async (server: TestServer) =>
  (await server.get('/api/clusters/cities', { token: await server.signIn() })).json.breach;

describe('a backup', () => {
  test('of a server that is written to holds all that was acknowledged before', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    await giveBelongings(server);
    const signing = Promise.all(
      ['ha-noi', 'hai-phong', 'can-tho'].map((by) => server.say(pledgeSign(by))),
    );
    const file = await backedUp(server);
    await signing;
    const data = await restoredTo(file, '--newest');
    const whole = await journalOn(server);
    const restored = await journalOn(await givenServer(data));
    expect(restored.startsWith(journalText(signingYear().lines))).toBe(true);
    expect(whole.startsWith(restored)).toBe(true);
  });

  test('is the same file again when nothing was said, but for its time', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const [first, second] = [await backedUp(server), await backedUp(server)];
    const rowsIn = (file: string) => readFileSync(file, 'utf8').split('\n').slice(1, -2);
    expect(rowsIn(first).length).toBeGreaterThan(signingYear().lines.length);
    expect(rowsIn(second)).toEqual(rowsIn(first));
  });

  test('has the keys of the server only if it is asked to, and is its owner’s alone', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const without = await backedUp(server);
    expect(readFileSync(without, 'utf8')).not.toContain('PRIVATE KEY');
    expect(statSync(without).mode & 0o077).toBe(0);
    const data = join(givenFolder(), 'data');
    const withKeys = await backedUp(server, '--with-keys');
    const restored = await giaouoc('restore', withKeys, ...(await databaseOf(data)));
    expect(restored.stderr).toContain('1 server keys came with it.');
    expect(readFileSync(join(data, 'server-key.pem'))).toEqual(
      readFileSync(join(server.data, 'server-key.pem')),
    );
  });

  test('is not written over, and none is made of nothing', async () => {
    const server = await givenServer();
    const file = await backedUp(server);
    const again = await giaouoc('backup', file, ...(await databaseOf(server.data)));
    expect(again).toMatchObject({ exit: 2, stderr: expect.stringContaining('is there already') });
    const nothing = await giaouoc('backup', 'new', '--data', givenFolder(), '--database-url', '');
    expect(nothing).toMatchObject({ exit: 3, stderr: expect.stringContaining('no database') });
  });
});

describe('what is no whole backup is refused, and nothing is written', () => {
  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['without its last line', (text: string) => text.replace(/[^\n]*\n$/, '')],
    ['with one changed byte', (text: string) => text.replace('Vice Chair', 'Vice chair')],
    ['of another kind', () => '{"format":"something"}\n{}\n'],
    ['empty', () => ''],
  ])('a file that is %s', async (_, change) => {
    const server = await givenServer();
    await server.play(signingYear());
    const file = await backedUp(server);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const data = givenData();
    const { stdout, exit } = await giaouoc('restore', file, ...(await databaseOf(data)));
    expect({ stdout, exit }).toEqual({ stdout: '', exit: 3 });
    const fresh = await givenServer(data);
    expect((await fresh.get('/api/health/ready')).json).toMatchObject({ journals: 0 });
  });

  test('nor is one restored where a database is', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const file = await backedUp(server);
    const onTop = await giaouoc('restore', file, ...(await databaseOf(server.data)));
    expect(onTop).toMatchObject({ exit: 4, stdout: expect.stringContaining('an empty place') });
    expect((await server.say(pledgeSign('ha-noi'))).status).toBe(201);
  });
});

const CITIES = ['can-tho', 'da-nang', 'ha-noi', 'hai-phong'];

/**
 * A cluster whose four cities are witnesses, three of them a quorum, and which they have seen.
 * @param others what stands in the place of a city's witness, by its address
 */
async function givenWatched(others: Readonly<Record<string, string>> = {}) {
  const running: TestWitness[] = [];
  for (const city of CITIES) running.push(await givenWitness(city));
  const urls = {
    ...Object.fromEntries(CITIES.map((city, index) => [city, running[index]?.url ?? null])),
    ...others,
  };
  const cluster = foundedCluster(CITIES, witnessedBy(urls));
  const server = await givenServer();
  await server.play(cluster);
  await server.witnessed();
  return { running, cluster, server };
}

/** Something that answers every request with one text. @returns its address */
async function givenAnswer(text: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Something more is said to the server, and seen by its witnesses. */
async function goOn(server: TestServer, cluster: TestCluster, stage = launch): Promise<void> {
  const from = cluster.lines.length;
  stage(cluster);
  await server.play(cluster, from);
  await server.witnessed();
}

/** The entries and the newest head of a journal, as whoever reads it exports them. */
interface Exported {
  readonly lines: AsyncIterable<Uint8Array>;
  readonly checkpoint: string;
}

async function exportedFrom(server: TestServer): Promise<Exported> {
  const text = await journalOn(server);
  const bytes = text.trimEnd().split('\n').map(utf8Encode);
  return {
    lines: { [Symbol.asyncIterator]: () => Readable.from(bytes)[Symbol.asyncIterator]() },
    checkpoint: (await server.get('/api/clusters/cities/checkpoint')).text,
  };
}

/** A city's officer leaves. */
const leaving = (cluster: TestCluster) =>
  signed(cluster, {
    type: 'officer.revoke',
    by: 'hai-phong',
    officer: 'root',
    body: { key: keyOf('hai-phong/officer').id, reason: 'Left the office' },
  });

describe('a restored journal', () => {
  test('that is behind its witnesses is shown, not written to, and says why', async () => {
    const { cluster, server } = await givenWatched();
    const file = await backedUp(server);
    const kept = journalText(cluster.lines);
    await goOn(server, cluster);
    await server.close();
    const behind = await givenServer(await restoredTo(file, '--newest'));
    expect(await journalOn(behind)).toBe(kept);
    expect(await breachOn(behind)).toMatchObject({
      rule: 'restored',
      found: CITIES.map((city) => `${city} has cosigned ${cluster.lines.length} entries`).join(
        ', ',
      ),
    });
    const launched = JSON.parse(cluster.lines.at(-1) ?? '');
    const { signatures, statement } = launched;
    const answer = await behind.say({ signatures, statement });
    expect([answer.status, answer.codes]).toEqual([409, ['server/restored']]);
    expect(await journalOn(behind)).toBe(kept);
  });

  test('is continued once the missing entries were brought from a later export', async () => {
    const { cluster, server } = await givenWatched();
    const file = await backedUp(server);
    await goOn(server, cluster);
    const out = join(givenFolder(), 'out');
    writeJournalFolder(out, cluster);
    await server.close();
    const data = await restoredTo(file);
    const added = await giaouoc('restore', '--journal', out, ...(await databaseOf(data)));
    expect(added).toMatchObject({ exit: 0, stdout: expect.stringContaining('were added') });
    const again = await giaouoc('restore', '--journal', out, ...(await databaseOf(data)));
    expect(again).toMatchObject({ exit: 4, stdout: expect.stringContaining('nothing that is') });
    const whole = await givenServer(data);
    expect(await breachOn(whole)).toBeNull();
    await goOn(whole, cluster, draftPledge);
    expect(await journalOn(whole)).toBe(journalText(cluster.lines));
  });

  test('is continued under the key to which its server has changed, and no older one', async () => {
    const cluster = foundedCluster(CITIES);
    const server = await givenServer();
    await server.play(cluster);
    const file = await backedUp(server);
    await server.close();
    const rotated = await givenServer(server.data, cluster.now() + 60_000, { rotateKey: true });
    const rotation = await exportedFrom(rotated);
    expect((await rotated.say(leaving(cluster))).status).toBe(201);
    const later = await exportedFrom(rotated);
    const place = await storageOf(await restoredTo(file));
    const bring = ({ lines, checkpoint }: Exported) =>
      continueJournal({ place, cluster: 'cities', lines, checkpoints: [checkpoint] });
    // Whoever has found the old key could sign another history with it.
    const [, size, root = ''] = later.checkpoint.split('\n');
    const head = { origin: ORIGIN, size: Number(size), root: Buffer.from(root, 'base64') };
    const forged = await bring({ ...later, checkpoint: signedHead(head) });
    expect(forged).toMatchObject({ ok: false, problem: 'broken' });
    const before = cluster.lines.length;
    expect(await bring(rotation)).toEqual({ ok: true, before, size: before + 1 });
    expect(await bring(later)).toEqual({ ok: true, before: before + 1, size: before + 2 });
  });

  test('takes no entry that was changed, nor another history', async () => {
    const { cluster, server } = await givenWatched();
    const file = await backedUp(server);
    await goOn(server, cluster);
    const data = await restoredTo(file);
    const bring = async (lines: readonly string[]) => {
      const out = join(givenFolder(), 'out');
      writeJournalFolder(out, cluster, { lines });
      return giaouoc('restore', '--journal', out, ...(await databaseOf(data)));
    };
    const last = cluster.lines.at(-1) ?? '';
    const forged = await bring(cluster.lines.with(-1, last.replace(/"sig":"../, '"sig":"AA')));
    expect(forged).toMatchObject({ exit: 1, stdout: expect.stringContaining('does not hold') });
    const first = (cluster.lines[0] ?? '').replace('"at":"2023', '"at":"2022');
    const other = await bring(cluster.lines.with(0, first));
    expect(other).toMatchObject({ exit: 4, stdout: expect.stringContaining('another history') });
  });

  test('is continued when enough witnesses know of no more, and asks nobody again', async () => {
    const { running, cluster, server } = await givenWatched();
    const data = await restoredTo(await backedUp(server));
    await server.close();
    // Of four, three are a quorum: any three of them have one of these two among them.
    await running[0]?.stop();
    await running[1]?.stop();
    const first = await givenServer(data);
    expect(await breachOn(first)).toBeNull();
    await first.close();
    for (const witness of running.slice(2)) await witness.stop();
    const second = await givenServer(data);
    expect(await breachOn(second)).toBeNull();
    const from = cluster.lines.length;
    launch(cluster);
    await second.play(cluster, from);
  });

  test('is not held by a witness that makes up a longer journal', async () => {
    const root = new Uint8Array(32);
    const made = { origin: ORIGIN, size: 99, root };
    const liar = await givenAnswer(signedHead(made, { 'can-tho': WITNESS_TIME }, 'impostor'));
    const { server } = await givenWatched({ 'can-tho': liar });
    const data = await restoredTo(await backedUp(server));
    await server.close();
    expect(await breachOn(await givenServer(data))).toBeNull();
  });

  test('waits for witnesses that are away, and goes on while the server runs', async () => {
    const { running, server } = await givenWatched();
    const data = await restoredTo(await backedUp(server));
    await server.close();
    for (const witness of running.slice(1)) await witness.stop();
    const waiting = await givenServer(data);
    expect(await breachOn(waiting)).toMatchObject({
      rule: 'restored',
      found: '1 of 2 witnesses who are needed answered',
    });
    await running[1]?.start();
    await until(async () => (await breachOn(waiting)) === null);
  });

  test('without witnesses waits for the word of its operator', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const data = await restoredTo(await backedUp(server));
    const held = await givenServer(data);
    expect(await breachOn(held)).toMatchObject({ found: 'no witnesses who could be asked' });
    expect((await held.say(pledgeSign('ha-noi'))).codes).toEqual(['server/restored']);
    await held.close();
    const said = await giaouoc('restore', '--newest', ...(await databaseOf(data)));
    expect(said.exit).toBe(0);
    const free = await givenServer(data);
    expect((await free.say(pledgeSign('ha-noi'))).status).toBe(201);
    await free.close();
    const real = await giaouoc('restore', '--newest', ...(await databaseOf(server.data)));
    expect(real).toMatchObject({ exit: 4, stdout: expect.stringContaining('was not restored') });
  });
});

/** Resolves when something has become true; the test's own limit ends it otherwise. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 50));
}
