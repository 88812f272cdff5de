/**
 * A journal moves to another server: the members appoint it, its operator takes the journal over
 * and serves it. Every command is a process of its own; the new server is the real one, on each
 * engine.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import {
  canonicalize,
  type Entry,
  formatPolicy,
  type Json,
  policyOf,
  type Statement,
} from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import type { TestCluster } from '../support/cluster.js';
import { allAt, headOf, seconds } from '../support/cosigned-heads.js';
import { databaseUrlOf, dropDatabaseOf } from '../support/engine.js';
import { CHAIR, DEPUTY, THIRD } from '../support/given.js';
import { writeJournalFolder } from '../support/journal-folder.js';
import { appointing, voting } from '../support/key-words.js';
import type { TestKey } from '../support/keys.js';
import { type Ran, run } from '../support/transcript.js';
import { databaseOf } from '../support/upkeep.js';
import { signPledge, WITNESSES, watchedYear } from '../support/witnessed-stage.js';

let program: string;
let folder: string;
let key: string;

beforeAll(() => {
  program = builtFile('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-cli-host-'));
  key = giaouoc('host key --data new').stdout.trim();
});
afterAll(async () => {
  for (const data of SERVERS) await dropDatabaseOf(join(folder, data));
  rmSync(folder, { recursive: true, force: true });
});

/** The data folders of the servers that take journals over. */
const SERVERS = ['new', 'other', 'third'];

const giaouoc = (command: string): Ran => run(program, `giaouoc ${command}`, folder);

/** Takes a journal over into a data folder and its database. */
async function imported(from: string, data: string, ...more: readonly string[]): Promise<Ran> {
  const into = await databaseOf(join(folder, data));
  return giaouoc(['host import', from, ...into, '--policy trusted', ...more].join(' '));
}

/** The members appoint the server that has this key, each over the head that all have seen. */
function appoint(cluster: TestCluster, x = key): void {
  const size = cluster.lines.length;
  const seen = { size, root: cluster.replay.rootAt(size) ?? '' };
  const alter = (statement: Statement): Statement => ({ ...statement, seen });
  cluster.say({ ...appointing(DEPUTY, DEPUTY, { x } as TestKey), alter });
  for (const by of [CHAIR, DEPUTY, THIRD]) cluster.say({ ...voting(cluster, by), alter });
}

/** Exports a journal with a head that these witnesses have cosigned, and a policy beside it. */
function exported(name: string, cluster: TestCluster, witnesses = WITNESSES): void {
  const checkpoint = headOf(cluster, allAt(witnesses, seconds(cluster.now())));
  writeJournalFolder(join(folder, name), cluster, { checkpoint });
}

const policy = (name: string, cluster: TestCluster): void =>
  writeFileSync(join(folder, name), formatPolicy(policyOf(cluster.journal().cluster.context)));

/** The statements of a journal's last entries, as `say --out` writes them. */
function statements(cluster: TestCluster, from: number): string[] {
  mkdirSync(join(folder, 'signed'), { recursive: true });
  return cluster.lines.slice(from).map((line, index) => {
    const { signatures, statement } = JSON.parse(line) as Entry;
    const file = join('signed', `${index}.json`);
    writeFileSync(join(folder, file), canonicalize({ signatures, statement } as unknown as Json));
    return file;
  });
}

/** The head that a server shows of the journal in a data folder, served for a moment. */
async function servedHead(data: string): Promise<string> {
  const server = await startServer({
    data: join(folder, data),
    databaseUrl: await databaseUrlOf(join(folder, data)),
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock: systemClock,
  });
  try {
    return await (await fetch(`${server.url}/api/clusters/cities/checkpoint`)).text();
  } finally {
    await server.close();
  }
}

describe('the key of a server', () => {
  test('is the same whenever it is asked for', () => {
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(giaouoc('host key --data new').stdout.trim()).toBe(key);
  });
});

describe('a journal that is handed over', () => {
  test('is taken over after the members have appointed the server, and goes on there', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    appoint(cluster);
    exported('handed', cluster);
    const taken = await imported('handed', 'new');
    expect(taken.stdout).toContain(`${cluster.lines.length} entries`);
    expect(taken.exit).toBe(0);
    // The pledge was due long ago: the new server says so at once, under its own key.
    expect(await servedHead('new')).toContain(`\n${cluster.lines.length + 1}\n`);
    const again = await imported('handed', 'new');
    expect(again.stdout).toContain('already');
    expect(again.exit).toBe(4);
  });

  test('is not taken over while the journal names another server', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    exported('elsewhere', cluster);
    const refused = await imported('elsewhere', 'other');
    expect(refused.stdout).toContain('names another server');
    expect(refused.stderr).toContain('Nothing was written.');
    expect(refused.exit).toBe(4);
  });

  test('is not taken over before a quorum has seen its end', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    appoint(cluster);
    exported('unseen', cluster, WITNESSES.slice(0, 2));
    const refused = await imported('unseen', 'other');
    expect(refused.stdout).toContain('No quorum of witnesses has seen all of this journal');
    expect(refused.exit).toBe(4);
  });

  test('is not taken over with one figure changed', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    appoint(cluster);
    exported('changed', cluster);
    const file = join(folder, 'changed', 'journal.ndjson');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"plan":"', '"plan":"0').slice(0));
    const refused = await imported('changed', 'other');
    expect(refused.stdout).toContain('An entry does not hold');
    expect(refused.exit).toBe(1);
  });

  test('is not taken over when it is shorter than its head', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    appoint(cluster);
    exported('cut', cluster);
    const file = join(folder, 'cut', 'journal.ndjson');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.slice(0, -2).join('\n').concat('\n'));
    const refused = await imported('cut', 'other');
    expect(refused.stdout).toContain('A head is not one of this journal');
    expect(refused.exit).toBe(1);
  });
});

describe('a journal whose server is gone', () => {
  test('is taken over with the statements by which the members appoint another', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    signPledge(cluster, DEPUTY);
    exported('left', cluster);
    const size = cluster.lines.length;
    const third = giaouoc('host key --data third').stdout.trim();
    appoint(cluster, third);
    const files = statements(cluster, size).map((file) => `--with ${file}`);
    const tooFew = await imported('left', 'third', ...files.slice(0, 2));
    expect(tooFew.stdout).toContain('names another server');
    const all = await imported('left', 'third', ...files);
    expect(all.stdout).toContain(`${files.length} statements were added`);
    expect(all.exit).toBe(0);
    expect(await servedHead('third')).toContain(`\n${size + files.length + 1}\n`);
  });

  test('is not taken over with a statement that the rules refuse', async () => {
    const cluster = watchedYear();
    policy('trusted', cluster);
    exported('alone', cluster);
    const size = cluster.lines.length;
    appoint(cluster);
    const [, vote = ''] = statements(cluster, size);
    const refused = await imported('alone', 'other', `--with ${vote}`);
    expect(refused.stdout).toContain('motion.vote');
    expect(refused.exit).toBe(4);
  });

  test('leaves nothing behind in a server that refused it', async () => {
    expect(await servedHead('other')).toContain('server/unknown-cluster');
  });
});
