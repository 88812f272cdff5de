import { describe, expect, test } from '@jest/globals';
import { parsePolicy, verifyCheckpoint } from '../../workflows/index.js';
import {
  charterFor,
  foundedCluster,
  foundingFor,
  openTestCluster,
  type TestCluster,
} from '../support/cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { cleanUpAfterEach, givenData, givenServer, type TestServer } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, WITNESS_TIME, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

const CITIES = ['can-tho', 'da-nang', 'ha-noi', 'hai-phong'];
/** What is said before the cluster is active: the founding, and all signatures but one. */
const FOUNDING = CITIES.length;

/** The beginning of a history. */
const firstOf = (cluster: TestCluster, count: number): TestCluster => ({
  ...cluster,
  lines: cluster.lines.slice(0, count),
});

const base = '/api/clusters/cities';
const witnesses = async ({ get }: TestServer) => (await get(`${base}/witnesses`)).json;

/** The newest head of a server under the server's own policy. */
async function headOf({ get }: TestServer) {
  const policy = parsePolicy((await get(`${base}/policy`)).text);
  if (!policy.ok) throw new Error(`the policy is none: ${policy.problem.code}`);
  const judged = verifyCheckpoint(
    (await get(`${base}/checkpoint`)).text,
    policy.policy,
    verifyEd25519,
  );
  if (!judged.ok) throw new Error(`the head does not hold: ${judged.problem.code}`);
  return judged;
}

/** Witnesses of the given cities, and a cluster that names them. */
async function givenWatched(cities: readonly string[], quorum: number | null = null) {
  let time = WITNESS_TIME;
  const running = await Promise.all(cities.map((city) => givenWitness(city, () => time)));
  const urls = Object.fromEntries(cities.map((city, index) => [city, running[index]?.url ?? null]));
  return {
    running,
    cluster: foundedCluster(CITIES, witnessedBy(urls, quorum)),
    later: (seconds: number) => {
      time += seconds;
    },
  };
}

describe('the newest head', () => {
  test('carries the cosignatures of its witnesses, with their times', async () => {
    const { cluster } = await givenWatched(CITIES);
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    const { checkpoint, times, quorum, quorumTime } = await headOf(server);
    expect(checkpoint.size).toBe(cluster.lines.length);
    expect([...times]).toEqual(CITIES.map((city) => [city, WITNESS_TIME]));
    expect({ quorum, quorumTime }).toEqual({ quorum: true, quorumTime: WITNESS_TIME });
  });

  test('has its own tag for every number of cosignatures', async () => {
    const { cluster, running } = await givenWatched(['can-tho', 'da-nang'], 1);
    await running[1]?.stop();
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    const before = await server.get(`${base}/checkpoint`);
    const etag = before.headers.get('etag') ?? '';
    const again = await server.get(`${base}/checkpoint`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(before.headers.get('cache-control')).toBe('public, no-cache');
    await running[1]?.start();
    await server.witnessed();
    const after = await server.get(`${base}/checkpoint`, { headers: { 'if-none-match': etag } });
    expect(after.status).toBe(200);
    expect(after.text.startsWith(before.text)).toBe(true);
  });

  test('is shown to witnesses only once the cluster is active', async () => {
    const { cluster } = await givenWatched(['da-nang'], 1);
    const server = await givenServer();
    await server.play(firstOf(cluster, FOUNDING));
    await server.witnessed();
    expect((await witnesses(server)).list[0].cosigned).toBeNull();
    await server.play(firstOf(cluster, FOUNDING + 1), FOUNDING);
    await server.witnessed();
    expect((await witnesses(server)).list[0].cosigned.size).toBe(FOUNDING + 1);
  });
});

describe('the witnesses of a cluster', () => {
  test('are told with their figures and how far each has vouched', async () => {
    const { cluster, running, later } = await givenWatched(CITIES);
    const server = await givenServer();
    await server.play(firstOf(cluster, FOUNDING + 1));
    await server.witnessed();
    await running[0]?.stop();
    later(60);
    await server.play(cluster, FOUNDING + 1);
    await server.witnessed();
    const answer = await witnesses(server);
    const size = cluster.lines.length;
    const time = new Date((WITNESS_TIME + 60) * 1000).toISOString();
    expect(answer).toMatchObject({
      head: { size, root: cluster.replay.rootAt(size) },
      witnesses: 4,
      quorum: 3,
      safeAgainst: 1,
      worksWithout: 1,
      witnessed: { size, time },
    });
    expect(answer.list.map(({ id }: { id: string }) => id)).toEqual(CITIES);
    expect(answer.list[0].cosigned).toEqual({
      size: FOUNDING + 1,
      time: new Date(WITNESS_TIME * 1000).toISOString(),
    });
    expect(answer.list[1]).toMatchObject({ cosigned: { size, time }, problem: null });
  });

  test('leave out the one whose machines run the server', async () => {
    const urls = Object.fromEntries(CITIES.map((city) => [city, null]));
    const cluster = openTestCluster();
    const founding = {
      ...foundingFor(CITIES, charterFor(CITIES, witnessedBy(urls))),
      server: { key: keyOf('server').x, host: 'hai-phong' },
    };
    cluster.say({ type: 'cluster.found', by: 'ha-noi', body: founding });
    const server = await givenServer();
    await server.play(cluster);
    const { list, witnesses: count, quorum } = await witnesses(server);
    expect(list.map(({ id }: { id: string }) => id)).toEqual(['can-tho', 'da-nang', 'ha-noi']);
    expect({ count, quorum }).toEqual({ count: 3, quorum: 2 });
    const policy = (await server.get(`${base}/policy`)).text;
    expect(policy.match(/^witness \S+/gm)).toEqual(
      ['can-tho', 'da-nang', 'ha-noi'].map((city) => `witness ${city}`),
    );
  });

  test('say in words why one is missing, in both languages', async () => {
    const { cluster, running } = await givenWatched(['da-nang'], 1);
    await running[0]?.stop();
    const server = await givenServer();
    await server.play(cluster);
    await server.witnessed();
    const words = async (language: string) => {
      const headers = { 'accept-language': language };
      const { json } = await server.get(`${base}/witnesses`, { headers });
      return json.list[0].problem;
    };
    expect(await words('en')).toEqual({
      code: 'unreachable',
      text: 'The witness cannot be reached.',
    });
    expect((await words('vi')).text).toMatch(/Không kết nối được/);
  });
});

describe('the heads that were cosigned', () => {
  test('are listed by size with all their cosignatures', async () => {
    const { cluster } = await givenWatched(['can-tho', 'da-nang'], 2);
    const server = await givenServer();
    await server.play(firstOf(cluster, FOUNDING + 1));
    await server.witnessed();
    await server.play(cluster, FOUNDING + 1);
    await server.witnessed();
    const sizesFrom = async (from: number) => {
      const { json } = await server.get(`${base}/checkpoints?from=${from}`);
      return json.map(({ size }: { size: number }) => size);
    };
    const all = await sizesFrom(0);
    expect(all[0]).toBe(FOUNDING + 1);
    expect(all.at(-1)).toBe(cluster.lines.length);
    expect(await sizesFrom(cluster.lines.length)).toEqual([cluster.lines.length]);
    expect(await sizesFrom(cluster.lines.length + 1)).toEqual([]);
    const { json } = await server.get(`${base}/checkpoints`);
    expect(json[0].note.match(/^— /gm)).toHaveLength(3);
    expect(json.at(-1).note).toBe((await server.get(`${base}/checkpoint`)).text);
  });

  test('are there after a restart, and the witnesses are asked from where they stood', async () => {
    const { cluster, later } = await givenWatched(['can-tho', 'da-nang'], 2);
    const data = givenData();
    const first = await givenServer(data);
    await first.play(cluster);
    await first.witnessed();
    const { text } = await first.get(`${base}/checkpoint`);
    await first.close();
    later(3600);
    const second = await givenServer(data);
    await second.witnessed();
    expect((await second.get(`${base}/checkpoint`)).text).toBe(text);
    expect((await headOf(second)).quorumTime).toBe(WITNESS_TIME);
    expect((await witnesses(second)).witnessed.size).toBe(cluster.lines.length);
  });

  test('are none where the charter names no witness', async () => {
    const server = await givenServer();
    await server.play(foundedCluster(CITIES));
    await server.witnessed();
    expect((await server.get(`${base}/checkpoints`)).json).toEqual([]);
    expect(await witnesses(server)).toMatchObject({ witnesses: 0, witnessed: null, list: [] });
    expect((await server.get(`${base}/policy`)).text).toMatch(/^quorum none$/m);
  });

  test('are not told of a cluster that is not kept here', async () => {
    const server = await givenServer();
    for (const page of ['checkpoint', 'checkpoints', 'witnesses', 'policy', 'tile/0/000.p/1']) {
      const answer = await server.get(`/api/clusters/provinces/${page}`);
      expect([page, answer.codes]).toEqual([page, ['server/unknown-cluster']]);
    }
  });
});
