import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf } from '../../workflows/index.js';
import {
  ask,
  bytesOf,
  found,
  type Host,
  post,
  say,
  session,
  signed,
  startHost,
} from '../support/http.js';
import { keyOf } from '../support/keys.js';

const members = ['ha-noi', 'hai-phong', 'can-tho'];
const launch = { title: { vi: 'Phát động', en: 'Launch' }, plan: '0'.repeat(64) };
const text = {
  title: { vi: 'Giao ước', en: 'Pledge' },
  contents: [{ vi: 'Nội dung', en: 'Content' }],
  targets: [],
  remark: null,
};
const digest = digestOf(text);

/** A year whose pledge is open for signing. */
async function openPledge(host: Host, chair: string): Promise<void> {
  await say(host, { type: 'cycle.launch', by: chair, cycle: 2023, body: launch });
  await say(host, { type: 'pledge.propose', by: chair, cycle: 2023, body: text });
  await say(host, { type: 'pledge.open', by: chair, cycle: 2023, body: { digest } });
}

describe('the one door', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    await found(host, members);
    await openPledge(host, 'ha-noi');
  });
  afterAll(() => host.stop());

  test('the same statement sent 50 times at once gives one entry', async () => {
    const sign = { type: 'pledge.sign', by: 'ha-noi', cycle: 2023, body: { digest } } as const;
    const body = bytesOf(await signed(host, sign));
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(host, body)));
    const created = answers.filter(({ status }) => status === 201);
    const again = answers.filter(({ status }) => status === 200);
    expect([created.length, again.length]).toEqual([1, 49]);
    const places = new Set(answers.map(({ json }) => `${json.seq} ${json.identity}`));
    expect(places.size).toBe(1);
  });

  test('a dry run says what would be accepted and writes nothing', async () => {
    const sign = { type: 'pledge.sign', by: 'can-tho', cycle: 2023, body: { digest } } as const;
    const reading = { headers: await session(host, keyOf('ha-noi/officer')) };
    const before = (await ask(host, '/clusters/cities/journal', reading)).text;
    const dry = await post(host, bytesOf(await signed(host, sign)), '?dry=true');
    expect(dry.status).toBe(200);
    expect((await ask(host, '/clusters/cities/journal', reading)).text).toBe(before);
    const wet = await post(host, bytesOf(await signed(host, sign)));
    expect(wet.status).toBe(201);
    expect(wet.json.after).toBe(dry.json.after);
  });
});

describe('64 cities', () => {
  test('that sign at once get 64 entries and one pledge in force', async () => {
    const host = await startHost();
    try {
      const cities = Array.from({ length: 64 }, (_, index) => `city-${index}`);
      await found(host, cities);
      await openPledge(host, 'city-0');
      const statements = await Promise.all(
        cities.map((by) =>
          signed(host, { type: 'pledge.sign', by, cycle: 2023, body: { digest } }),
        ),
      );
      const answers = await Promise.all(statements.map((each) => post(host, bytesOf(each))));
      expect(answers.map(({ status }) => status)).toEqual(cities.map(() => 201));
      const places = answers.map(({ json }) => Number(json.seq)).sort((a, b) => a - b);
      const first = places[0] as number;
      expect(places).toEqual(places.map((_, index) => first + index));
      const reading = { headers: await session(host, keyOf('city-0/officer')) };
      const year = await ask(host, '/clusters/cities/cycles/2023', reading);
      expect(JSON.stringify(year.json)).toContain('"inForce":true');
    } finally {
      await host.stop();
    }
  });
});
