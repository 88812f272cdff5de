import { describe, expect, test } from '@jest/globals';
import {
  type ClusterContext,
  type Concern,
  concerns,
  type Entry,
  type StatementType,
  unfounded,
  type Watched,
  wordsOf,
} from '../../workflows/index.js';
import { document, reportBody, text } from '../support/bodies.js';
import {
  AUTHORITY,
  enrol,
  ORIGIN,
  PATRON,
  type Said,
  type TestCluster,
} from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  founded,
  inYear,
  pledgedYear,
  reportedYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import {
  appointing,
  delegating,
  hours,
  replacing,
  revoking,
  rotating,
  voting,
} from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { closedScoresYear, finalYear, verifiedSetting } from '../support/scored-year.js';
import { closedSheetsYear, openingSheet, sealedSheets } from '../support/sealed-year.js';
import { sealedBallots, sealedVotingYear, sealingBallot } from '../support/voted-year.js';

/** Says something that must be accepted, and asks why its entry concerns a party. */
function whyOf(cluster: TestCluster, said: Said<never>, party: string): Concern | null {
  const before = cluster.journal().cluster.context;
  const judgement = cluster.attempt(inYear(said));
  if (!judgement.ok) throw new Error(judgement.refusals.map(({ code }) => code).join(', '));
  return concerns(judgement.entry, party, before);
}

const as = (said: unknown) => said as Said<never>;
const reason = 'As the letter says';
const about = { round: 'interim', member: THIRD } as const;
const paper = { effective: hours(12), document: document('paper') };

const ballot = (by: string, award: string) => sealingBallot(by, award, { [CHAIR]: 'approve' });

/** Every ballot is sealed, and the members have closed the vote. */
function closedBallots(): TestCluster {
  const cluster = sealedVotingYear(sealedBallots).fork();
  const members = [CHAIR, DEPUTY, THIRD];
  for (const by of members) {
    for (const award of ['flag', 'merit']) cluster.say(ballot(by, award).seal);
  }
  for (const by of members.slice(0, 2)) {
    cluster.say(inYear({ type: 'vote.close', by, body: { reason: null } }));
  }
  return cluster;
}

const rows: readonly (readonly [Concern | null, () => TestCluster, unknown, string?])[] = [
  ['rootRotated', founded, rotating(THIRD)],
  ['delegated', founded, delegating(THIRD)],
  ['officerRevoked', founded, revoking(THIRD, 'officer')],
  ['rootMotion', founded, replacing(THIRD, DEPUTY)],
  ['hostMotion', founded, appointing(THIRD, DEPUTY)],
  [null, founded, appointing(CHAIR, DEPUTY)],
  ['left', founded, { type: 'member.leave', by: CHAIR, body: { member: THIRD, ...paper, reason } }],
  [
    'merged',
    founded,
    {
      type: 'member.merge',
      by: CHAIR,
      body: { member: DEPUTY, into: THIRD, ...paper, openTasks: 'pass' },
    },
  ],
  [
    'merged',
    founded,
    {
      type: 'member.merge',
      by: CHAIR,
      body: { member: THIRD, into: DEPUTY, ...paper, openTasks: 'pass' },
    },
  ],
  [
    'admitted',
    founded,
    {
      type: 'member.admit',
      by: CHAIR,
      body: { member: 'hue', name: text('Hue'), key: keyOf('hue').x, ...paper },
    },
    'hue',
  ],
  ['said', pledgedYear, { type: 'report.submit', by: THIRD, body: reportBody('interim') }],
  [null, pledgedYear, { type: 'report.submit', by: DEPUTY, body: reportBody('interim') }],
  ['reportExcused', pledgedYear, { type: 'report.excuse', by: CHAIR, body: { ...about, reason } }],
  [
    'standingRecorded',
    reportedYear,
    {
      type: 'eligibility.record',
      by: CHAIR,
      body: {
        member: THIRD,
        standing: 'onHold',
        ground: 'discipline',
        document: document('letter'),
        reason,
      },
    },
  ],
  [
    'scoreVerified',
    () => closedScoresYear(verifiedSetting),
    { type: 'verify.record', by: CHAIR, body: { member: THIRD, changes: {}, remark: null } },
  ],
  [
    'scoreReopened',
    () => finalYear(verifiedSetting),
    { type: 'score.reopen', by: CHAIR, body: { member: THIRD, reason } },
  ],
  ['sealOpened', () => closedSheetsYear(sealedSheets), openingSheet(CHAIR, THIRD, DEPUTY)],
  ['sealOpened', closedBallots, ballot(THIRD, 'flag').open(CHAIR)],
  [
    'secretReleased',
    () => closedSheetsYear(sealedSheets),
    { type: 'seal.release', by: CHAIR, body: { of: THIRD, share: 'opened' } },
  ],
];

describe('an entry concerns a party', () => {
  test.each(rows)('as %s', (why, cluster, said, party = THIRD) => {
    expect(whyOf(cluster(), as(said), party)).toBe(why);
  });

  test('when its report is returned', () => {
    const cluster = pledgedYear();
    cluster.say(inYear({ type: 'report.submit', by: THIRD, body: reportBody('interim') }));
    const returning = { type: 'report.return', by: CHAIR, body: { ...about, reason } };
    expect(whyOf(cluster.fork(), as(returning), THIRD)).toBe('reportReturned');
    expect(whyOf(cluster, as(returning), DEPUTY)).toBeNull();
  });

  test('when it is taken off the year’s list', () => {
    const cluster = signingYear();
    const leaving = { member: THIRD, ...paper, effective: hours(4), reason };
    cluster.say({ type: 'member.leave', by: THIRD, body: leaving });
    const dropping = { type: 'roster.drop', by: CHAIR, body: { member: THIRD, reason } };
    const at = Date.parse(hours(4));
    expect(whyOf(cluster, as({ ...dropping, at }), THIRD)).toBe('dropped');
  });

  test('when an officer is enrolled in its name, by whoever held its root key', () => {
    const cluster = founded();
    const before = cluster.journal().cluster.context;
    enrol(cluster, THIRD, 'stranger');
    const entry = JSON.parse(cluster.lines.at(-1) ?? '') as Entry;
    expect(concerns(entry, THIRD, before)).toBe('officerEnrolled');
    expect(concerns(entry, DEPUTY, before)).toBeNull();
  });

  test('when the founding names it with a root key, as a member or above', () => {
    const cluster = founded();
    const entry = JSON.parse(cluster.lines[0] ?? '') as Entry;
    const before = cluster.journal().cluster.context;
    for (const party of [THIRD, AUTHORITY, PATRON]) {
      expect(concerns(entry, party, before)).toBe('founded');
    }
    expect(concerns(entry, 'hue', before)).toBeNull();
  });
});

describe('an entry by another party, and what it is to the third', () => {
  const skip = { kind: 'skip', member: THIRD, term: 2025, makeUp: true } as const;
  const matter = { kind: 'rotation', id: 'one', exception: skip } as const;
  const motion = { digest: 'motion', by: CHAIR, votes: {}, matter };
  const founding = { members: { [CHAIR]: {} }, authority: { id: AUTHORITY }, patron: null };

  test.each<[Concern | null, StatementType, object, Partial<ClusterContext>?]>([
    [null, 'cluster.found', founding],
    [null, 'member.merge', { member: DEPUTY, into: CHAIR }],
    [null, 'motion.vote', { choice: 'approve' }],
    [null, 'motion.vote', { choice: 'approve' }, { motion, host: THIRD }],
    [null, 'motion.withdraw', {}, { motion, host: THIRD }],
    [null, 'peer.open', { reviewer: DEPUTY, member: THIRD }],
    [null, 'ballot.open', { elector: `${DEPUTY}/chairman` }],
    ['sealOpened', 'ballot.open', { elector: `${THIRD}/chairman` }],
    [null, 'seal.release', { of: `${DEPUTY}/chairman` }],
    ['secretReleased', 'seal.release', { of: `${THIRD}/chairman` }],
  ])('is %s: %s with %j', (why, type, body, before = {}) => {
    const statement = { type, body, by: { member: CHAIR, officer: 'officer' } };
    const entry = { statement, at: hours(1) } as unknown as Watched;
    expect(concerns(entry, THIRD, { ...unfounded(ORIGIN), ...before })).toBe(why);
  });
});

describe('a motion about its root key or its server concerns a party', () => {
  const votes = (motion: Said<'root.replace'> | Said<'host.appoint'>, party: string) => {
    const cluster = founded();
    const answers = [whyOf(cluster, as(motion), party)];
    for (const by of [CHAIR, DEPUTY, THIRD]) {
      if (!cluster.journal().cluster.context.motion) break;
      answers.push(whyOf(cluster, as(voting(cluster, by)), party));
    }
    return answers;
  };

  test('at every vote, and by the one that decides it by another name', () => {
    const replaced = ['rootMotion', 'rootMotion', 'rootReplaced'];
    expect(votes(replacing(THIRD, CHAIR), THIRD)).toEqual(replaced);
    expect(votes(replacing(THIRD, CHAIR), DEPUTY)).toEqual([null, null, 'said']);
    const moved = ['hostMotion', 'hostMotion', 'hostMotion', 'hostAppointed'];
    expect(votes(appointing(THIRD, CHAIR), THIRD)).toEqual(moved);
  });

  test('also when it is the one that loses the server, and when the motion is withdrawn', () => {
    const cluster = founded();
    cluster.say(appointing(THIRD, CHAIR));
    for (const by of [CHAIR, DEPUTY, THIRD]) cluster.say(voting(cluster, by));
    const next = appointing(CHAIR, CHAIR, keyOf('next server'));
    expect(whyOf(cluster, as(next), THIRD)).toBe('hostMotion');
    const motion = cluster.journal().cluster.context.motion?.digest;
    const withdrawal = { type: 'motion.withdraw', by: CHAIR, body: { motion, reason } };
    expect(whyOf(cluster.fork(), as(withdrawal), THIRD)).toBe('hostMotion');
    expect(whyOf(cluster.fork(), as(withdrawal), DEPUTY)).toBeNull();
    expect(whyOf(cluster.fork(), as(withdrawal), CHAIR)).toBe('hostMotion');
  });

  test('and no other motion does, beyond what it says itself', () => {
    const cluster = founded();
    const exception = { kind: 'skip', member: THIRD, term: 2025, makeUp: true } as const;
    const body = { id: 'one', exception, reason, document: null };
    cluster.say({ type: 'rotation.except', by: CHAIR, body });
    expect(whyOf(cluster.fork(), as(voting(cluster, DEPUTY)), THIRD)).toBeNull();
    expect(whyOf(cluster.fork(), as(voting(cluster, THIRD)), THIRD)).toBe('said');
  });
});

test('every concern of this file has its words in both languages', () => {
  const named = rows.flatMap(([why]) => why ?? []);
  for (const language of ['vi', 'en'] as const) {
    const { concerns: words } = wordsOf(language);
    expect(named.filter((why) => words[why] === '')).toEqual([]);
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
  }
});
