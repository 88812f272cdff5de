import { describe, expect, test } from '@jest/globals';
import {
  document,
  HANDOVER_MINUTES,
  pledgeDigest,
  pledgeText,
  proposalOf,
  YEAR,
} from '../support/bodies.js';
import { type AnySaid, AUTHORITY, START, type TestCluster } from '../support/cluster.js';
import {
  adoptedYear,
  confirmingYear,
  founded,
  offeredYear,
  signedOverYear,
  signingYear,
  votingYear,
} from '../support/given.js';
import { cleanUpAfterEach, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { castVote } from '../support/year.js';

cleanUpAfterEach();

const sign = (by: string): AnySaid => ({
  type: 'pledge.sign',
  by,
  cycle: YEAR,
  body: { digest: pledgeDigest },
});

/** A cluster in which a city has one more officer, with these steps and until this time. */
function withOfficer(cluster: TestCluster, steps: readonly 'report'[] | readonly 'pledge'[]) {
  cluster.say({
    type: 'officer.enrol',
    by: 'ha-noi',
    body: {
      officer: 'second',
      name: null,
      office: { vi: 'Thư ký', en: 'Secretary' },
      key: keyOf('ha-noi/second').x,
      steps: [...steps],
      from: new Date(START).toISOString(),
      until: '2023-12-31T00:00:00.000Z',
      document: null,
    },
  });
  return cluster;
}

const revoked = (): TestCluster => {
  const cluster = signingYear();
  const { id } = keyOf('ha-noi/officer');
  cluster.say({ type: 'officer.revoke', by: 'ha-noi', body: { key: id, reason: 'Retired' } });
  return cluster;
};

const votedOnce = (): TestCluster => {
  const cluster = votingYear();
  castVote(cluster, 'ha-noi', 'flag', ['can-tho']);
  return cluster;
};

const ballot: AnySaid = {
  type: 'vote.cast',
  by: 'ha-noi',
  cycle: YEAR,
  body: { award: 'flag', choices: { 'can-tho': 'approve' }, written: null, remark: null },
};

const cases: Record<string, [() => TestCluster, AnySaid, string]> = {
  'a revoked officer': [revoked, sign('ha-noi'), 'authority/revoked'],
  'an officer outside the steps of its mandate': [
    () => withOfficer(signingYear(), ['report']),
    { ...sign('ha-noi'), officer: 'second' },
    'authority/outside-mandate-steps',
  ],
  'a root key in a step of the year': [
    signingYear,
    { ...sign('ha-noi'), officer: 'root' },
    'authority/outside-mandate-steps',
  ],
  'the authority that signs a pledge': [signingYear, sign(AUTHORITY), 'speaker/not-a-member'],
  'an old text that was changed since': [
    () => {
      const cluster = signingYear();
      const body = { ...pledgeText, remark: { vi: 'Sửa', en: 'Changed' } };
      cluster.say({ type: 'pledge.propose', by: 'ha-noi', cycle: YEAR, body });
      return cluster;
    },
    sign('can-tho'),
    'frame/not-in-this-state',
  ],
  'a second ballot': [votedOnce, ballot, 'review/already-voted'],
  'more awards than the quota': [
    adoptedYear,
    {
      type: 'award.propose',
      by: 'ha-noi',
      cycle: YEAR,
      body: proposalOf({ flag: ['ha-noi', 'hai-phong'] }),
    },
    'award/over-quota',
  ],
  'a launch of a year that is not next': [
    founded,
    {
      type: 'cycle.launch',
      by: 'ha-noi',
      cycle: 2030,
      body: { title: { vi: 'a', en: 'a' }, plan: document('plan') },
    },
    'launch/not-the-year',
  ],
  'a handover to somebody else than the next in line': [
    confirmingYear,
    {
      type: 'handover.confirm',
      by: 'can-tho',
      cycle: YEAR,
      body: { chair: 'can-tho', choice: 'approve' },
    },
    'handover/other-candidate',
  ],
};

describe('a statement that the rules refuse changes nothing', () => {
  for (const [what, [make, said, code]] of Object.entries(cases)) {
    test(`${what}: ${code}`, async () => {
      const cluster = make();
      const server = await givenServer();
      await server.play(cluster);
      const before = await server.get('/api/clusters/cities/checkpoint');
      const answer = await server.say(signed(cluster, said));
      expect(answer.codes).toContain(code);
      expect([403, 409]).toContain(answer.status);
      expect(answer.json.refusals[0].text).toMatch(/\w/);
      const after = await server.get('/api/clusters/cities/checkpoint');
      expect(after.text).toBe(before.text);
    });
  }

  test('an officer after its mandate: authority/outside-mandate-time', async () => {
    const cluster = withOfficer(signingYear(), ['pledge']);
    const server = await givenServer();
    await server.play(cluster);
    server.clock.set('2024-01-01T00:00:00.000Z');
    const answer = await server.say(signed(cluster, { ...sign('ha-noi'), officer: 'second' }));
    expect(answer.codes).toEqual(['authority/outside-mandate-time']);
  });
});

describe('two handovers at once', () => {
  const accept: AnySaid = {
    type: 'handover.accept',
    by: 'hai-phong',
    cycle: YEAR,
    body: { minutes: HANDOVER_MINUTES },
  };

  test('move the chair once', async () => {
    const cluster = signedOverYear();
    const server = await givenServer();
    await server.play(cluster);
    const said = (second: number) =>
      signed(cluster, {
        ...accept,
        alter: (statement) => ({ ...statement, said: `2024-03-08T03:00:0${second}.000Z` }),
      });
    const answers = await Promise.all([0, 1, 2, 3].map((second) => server.say(said(second))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const token = await server.signIn();
    const { json } = await server.get('/api/clusters/cities', { token });
    expect(json.chairNow.chair).toBe('hai-phong');
  });

  test('cannot be accepted before the outgoing chair has signed', async () => {
    const cluster = offeredYear();
    const server = await givenServer();
    await server.play(cluster);
    const answer = await server.say(signed(cluster, accept));
    expect(answer.status).toBe(409);
    const token = await server.signIn();
    const { json } = await server.get('/api/clusters/cities', { token });
    expect(json.chairNow.chair).toBe('ha-noi');
  });
});
