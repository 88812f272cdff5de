/**
 * A sealed round as officers go through it at the command line: nothing but their keys and the
 * journal, and the rules judge every statement that comes out.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bodies } from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { enrol, type TestCluster } from '../support/cluster.js';
import { givenServer, removeAll } from '../support/http.js';
import { CITIES, citiesBeforeDraw, type Desk, openDesk } from '../support/sealing-cities.js';
import * as year from '../support/year.js';

let desk: Desk;
let drawn: TestCluster;
let sealed: TestCluster;
let closed: TestCluster;

const sheet = (member: string, economy: number, society: number) =>
  desk.file(`${member}.json`, { member, points: { economy, society } });
const others = (city: string) => CITIES.filter((each) => each !== city);
const peer = (cluster: TestCluster) => year.contextOf(cluster).review.peer;

beforeAll(async () => {
  desk = openDesk();
  drawn = citiesBeforeDraw();
  for (const city of CITIES) await desk.act(drawn, city, 'enter');
  for (const city of CITIES) await desk.act(drawn, city, 'nonce');
  drawn.say({ type: 'draw.close', by: 'ha-noi', cycle: YEAR, body: { reason: null } });
  sealed = drawn.fork();
  for (const [at, city] of CITIES.entries()) {
    const files = others(city).map((member) => sheet(member, 50_000 + at, 40_000 - at));
    await desk.act(sealed, city, 'sheet', ...files);
    await desk.act(sealed, city, 'sheet', ...files);
  }
  closed = sealed.fork();
  for (const by of CITIES.slice(0, 3)) {
    closed.say({ type: 'peer.close', by, cycle: YEAR, body: { reason: null } });
  }
}, 120_000);

afterAll(async () => {
  desk.close();
  await removeAll();
});

describe('the draw', () => {
  test('is entered with a key for shares, and revealed with nothing kept in between', () => {
    const { draw } = year.contextOf(drawn).review;
    expect(Object.keys(draw.boxes)).toHaveLength(4);
    expect(new Set(Object.values(draw.boxes)).size).toBe(4);
    expect(draw.seed).toMatch(/^[0-9a-f]{64}$/);
  });

  test('names whom a city must not judge', async () => {
    const cluster = citiesBeforeDraw();
    const { signed } = await desk.act(cluster, 'hue', 'enter', '--conflict', 'ha-noi');
    expect(signed[0]?.statement.body).toMatchObject({ conflicts: ['ha-noi'] });
  });
});

describe('a sheet', () => {
  test('is sealed only after shares of the secret lie with the others', async () => {
    const first = await desk.run(drawn, 'hue', 'sheet', sheet('ha-noi', 1, 2));
    expect(first.signed.map(({ statement }) => statement.type)).toEqual(['seal.deposit']);
    const body = first.signed[0]?.statement.body as Bodies['seal.deposit'] | undefined;
    expect(Object.keys(body?.shares ?? {}).sort()).toEqual([...others('hue')].sort());
    expect(first.said).toContain('Send this first');
  });

  test('says before it is sealed that it becomes public', async () => {
    const { said, signed } = await desk.run(sealed, 'hue', 'sheet', sheet('ha-noi', 1, 2));
    expect(said).toContain('Once the round is closed, every single');
    expect(JSON.stringify(signed)).not.toContain('economy');
    const vi = openDesk('vi');
    const spoken = await vi.run(sealed, 'hue', 'sheet', sheet('ha-noi', 1, 2));
    vi.close();
    expect(spoken.said).toContain('không phải giữ kín mãi');
  });

  test('tells nobody anything while it is sealed', () => {
    expect(peer(sealed).given).toEqual({});
    expect(sealed.lines.filter((line) => line.includes('50000'))).toEqual([]);
  });

  test('that would be refused when it is opened is not sealed', async () => {
    const tooMuch = await desk.run(sealed, 'hue', 'sheet', sheet('ha-noi', 60_001, 0));
    expect(tooMuch).toMatchObject({ exit: 4, signed: [] });
    expect(tooMuch.said).toContain('peer/points-off-criteria');
    const file = desk.file('bad.json', { member: 'ha-noi', points: { economy: 'many' } });
    const malformed = await desk.run(sealed, 'hue', 'sheet', file);
    expect(malformed).toMatchObject({ exit: 2, signed: [] });
    expect(malformed.said).toContain('/points/economy');
  });

  test('is refused from a second officer, whose secret nobody else keeps', async () => {
    const cluster = sealed.fork();
    enrol(cluster, 'hue', 'clerk');
    const { exit, said } = await desk.run(cluster, 'hue/clerk', 'sheet', sheet('ha-noi', 1, 2));
    expect(exit).toBe(2);
    expect(said).toContain('left with the key of officer');
  });
});

describe('after the close', () => {
  test('a city opens all its sheets with its key and the journal alone', async () => {
    const cluster = closed.fork();
    const { signed, said } = await desk.act(cluster, 'ha-noi', 'open');
    expect(signed.map(({ statement }) => statement.type)).toEqual(Array(3).fill('peer.open'));
    expect(said).toContain('for all to read');
    expect(peer(cluster).given.hue).toEqual({ 'ha-noi': 90_000 });
    expect(peer(cluster).round.sealed['ha-noi']).toBeUndefined();
    const again = await desk.run(cluster, 'ha-noi', 'open');
    expect(again).toMatchObject({ exit: 0, signed: [] });
  });

  test('a city that does not open is opened by two of the three others', async () => {
    const cluster = closed.fork();
    const none = await desk.run(cluster, 'can-tho', 'recover', '--of', 'hue');
    expect(none).toMatchObject({ exit: 2, signed: [] });
    await desk.act(cluster, 'ha-noi', 'release', '--of', 'hue');
    const few = await desk.run(cluster, 'can-tho', 'recover', '--of', 'hue');
    expect(few).toMatchObject({ exit: 3, signed: [] });
    expect(few.said).toContain('do not make a secret yet');
    await desk.act(cluster, 'hai-phong', 'release', '--of', 'hue');
    const { signed } = await desk.act(cluster, 'can-tho', 'recover', '--of', 'hue');
    expect(signed).toHaveLength(3);
    expect(peer(cluster).given['can-tho']).toEqual({ hue: 90_000 });
    expect(peer(cluster).round.sealed.hue).toBeUndefined();
  });

  test('a share that somebody made up is named, and hinders nothing', async () => {
    const cluster = closed.fork();
    const made = { of: 'hue', share: Buffer.alloc(49, 1).toString('base64url') };
    cluster.say({ type: 'seal.release', by: 'ha-noi', cycle: YEAR, body: made });
    await desk.act(cluster, 'hai-phong', 'release', '--of', 'hue');
    await desk.act(cluster, 'can-tho', 'release', '--of', 'hue');
    const { said, signed } = await desk.act(cluster, 'can-tho', 'recover', '--of', 'hue');
    expect(said).toContain('no share of it: ha-noi');
    expect(signed).toHaveLength(3);
  });

  test('a box that holds something else than what was committed to stays shut', async () => {
    const cluster = drawn.fork();
    await desk.act(cluster, 'hue', 'sheet', sheet('ha-noi', 1, 2));
    const { signed } = await desk.run(cluster, 'hue', 'sheet', sheet('ha-noi', 1, 2));
    const body = { ...(signed[0]?.statement.body as object), commitment: '0'.repeat(64) };
    cluster.say({ type: 'peer.seal', by: 'hue', cycle: YEAR, body: body as never });
    const { exit, said } = await desk.run(cluster, 'hue', 'open', '--year', `${YEAR}`);
    expect(exit).toBe(3);
    expect(said).toContain('What hue sealed about ha-noi does not open');
  });
});

describe('a ballot', () => {
  let voting: TestCluster;
  const ballot = (award: string, choices: Readonly<Record<string, string>>) =>
    desk.file(`${award}.json`, { award, choices });

  beforeAll(async () => {
    voting = closed.fork();
    for (const city of CITIES) await desk.act(voting, city, 'open');
    const finish = { type: 'peer.finish', by: 'ha-noi', cycle: YEAR } as const;
    voting.say({ ...finish, body: { reason: null } });
    year.openVote(voting);
  }, 60_000);

  test('is sealed in a round of its own, and opened like a sheet', async () => {
    const cluster = voting.fork();
    for (const city of CITIES) {
      const choices = Object.fromEntries(CITIES.map((each) => [each, 'approve']));
      const files = ['flag', 'merit'].map((award) =>
        ballot(award, { ...choices, hue: city === 'hue' ? 'approve' : 'reject' }),
      );
      const first = await desk.act(cluster, city, 'ballot', ...files);
      expect(first.said).toContain('Once the round is closed');
      await desk.act(cluster, city, 'ballot', ...files);
    }
    expect(year.contextOf(cluster).review.vote.ballots).toEqual({});
    for (const by of CITIES.slice(0, 3)) {
      cluster.say({ type: 'vote.close', by, cycle: YEAR, body: { reason: null } });
    }
    await desk.act(cluster, 'hue', 'open');
    expect(year.contextOf(cluster).review.vote.ballots.flag?.hue).toMatchObject({ hue: 'approve' });
    for (const city of ['ha-noi', 'hue'])
      await desk.act(cluster, city, 'release', '--of', 'can-tho');
    await desk.act(cluster, 'hai-phong', 'recover', '--of', 'can-tho');
    expect(year.contextOf(cluster).review.vote.ballots.merit?.['can-tho']).toMatchObject({
      hue: 'reject',
    });
  });

  test('on somebody who may not be voted on is not sealed', async () => {
    const file = ballot('flag', { 'da-nang': 'approve' });
    const { exit, said, signed } = await desk.run(voting, 'hue', 'ballot', file);
    expect({ exit, signed }).toEqual({ exit: 4, signed: [] });
    expect(said).toContain('review/candidate-not-votable');
  });
});

test('against a server, one command leaves the shares and seals; none opens early', async () => {
  const server = await givenServer();
  await server.play(drawn);
  const files = others('hue').map((member) => sheet(member, 600, 400));
  const { exit, printed } = await desk.send(server.url, 'hue', 'sheet', ...files);
  const first = drawn.lines.length;
  const accepted = (seq: number) => expect.objectContaining({ accepted: true, seq });
  expect(exit).toBe(0);
  expect(JSON.parse(printed)).toEqual([0, 1, 2, 3].map((after) => accepted(first + after)));
  const early = await desk.send(server.url, 'hue', 'open', '--year', `${YEAR}`);
  expect(early).toMatchObject({ exit: 4 });
  expect(JSON.parse(early.printed)[0].refusals[0]).toMatchObject({
    code: 'frame/not-in-this-state',
  });
});
