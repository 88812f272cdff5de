/** Witnesses of clusters whose journals are not in memory, and of which nobody asks anything. */
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { canonicalize, type Entry, type Json } from '../../workflows/index.js';
import { type AnySaid, foundedCluster, ORIGIN } from '../support/cluster.js';
import type { TestServer } from '../support/http.js';
import { cleanUpAfterEach, givenData, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

const CITIES = ['ha-noi', 'hai-phong'];

/** There is room for the journal that was used last, and for no other. */
const cramped = { cacheEntries: 1 };

const watchedBy = (url: string) => foundedCluster(CITIES, witnessedBy({ 'da-nang': url }));

/** Says everything of another cluster, without witnesses, which takes the room of all others. */
async function makeRoomFor(id: string, { post, clock }: TestServer): Promise<void> {
  for (const line of foundedCluster(CITIES, { id }, `test.example/${id}`).lines) {
    const { signatures, statement, at } = JSON.parse(line) as Entry;
    clock.set(at);
    const body = { signatures, statement } as unknown as Json;
    expect((await post(`/api/clusters/${id}/statements`, body)).status).toBe(201);
  }
}

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Whether a witness has cosigned a head of the cities' journal; the server is not asked. */
const hasCosigned = async (url: string): Promise<boolean> => {
  const log = createHash('sha256').update(ORIGIN).digest('hex');
  return (await fetch(`${url}/${log}/checkpoint`)).status === 200;
};

test('a head whose witness was away is cosigned after its journal has made room', async () => {
  const witness = await givenWitness('da-nang');
  const cluster = watchedBy(witness.url);
  await witness.stop();
  const server = await givenServer(givenData(), undefined, cramped);
  await server.play(cluster);
  await makeRoomFor('areas', server);
  await witness.start();
  await until(() => hasCosigned(witness.url));
}, 60_000);

test('a head whose witness was away is cosigned after a restart', async () => {
  const witness = await givenWitness('da-nang');
  const cluster = watchedBy(witness.url);
  await witness.stop();
  const data = givenData();
  const server = await givenServer(data);
  await server.play(cluster);
  await makeRoomFor('areas', server);
  await server.close();
  await witness.start();
  await givenServer(data, cluster.now(), cramped);
  await until(() => hasCosigned(witness.url));
}, 60_000);

test('what is lodged for a cluster that nobody asks for gets its entry', async () => {
  const witness = await givenWitness('da-nang');
  const cluster = watchedBy(witness.url);
  const server = await givenServer(givenData(), undefined, cramped);
  await server.play(cluster);
  await server.witnessed();
  await makeRoomFor('areas', server);
  server.clock.set(new Date(cluster.now()).toISOString());
  const { signatures, statement } = signed(cluster, {
    type: 'officer.revoke',
    by: 'hai-phong',
    officer: 'root',
    body: { key: keyOf('hai-phong/officer').id, reason: 'Left the office' },
  } satisfies AnySaid);
  const lodged = { publicKey: keyOf('hai-phong').x, signatures, statement } as unknown as Json;
  const body = canonicalize(lodged);
  expect((await fetch(`${witness.url}/lodge`, { method: 'POST', body })).status).toBe(200);
  const sizeOf = async (id: string): Promise<number> => {
    const { json } = await server.get('/api/clusters');
    return json.clusters.find((each: { id: string }) => each.id === id).size;
  };
  await until(async () => (await sizeOf('cities')) > cluster.lines.length);
}, 60_000);
