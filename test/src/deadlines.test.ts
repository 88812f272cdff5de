import { describe, expect, test } from '@jest/globals';
import { type Entry, endOfDay } from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { charterFor } from '../support/cluster.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed, type TestServer } from '../support/http.js';

cleanUpAfterEach();

const members = ['ha-noi', 'hai-phong', 'can-tho'];
const { calendar } = charterFor(members);
const pledge = { day: '03-31', nextYear: false, late: 'warn' } as const;
const setting = { members, charter: { calendar: { ...calendar, pledge } } };
const DUE = endOfDay(YEAR, '03-31', 420);
const AFTER = '2023-03-31T17:00:00.000Z';

/** Everything that the server said, once the journal has stood still for a while. */
async function saidByServer(server: TestServer): Promise<Entry[]> {
  let size = -1;
  for (;;) {
    const [cluster] = (await server.get('/api/clusters')).json.clusters;
    if (cluster.size === size) break;
    size = cluster.size;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const token = await server.signIn();
  const { text } = await server.get('/api/clusters/cities/journal', { token });
  const entries = text
    .split('\n')
    .filter(Boolean)
    .map((line): Entry => JSON.parse(line));
  return entries.filter(({ statement }) => statement.by.member === 'server');
}

describe('a deadline that passes', () => {
  test('is said by the server, exactly once, at the first instant after it', async () => {
    const server = await givenServer();
    await server.play(signingYear(setting));
    server.clock.set(DUE);
    expect(await saidByServer(server)).toEqual([]);
    for (let index = 0; index < 20; index += 1) server.clock.set(AFTER);
    const said = await saidByServer(server);
    expect(said).toMatchObject([
      { at: AFTER, statement: { type: 'deadline.pass', body: { deadline: 'pledge' } } },
    ]);
    server.clock.set('2023-06-01T00:00:00.000Z');
    expect(await saidByServer(server)).toHaveLength(1);
  });

  test('while the server was down is said when it starts', async () => {
    const first = await givenServer();
    await first.play(signingYear(setting));
    await first.close();
    const server = await givenServer(first.data, Date.parse(AFTER));
    expect(await saidByServer(server)).toHaveLength(1);
  });

  test('names the cities that are overdue', async () => {
    const cluster = signingYear(setting);
    const server = await givenServer();
    await server.play(cluster);
    const token = await server.signIn();
    const deadlines = async () =>
      (await server.get(`/api/clusters/cities/cycles/${YEAR}`, { token })).json.deadlines;
    const row = { deadline: 'pledge', step: 'pledge', due: DUE, late: 'warn', extension: null };
    expect(await deadlines()).toEqual([{ ...row, passed: false, overdue: [] }]);
    server.clock.set(AFTER);
    await saidByServer(server);
    expect(await deadlines()).toEqual([{ ...row, passed: true, overdue: members.toSorted() }]);
  });

  test('cannot be said by anybody else', async () => {
    const cluster = signingYear(setting);
    const server = await givenServer();
    await server.play(cluster);
    const said = { type: 'deadline.pass', cycle: YEAR, body: { deadline: 'pledge' } } as const;
    const answer = await server.say(signed(cluster, { ...said, by: 'ha-noi' }));
    expect(answer.codes).toContain('speaker/not-the-server');
  });
});
