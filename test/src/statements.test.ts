import { describe, expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { foundedCluster, openTestCluster } from '../support/cluster.js';
import { founded, handedOverYear, signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { draftPledge, launch, openPledge } from '../support/year.js';

cleanUpAfterEach();

const signing = (by: string) =>
  ({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } }) as const;

describe('the door for statements', () => {
  test('a whole year over HTTP has the very bytes that the rules write', async () => {
    const cluster = handedOverYear();
    const server = await givenServer();
    await server.play(cluster);
    const token = await server.signIn();
    const journal = await server.get('/api/clusters/cities/journal', { token });
    expect(journal.text).toBe(`${cluster.lines.join('\n')}\n`);
  });

  test('an accepted statement is answered with its place and the head that covers it', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const { size } = cluster.journal();
    const answer = await server.say(signed(cluster, signing('ha-noi')));
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ seq: size, at: server.clock.now() });
    expect(answer.json.checkpoint).toContain(`\n${size + 1}\n`);
    const state = await server.get('/api/clusters/cities/cycles/2023', {
      token: await server.signIn(),
    });
    expect(state.json).toMatchObject({
      state: 'underway.pledging.signing',
      waitingFor: { 'hai-phong': ['pledge.sign'], 'can-tho': ['pledge.sign'] },
    });
  });

  test('the same statement fifty times at once has one entry', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const sign = signed(cluster, signing('ha-noi'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.say(sign)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    const places = answers.map(({ json: { checkpoint: _, ...place } }) => JSON.stringify(place));
    expect(new Set(places).size).toBe(1);
    const later = await server.say(sign);
    expect(later.json).toEqual(answers[0]?.json);
    const { json } = await server.get('/api/clusters');
    expect(json.clusters[0].size).toBe(cluster.journal().size + 1);
  });

  test('a statement that has its entry is refused under another signature', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const sign = signed(cluster, signing('ha-noi'));
    await server.say(sign);
    const forged = signed(cluster, { ...signing('ha-noi'), key: keyOf('stranger') });
    const answer = await server.say({ ...sign, signatures: forged.signatures });
    expect(answer.codes).toContain('authority/unknown-key');
    expect(answer.codes).toContain('frame/said-before');
  });

  test('sixty-four cities that sign at once have 64 entries and one pledge in force', async () => {
    const members = Array.from({ length: 64 }, (_, index) => `city-${index}`);
    const cluster = foundedCluster(members);
    for (const stage of [launch, draftPledge, openPledge]) stage(cluster);
    const server = await givenServer();
    await server.play(cluster);
    const { size } = cluster.journal();
    const answers = await Promise.all(
      members.map((member) => server.say(signed(cluster, signing(member)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(members.map(() => 201));
    const places = answers.map(({ json }) => json.seq).sort((a, b) => a - b);
    expect(places).toEqual(members.map((_, index) => size + index));
    const token = await server.signIn(keyOf('city-0'));
    const turning = async (seq: number) =>
      (await server.get(`/api/clusters/cities/state?at=${seq}`, { token })).json.cycles[YEAR];
    expect((await turning(size + 62)).context.pledge.inForce).toBe(false);
    expect((await turning(size + 63)).context.pledge.inForce).toBe(true);
  }, 60_000);

  test('a dry run says what would follow and changes nothing', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const before = await server.get('/api/clusters/cities/checkpoint');
    const sign = signed(cluster, signing('ha-noi'));
    const dry = await server.say(sign, '?dry=true');
    expect(dry.status).toBe(200);
    const again = signed(cluster, { ...signing('ha-noi'), cycle: 2024 });
    expect((await server.say(again, '?dry=true')).codes).toContain('frame/not-in-this-state');
    expect((await server.get('/api/clusters/cities/checkpoint')).text).toBe(before.text);
    const real = await server.say(sign);
    expect(real.status).toBe(201);
    expect({ ...real.json, checkpoint: null }).toEqual(dry.json);
    expect((await server.say(sign, '?dry=maybe')).codes).toEqual(['http/bad-parameter']);
  });

  test('somebody whose signature is nobody’s learns nothing about the state', async () => {
    const cluster = signingYear();
    const server = await givenServer();
    await server.play(cluster);
    const forged = signed(cluster, {
      ...signing('ha-noi'),
      body: { digest: '0'.repeat(64) },
      key: keyOf('stranger'),
    });
    expect((await server.say(forged)).codes).toEqual(['authority/unknown-key']);
  });
});

describe('the founding of a journal', () => {
  test('a cluster is founded by statements alone, and by the hosts of its own server', async () => {
    const server = await givenServer();
    expect((await server.get('/api/clusters/cities/journal')).codes).toEqual([
      'server/unknown-cluster',
    ]);
    const cluster = founded();
    await server.play(cluster);
    expect((await server.get('/api/clusters')).json).toEqual({
      clusters: [
        { id: 'cities', origin: 'test.example/cities', size: cluster.lines.length, writable: true },
      ],
    });
  });

  test('a founding that names another server key is not taken', async () => {
    const server = await givenServer();
    const [line = ''] = founded().lines;
    const { statement } = JSON.parse(line);
    const body = { ...statement.body, server: { key: keyOf('another server').x, host: null } };
    const said = { type: 'cluster.found', by: 'ha-noi', officer: 'root', body } as const;
    const answer = await server.say(signed(openTestCluster(), said));
    expect(answer.codes).toEqual(['server/other-server-key']);
    expect(answer.json.serverKey).toBe(server.key);
    expect((await server.get('/api/clusters')).json.clusters).toEqual([]);
  });

  test('a founding under another address than its origin is not taken', async () => {
    const server = await givenServer();
    const [line = ''] = founded().lines;
    const { statement, signatures } = JSON.parse(line);
    const answer = await server.post('/api/clusters/provinces/statements', {
      signatures,
      statement,
    });
    expect(answer.status).toBe(403);
    expect(answer.codes).toEqual(['server/not-hosted']);
  });
});
