import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { openParts } from '../../src/assembly.js';
import { systemClock } from '../../src/clock.js';
import { EDGE } from '../../src/http/edge.js';
import { openHolds } from '../../src/journal/holds.js';
import { openKeyring } from '../../src/keyring.js';
import { openLog } from '../../src/log.js';
import { openLodgings } from '../../src/witnessing/lodgings.js';
import { canonicalize, type Json, type Signed } from '../../workflows/index.js';
import { foundedCluster, type Said, type TestCluster } from '../support/cluster.js';
import { storageOf } from '../support/engine.js';
import { cleanUpAfterEach, closeLater, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong', 'can-tho'];
const base = '/api/clusters/cities';

/** A city ends a mandate; of an officer that there is not, which the rules refuse. */
const revocation = (by: string, officer = 'officer'): Said<'officer.revoke'> => ({
  type: 'officer.revoke',
  by,
  officer: 'root',
  body: { key: keyOf(`${by}/${officer}`).id, reason: 'Left the office' },
});

/** A statement as it is lodged with a witness. */
const lodging = (by: string, { signatures, statement }: Signed): Json =>
  ({ publicKey: keyOf(by).x, signatures, statement }) as unknown as Json;

/** Answers the lines of a witness's lodged statements, whoever asks. */
async function givenLodged(lines: readonly string[]): Promise<string> {
  const server = createServer((request, response) => {
    const isAsked = /^\/[0-9a-f]{64}\/lodged$/.test(request.url ?? '');
    response
      .writeHead(isAsked ? 200 : 404)
      .end(isAsked ? lines.map((line) => `${line}\n`).join('') : '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The parts of a server on a stored journal, and what became of what was taken over. */
async function givenLodgings(cluster: TestCluster) {
  const first = await givenServer();
  await first.play(cluster);
  await first.close();
  const storage = await openStorage(await storageOf(first.data));
  closeLater(storage.close);
  const parts = openParts({
    cacheEntries: 10_000,
    clock: systemClock,
    clusters: null,
    edge: EDGE,
    maxAttachmentBytes: 1024,
    witnessInterval: 3_600_000,
    holds: openHolds(),
    storage,
    keyring: openKeyring(first.data, null),
    log: openLog('silent'),
    pageFiles: new Map(),
    roles: null,
    observers: [],
  });
  closeLater(parts.journals.close);
  closeLater(parts.collector.close);
  await parts.journals.sweep();
  const outcomes: string[] = [];
  const lodgings = openLodgings({
    ...parts,
    interval: 3_600_000,
    timeout: 10_000,
    onFailure: (error) => {
      throw error;
    },
    onOutcome: (_, _witness, { signed: { statement } }, outcome) => {
      // Two witnesses may bring the same statement at the same time; it has one entry.
      if (outcome.kind === 'accepted' && !outcome.isNew) return;
      outcomes.push(`${statement.by.member} ${outcome.kind}`);
    },
  });
  closeLater(lodgings.close);
  return { lodgings, outcomes, live: parts.journals.loaded('cities') };
}

describe('a statement that was lodged with a witness', () => {
  test('gets its entry from a server that is honest', async () => {
    const witness = await givenWitness('da-nang');
    const cluster = foundedCluster(CITIES, witnessedBy({ 'da-nang': witness.url }));
    const server = await givenServer();
    await server.play(cluster);
    const sent = signed(cluster, revocation('can-tho'));
    const body = canonicalize(lodging('can-tho', sent));
    const { status } = await fetch(`${witness.url}/lodge`, { method: 'POST', body });
    expect(status).toBe(200);
    const size = async () => (await server.get(`${base}/witnesses`)).json.head.size;
    while ((await size()) === cluster.lines.length) await new Promise((go) => setTimeout(go, 20));
    const token = await server.signIn();
    const entry = await server.get(`${base}/entries/${cluster.lines.length}`, { token });
    expect(entry.json).toMatchObject({ statement: sent.statement, signatures: sent.signatures });
    expect((await server.say(sent)).json.seq).toBe(cluster.lines.length);
  });

  test('is taken once, from whichever witness, and refused once for good', async () => {
    const [first, second]: [string[], string[]] = [[], []];
    const urls = { 'da-nang': await givenLodged(first), hue: await givenLodged(second) };
    const cluster = foundedCluster(CITIES, witnessedBy(urls));
    const lineOf = (by: string, officer?: string) =>
      canonicalize(lodging(by, signed(cluster, revocation(by, officer))));
    const { lodgings, outcomes, live } = await givenLodgings(cluster);
    // Lodged only now: the server that wrote the journal looks for lodged statements as well.
    first.push(lineOf('ha-noi', 'nobody'), 'not a statement', '', lineOf('can-tho'));
    second.push(lineOf('can-tho'));
    await lodgings.takeOver();
    second.push(lineOf('hai-phong'));
    await lodgings.takeOver();
    expect(outcomes.sort()).toEqual(['can-tho accepted', 'ha-noi refused', 'hai-phong accepted']);
    expect(live?.shown.size).toBe(cluster.lines.length + 2);
  });

  test('is not looked for behind a line that no statement can have', async () => {
    const lines: string[] = [];
    const cluster = foundedCluster(CITIES, witnessedBy({ 'da-nang': await givenLodged(lines) }));
    const line = canonicalize(lodging('can-tho', signed(cluster, revocation('can-tho'))));
    const { lodgings, outcomes } = await givenLodgings(cluster);
    lines.push('x'.repeat(200_000), line);
    await lodgings.takeOver();
    expect(outcomes).toEqual([]);
    lines.shift();
    await lodgings.takeOver();
    expect(outcomes).toEqual(['can-tho accepted']);
  });
});
