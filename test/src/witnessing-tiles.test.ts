import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  hexEncode,
  parsePolicy,
  readEntryBundle,
  type Tile,
  tilePath,
  tilesOf,
  treeRoot,
  verifyReceipt,
} from '../../workflows/index.js';
import { foundedCluster, START, type TestCluster } from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { givenServer, removeAll, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, type TestWitness, WITNESS_TIME, witnessedBy } from '../support/watching.js';

const CITIES = ['ha-noi', 'hai-phong', 'can-tho'];
const WITNESSES = ['can-tho', 'da-nang', 'hue'];
const base = '/api/clusters/cities';
/** So many entries fill one tile and begin another, and begin the next level. */
const ENTRIES = 300;
/** The size at which two of the three witnesses have cosigned for the first time. */
const WITNESSED = 40;

let server: TestServer;
let cluster: TestCluster;
let witnesses: readonly TestWitness[];
let token: string;

/** A cluster that enrols officers until it has as many entries as it is to have. */
function longCluster(urls: Readonly<Record<string, string>>): TestCluster {
  const long = foundedCluster(CITIES, witnessedBy(urls));
  for (let count = long.lines.length; count < ENTRIES; count += 1) {
    const officer = `officer-${count}`;
    long.say({
      type: 'officer.enrol',
      by: CITIES[count % CITIES.length] ?? '',
      body: {
        officer,
        name: null,
        office: { vi: 'Chuyên viên', en: 'Officer' },
        key: keyOf(officer).x,
        steps: ['report'],
        from: new Date(START).toISOString(),
        until: '2030-01-01T00:00:00.000Z',
        document: null,
      },
    });
  }
  return long;
}

beforeAll(async () => {
  let time = WITNESS_TIME;
  witnesses = await Promise.all(WITNESSES.map((city) => givenWitness(city, () => time)));
  const urls = WITNESSES.map((city, index) => [city, witnesses[index]?.url ?? '']);
  cluster = longCluster(Object.fromEntries(urls));
  server = await givenServer(undefined, undefined, { witnessInterval: 3_600_000 });
  for (const { stop } of witnesses) await stop();
  const part = (count: number) => ({ ...cluster, lines: cluster.lines.slice(0, count) });
  await server.play(part(WITNESSED - 20));
  await witnesses[0]?.start();
  await server.witnessed();
  await server.play(part(WITNESSED), WITNESSED - 20);
  await witnesses[1]?.start();
  time += 60;
  await server.witnessed();
  await server.play(part(ENTRIES - 1), WITNESSED);
  time += 60;
  await server.witnessed();
  await server.play(cluster, ENTRIES - 1);
  token = await server.signIn();
}, 120_000);
afterAll(removeAll);

const read = (tile: Tile) => server.get(`${base}/${tilePath(tile)}`, { token });

/** The hashes of a tile, one after the other. */
const hashesIn = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / 32 }, (_, index) =>
    bytes.subarray(32 * index).subarray(0, 32),
  );

describe('the tiles of a journal', () => {
  test('are the tree: its leaves give the root of the head', async () => {
    const leaves: Buffer[] = [];
    for (const tile of tilesOf(ENTRIES)) {
      if (tile.level !== 0) continue;
      const { status, bytes, headers } = await read(tile);
      expect([status, bytes.length]).toEqual([200, 32 * tile.width]);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      leaves.push(...hashesIn(bytes));
    }
    expect(leaves).toHaveLength(ENTRIES);
    expect(hexEncode(treeRoot(leaves))).toBe(cluster.replay.rootAt(ENTRIES));
    const above = await read({ level: 1, index: 0, width: 1 });
    expect(hexEncode(above.bytes)).toBe(hexEncode(treeRoot(leaves.slice(0, 256))));
  });

  test('are readable without a session, and their bundles of entries only with one', async () => {
    const hashes = await server.get(`${base}/${tilePath({ level: 0, index: 0, width: 256 })}`);
    expect(hashes.status).toBe(200);
    const path = tilePath({ level: 'entries', index: 0, width: 256 });
    expect((await server.get(`${base}/${path}`)).codes).toEqual(['session/missing']);
    const { status, headers } = await server.get(`${base}/${path}`, { token });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  test('hold the journal word for word in their bundles of entries', async () => {
    const entries: Uint8Array[] = [];
    for (const tile of tilesOf(ENTRIES)) {
      if (tile.level === 'entries') {
        entries.push(...(readEntryBundle((await read(tile)).bytes) ?? []));
      }
    }
    const journal = await server.get(`${base}/journal`, { token });
    expect(entries.map((entry) => `${Buffer.from(entry)}\n`).join('')).toBe(journal.text);
  });

  test('are given in any part that is filled', async () => {
    const whole = await read({ level: 0, index: 0, width: 256 });
    const part = await read({ level: 0, index: 0, width: 7 });
    expect(part.bytes).toEqual(whole.bytes.subarray(0, 7 * 32));
  });

  test.each([
    ['is not filled', tilePath({ level: 0, index: 1, width: ENTRIES - 256 + 1 })],
    ['has not begun', tilePath({ level: 0, index: 2, width: 1 })],
    ['is above the tree', tilePath({ level: 2, index: 0, width: 1 })],
    ['is far above the tree', tilePath({ level: 63, index: 0, width: 1 })],
    ['of entries is not filled', tilePath({ level: 'entries', index: 1, width: 256 })],
    ['has no such name', 'tile/0/0'],
    ['has no such width', 'tile/0/000.p/256'],
    ['leads elsewhere', 'tile/0/..%2f..%2fjournal'],
  ])('that %s are not there', async (_, path) => {
    const { status, codes } = await server.get(`${base}/${path}`, { token });
    expect([status, codes]).toEqual([404, ['server/no-tile']]);
  });
});

describe('a receipt', () => {
  const policyNow = async () => {
    const parsed = parsePolicy((await server.get(`${base}/policy`)).text);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    return parsed.policy;
  };
  const receiptOf = async (seq: number) => {
    const answer = await server.get(`${base}/entries/${seq}/receipt`, { token });
    expect(answer.status).toBe(200);
    return verifyReceipt(answer.text, await policyNow(), verifyEd25519);
  };

  test('proves the entry under the first head that a quorum has cosigned', async () => {
    for (const seq of [0, WITNESSED - 25, WITNESSED - 1]) {
      const receipt = await receiptOf(seq);
      if (!receipt.ok) throw new Error(receipt.problem.code);
      expect(Buffer.from(receipt.entry).toString('utf8')).toBe(cluster.lines[seq]);
      expect(receipt).toMatchObject({ index: seq, quorum: true, quorumTime: WITNESS_TIME + 60 });
      expect(receipt.checkpoint.size).toBe(WITNESSED);
      expect([...receipt.times.keys()]).toEqual(['can-tho', 'da-nang']);
    }
  });

  test('of a later entry has a later head', async () => {
    const receipt = await receiptOf(WITNESSED);
    if (!receipt.ok) throw new Error(receipt.problem.code);
    expect(receipt.checkpoint.size).toBe(ENTRIES - 1);
    expect(receipt.quorumTime).toBe(WITNESS_TIME + 120);
  });

  test('has the newest head, and says so, while no quorum covers the entry', async () => {
    const receipt = await receiptOf(ENTRIES - 1);
    if (!receipt.ok) throw new Error(receipt.problem.code);
    expect(receipt.checkpoint.size).toBe(ENTRIES);
    expect(receipt).toMatchObject({ quorum: false, quorumTime: null });
  });

  test('is a file with a name, for those who may read the journal', async () => {
    const path = `${base}/entries/7/receipt`;
    expect((await server.get(path)).codes).toEqual(['session/missing']);
    const { headers, text } = await server.get(path, { token });
    expect(headers.get('content-disposition')).toBe('attachment; filename="cities-7.tlog-proof"');
    expect(text.startsWith('c2sp.org/tlog-proof@v1\nextra ')).toBe(true);
  });

  test('is not given for an entry that is not there', async () => {
    for (const seq of [ENTRIES, 1_000_000]) {
      const answer = await server.get(`${base}/entries/${seq}/receipt`, { token });
      expect(answer.codes).toEqual(['server/unknown-entry']);
    }
    const { codes } = await server.get(`${base}/entries/last/receipt`, { token });
    expect(codes).toEqual(['http/bad-parameter']);
  });
});
