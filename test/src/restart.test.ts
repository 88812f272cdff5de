import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import { withOtherSignature } from '../support/edits.js';
import { type Ask, refuseRows, rewrite, tamper } from '../support/engine.js';
import { signingYear } from '../support/given.js';
import {
  cleanUpAfterEach,
  givenData,
  givenServer,
  type Loose,
  type TestServer,
} from '../support/http.js';
import { pledgeSign } from '../support/upkeep.js';

cleanUpAfterEach();

/** A data folder in which a year stands at the signing of its pledge. */
async function givenYear(): Promise<string> {
  const server = await givenServer();
  await server.play(signingYear());
  await server.close();
  return server.data;
}

async function breachOf(data: string): Promise<{ server: TestServer; breach: Loose }> {
  const server = await givenServer(data);
  const token = await server.signIn();
  const { json } = await server.get('/api/clusters/cities', { token });
  return { server, breach: json.breach };
}

describe('a server that is started again', () => {
  test('has every entry, the same head, and goes on', async () => {
    const data = await givenYear();
    const server = await givenServer(data);
    const token = await server.signIn();
    const journal = await server.get('/api/clusters/cities/journal', { token });
    expect(journal.text).toBe(`${signingYear().lines.join('\n')}\n`);
    expect((await server.get('/api/health/ready')).json).toEqual({
      status: 'ready',
      journals: 1,
      replayed: 1,
      broken: [],
    });
    expect((await server.say(pledgeSign('ha-noi'))).status).toBe(201);
  });

  test('knows the statements that it has heard before', async () => {
    const server = await givenServer(await givenYear());
    const { signatures, statement, seq } = JSON.parse(signingYear().lines.at(-1) ?? '');
    const answer = await server.say({ signatures, statement });
    expect(answer.status).toBe(200);
    expect(answer.json.seq).toBe(seq);
  });

  test('refuses a demonstration on a real clock, and real data on a set one', async () => {
    const options = { host: '127.0.0.1', port: 0, logLevel: 'silent', clusters: null } as const;
    const played = await givenYear();
    const real = startServer({ ...options, data: played, clock: systemClock });
    await expect(real).rejects.toThrow(/demonstration that runs on a set clock/);
    const data = givenData();
    await (await startServer({ ...options, data, clock: systemClock })).close();
    await expect(givenServer(data)).rejects.toThrow(/real data, and a set clock/);
  });
});

/** The time of an entry, as its line has it after somebody has changed it. */
const LATER = '"at":"2023-03-01T02:08:30';

describe('a journal that does not hold', () => {
  const cases: Record<string, [(ask: Ask) => Promise<unknown>, object]> = {
    'with a changed byte': [
      rewrite(7, (line) => line.replace('"Vice Chair"', '"Vice chair"')),
      { seq: 7, rule: 'state' },
    ],
    'with a changed signature': [rewrite(7, withOtherSignature), { seq: 7, rule: 'signature' }],
    'with a changed signature in its last entry': [
      (ask) => rewrite(signingYear().lines.length - 1, withOtherSignature)(ask),
      { seq: signingYear().lines.length - 1, rule: 'signature' },
    ],
    'with a changed signature before a changed byte': [
      async (ask) => {
        await rewrite(2, withOtherSignature)(ask);
        await rewrite(3, (line) => line.replace('"after":"', '"after": "'))(ask);
      },
      { seq: 2, rule: 'signature' },
    ],
    'with a changed time': [
      async (ask) => {
        await rewrite(7, (line) => line.replace('"at":"2023-03-01T02:08:00', LATER))(ask);
        await ask("UPDATE entry SET at = replace(at, '02:08:00', '02:08:30') WHERE seq = 7");
      },
      { seq: 7, rule: 'seen' },
    ],
    'with two entries swapped': [
      async (ask) => {
        await ask('UPDATE entry SET seq = seq + 1000 WHERE seq IN (4, 5)');
        await ask('UPDATE entry SET seq = CASE seq WHEN 1004 THEN 5 ELSE 4 END WHERE seq > 999');
      },
      { seq: 4, rule: 'sequence' },
    ],
    'with another time in the row of an entry than in its bytes': [
      (ask) => ask("UPDATE entry SET at = '2023-03-01T02:08:30.000Z' WHERE seq = 7"),
      { seq: 7, rule: 'columns' },
    ],
    'with another identity in the row of an entry than its bytes give': [
      (ask) => ask(`UPDATE entry SET statement_id = '${'f'.repeat(64)}' WHERE seq = 7`),
      { seq: 7, rule: 'columns' },
    ],
    'with its tail cut off': [
      (ask) => ask('DELETE FROM entry WHERE seq > 9'),
      { seq: null, rule: 'checkpoint' },
    ],
    'without its signed heads': [
      (ask) => ask('DELETE FROM checkpoint'),
      { seq: null, rule: 'checkpoint' },
    ],
  };
  for (const [what, [change, breach]] of Object.entries(cases)) {
    test(`${what} is shown with the breach and never written to`, async () => {
      const data = await givenYear();
      await tamper(data, change);
      const { server, breach: found } = await breachOf(data);
      expect(found).toMatchObject(breach);
      const answer = await server.say(pledgeSign('ha-noi'));
      expect(answer.status).toBe(409);
      expect(answer.codes).toEqual(['server/journal-broken']);
      expect(answer.json.breach).toMatchObject(breach);
      expect((await server.get('/api/health/ready')).json.broken).toEqual(['cities']);
      const token = await server.signIn();
      const shown = await server.get('/api/clusters/cities/journal', { token });
      expect(shown.status).toBe(200);
    });
  }

  test('stands at its last good entry for readers', async () => {
    const data = await givenYear();
    await tamper(
      data,
      rewrite(9, (line) => line.replace(/"sig":"../, '"sig":"--')),
    );
    const { server } = await breachOf(data);
    const token = await server.signIn();
    const { json } = await server.get('/api/clusters/cities/state', { token });
    expect(json.seq).toBe(8);
    const later = await server.get('/api/clusters/cities/state?at=9', { token });
    expect(later.codes).toEqual(['server/unknown-entry']);
  });
});

describe('a commit that fails', () => {
  test('is not acknowledged, leaves no trace, and can be sent again', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const before = (await server.get('/api/clusters')).json;
    const makeRoom = await refuseRows(server.data, 'checkpoint');
    const sign = pledgeSign('ha-noi');
    const answer = await server.say(sign);
    expect(answer.status).toBe(503);
    expect(answer.codes).toEqual(['server/storage-failed']);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    await server.get('/api/clusters/cities/checkpoint');
    expect((await server.get('/api/clusters')).json).toEqual(before);
    await makeRoom();
    expect((await server.say(sign)).status).toBe(201);
    expect((await server.say(pledgeSign('can-tho'))).status).toBe(201);
  });
});
