import { describe, expect, test } from '@jest/globals';
import {
  type Charter,
  type DeadlineName,
  deadlineOf,
  digestOf,
  dueAt,
  lineBytes,
  openReplay,
  type Timed,
} from '../../workflows/index.js';
import {
  HANDOVER_MINUTES,
  pledgeDigest,
  pledgeText,
  reportBody,
  scoreBody,
} from '../support/bodies.js';
import { type AnySaid, charterFor, ORIGIN, type TestCluster } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  given,
  handedOverYear,
  type Setting,
  signedOverYear,
  signingYear,
  THIRD,
} from '../support/given.js';
import { charterOf } from '../support/year.js';

const DAY = 86_400_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const on = (day: string) => ({ day, nextYear: false, late: 'warn' as const });
const calendar: Charter['calendar'] = {
  pledge: on('03-31'),
  lateSigning: on('05-31'),
  criteria: null,
  interimReport: on('07-31'),
  annualReport: on('12-01'),
  selfScore: on('12-05'),
  peerScore: null,
  vote: on('12-10'),
  minutes: on('12-15'),
  proposal: on('12-20'),
  flagDossier: null,
  meritDossier: null,
};
const dated: Setting = { charter: { calendar, extension: { num: 1, den: 1 } } };
const endOf = (day: string) => `2023-${day}T16:59:59.999Z`;

/** What replay says of every entry of a journal, by statement type: each deadline once. */
function timedIn({ lines }: TestCluster): readonly (readonly [string, Timed | null])[] {
  const replay = openReplay(ORIGIN);
  const said = lines.map((line) => {
    const replayed = replay.add(lineBytes(line));
    if (!replayed.ok) throw new Error(replayed.broken.rule);
    return [replayed.entry.statement.type, replayed.timed] as const;
  });
  const unlike = new Map(said.map((each) => [JSON.stringify(each), each]));
  return [...unlike.values()].filter(([, timed]) => timed !== null);
}

describe('the replay of a year says by which deadline each entry is measured', () => {
  test('in every step, and of nothing else', () => {
    const cluster = handedOverYear(dated);
    const { acceptBy } = given(cluster).year.handover;
    expect(timedIn(cluster)).toEqual([
      ['pledge.sign', { deadline: 'pledge', due: endOf('03-31') }],
      ['report.submit', { deadline: 'interimReport', due: endOf('07-31') }],
      ['report.submit', { deadline: 'annualReport', due: endOf('12-01') }],
      ['score.submit', { deadline: 'selfScore', due: endOf('12-05') }],
      ['vote.cast', { deadline: 'vote', due: endOf('12-10') }],
      ['minutes.sign', { deadline: 'minutes', due: endOf('12-15') }],
      ['award.adopt', { deadline: 'proposal', due: endOf('12-20') }],
      ['pledge.sign', { deadline: 'pledge', due: '2024-03-31T16:59:59.999Z' }],
      ['handover.accept', { deadline: 'acceptance', due: acceptBy }],
    ]);
  });

  test('and of nothing where the charter sets no deadline but the time to accept', () => {
    expect(timedIn(handedOverYear()).map(([type]) => type)).toEqual(['handover.accept']);
  });

  test('a moved deadline by what it was before, and what follows by what it is now', () => {
    const extension = { deadline: 'pledge', until: iso(Date.UTC(2023, 3, 10)), reason: 'Floods' };
    const body = { digest: digestOf(extension) };
    const { cluster } = given(signingYear(dated)).after(
      { type: 'deadline.extend', by: CHAIR, body: extension } as AnySaid,
      { type: 'deadline.approve', by: DEPUTY, body },
      { type: 'deadline.approve', by: THIRD, body },
      { type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } },
      {
        type: 'deadline.pass',
        by: 'server',
        at: Date.parse(extension.until) + 1,
        body: { deadline: 'pledge' },
      },
    );
    const before = { deadline: 'pledge', due: endOf('03-31') };
    const after = { deadline: 'pledge', due: extension.until };
    expect(timedIn(cluster)).toEqual([
      ['deadline.extend', before],
      ['deadline.approve', before],
      ['pledge.sign', after],
      ['deadline.pass', after],
    ]);
  });
});

describe('the deadline of a statement', () => {
  const sign = { type: 'pledge.sign', body: { digest: pledgeDigest } } as const;
  const due = Date.parse(endOf('03-31'));
  const inCharter = (change: Partial<Charter['calendar']>) => {
    const cluster = signingYear({ charter: { calendar: { ...calendar, ...change } } });
    return (at: number) => deadlineOf(given(cluster).year, charterOf(cluster), sign, iso(at));
  };

  test('of a signature is that of late signing once the day of the pledge is over', () => {
    expect(inCharter({})(due)).toBe('pledge');
    expect(inCharter({})(due + 1)).toBe('lateSigning');
    expect(inCharter({ pledge: null })(due)).toBe('lateSigning');
    expect(inCharter({ lateSigning: null })(due + DAY)).toBe('pledge');
  });

  test('is that of the statement that it approves, and none where it approves nothing', () => {
    const charter = charterFor([CHAIR]);
    const approve = { type: 'deadline.approve', body: { digest: pledgeDigest } } as const;
    const { year } = given(signingYear(dated));
    expect(deadlineOf(year, charter, approve, endOf('03-01'))).toBeNull();
  });

  test.each<[DeadlineName | null, Parameters<typeof deadlineOf>[2]]>([
    ['interimReport', { type: 'report.submit', body: reportBody('interim') }],
    ['annualReport', { type: 'report.submit', body: reportBody('annual') }],
    ['selfScore', { type: 'score.submit', body: scoreBody }],
    ['acceptance', { type: 'handover.accept', body: { minutes: HANDOVER_MINUTES } }],
    ['vote', { type: 'deadline.pass', body: { deadline: 'vote' } }],
    [null, { type: 'pledge.propose', body: pledgeText }],
    [null, { type: 'report.accept', body: { round: 'annual', member: THIRD } }],
  ])('is %s', (expected, statement) => {
    const { year, cluster } = given(signedOverYear());
    expect(deadlineOf(year, charterOf(cluster), statement, endOf('12-31'))).toBe(expected);
    expect(dueAt(year, charterOf(cluster), 'vote')).toBeNull();
  });
});
