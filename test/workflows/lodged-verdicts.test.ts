/** What became of statements that were lodged with witnesses, each verdict in full. */
import { describe, expect, test } from '@jest/globals';
import {
  auditInFull,
  type Entry,
  type FullVerdict,
  type LodgedStatement,
  type LodgedVerdict,
  lineBytes,
  lodgedNote,
  messageOf,
  type Signed,
} from '../../workflows/index.js';
import { pledgeDigest, text, YEAR } from '../support/bodies.js';
import {
  charterFor,
  ORIGIN,
  reviewRules,
  START,
  scoringRules,
  type TestCluster,
} from '../support/cluster.js';
import {
  allAt,
  entryAt,
  headOf,
  lodgedWith,
  seconds,
  signerOf,
} from '../support/cosigned-heads.js';
import { verifyEd25519, verifyTasks } from '../support/ed25519.js';
import { CHAIR, DEPUTY, scoredYear, signingYear, THIRD } from '../support/given.js';
import { revoking } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { witnessing, witnessKeyOf } from '../support/witness-keys.js';

const WITNESSES = [CHAIR, DEPUTY, THIRD];
const HOUR = 3_600_000;

/** A year that waits for signatures on its pledge, and that witnesses look at. */
const year = (): TestCluster => signingYear({ charter: { witnessing: witnessing(WITNESSES) } });

const sign = (cluster: TestCluster, by: string, at = cluster.now() + 60_000): void =>
  cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest }, at });

/** What a party signs in a copy of the journal and never sends. */
const unsent = (cluster: TestCluster, by: string): Signed => {
  const copy = cluster.fork();
  sign(copy, by);
  const { signatures, statement }: Entry = entryAt(copy, copy.lines.length - 1);
  return { signatures, statement };
};

function auditNow(cluster: TestCluster, lodged: readonly LodgedStatement[]) {
  const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(cluster.now())));
  return auditInFull(ORIGIN, cluster.lines.map(lineBytes), {
    verify: verifyTasks,
    verifyNow: verifyEd25519,
    checkpoint,
    lodged,
  });
}
/** An audit after the journal went on for two hours. */
function auditLater(cluster: TestCluster, lodged: readonly LodgedStatement[]) {
  cluster.wait(2 * HOUR);
  sign(cluster, THIRD);
  return auditNow(cluster, lodged);
}
const lodgedIn = (verdict: FullVerdict): readonly LodgedVerdict[] => {
  if (!verdict.sound) throw new Error(JSON.stringify(verdict.finding));
  return verdict.lodged;
};
const lodgedOf = async (...given: Parameters<typeof auditLater>) =>
  lodgedIn(await auditLater(...given));

test('a swallowed statement is told with what, who, when and its identity', async () => {
  const cluster = year();
  const said = unsent(cluster, DEPUTY);
  const time = seconds(cluster.now()) + 60;
  const verdict = await auditLater(cluster, [lodgedWith(CHAIR, said, time)]);
  const { identity } = messageOf(said.statement);
  expect(verdict).toMatchObject({
    sound: false,
    finding: {
      seq: null,
      rule: 'lodged',
      expected:
        `pledge.sign by ${DEPUTY}, ` + `lodged ${new Date(time * 1000).toISOString()}, ${identity}`,
      found: 'no entry',
      refusals: [],
    },
  });
});

describe('a note accuses nobody and names nothing', () => {
  const unverified = {
    outcome: 'unverified',
    identity: '',
    witness: null,
    seq: null,
    signed: null,
    refusals: [],
  };

  test('where it is about another journal, though a known witness signed it', async () => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    const time = seconds(cluster.now()) + 60;
    const { identity: statement } = messageOf(said.statement);
    const elsewhere = { origin: 'test.example/others', statement, time };
    const note = lodgedNote(witnessKeyOf(CHAIR), elsewhere, signerOf(CHAIR));
    expect(await lodgedOf(cluster, [{ ...said, note }])).toEqual([{ ...unverified, time }]);
  });

  test('where it is about another statement, or is no note at all', async () => {
    const cluster = year();
    const time = seconds(cluster.now()) + 60;
    const lodged = lodgedWith(CHAIR, unsent(cluster, DEPUTY), time);
    const { statement } = unsent(cluster, THIRD);
    const given = [
      { ...lodged, statement },
      { ...lodged, note: 'received' },
    ];
    expect(await lodgedOf(cluster, given)).toEqual([
      { ...unverified, time },
      { ...unverified, time: 0 },
    ]);
  });
});

describe('what any server refuses is not swallowed', () => {
  test.each([
    ['of another’s signature', (other: Signed) => other.signatures[0]?.sig],
    ['of a signature that nobody made', () => 'A'.repeat(86)],
  ])('a statement %s', async (_, sigOf) => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    const sig = sigOf(unsent(cluster, CHAIR)) ?? '';
    const signatures = said.signatures.map((each) => ({ ...each, sig }));
    const lodged = lodgedWith(CHAIR, { ...said, signatures }, seconds(cluster.now()) + 60);
    const [verdict] = await lodgedOf(cluster, [lodged]);
    expect(verdict).toMatchObject({ outcome: 'refused', signed: { statement: said.statement } });
    expect(verdict?.refusals.map(({ code }) => code)).toEqual(['authority/bad-signature']);
  });

  test('a statement under a key that nobody holds any more', async () => {
    const cluster = year();
    const said = unsent(cluster, DEPUTY);
    cluster.say(revoking(DEPUTY, 'officer'));
    const lodged = lodgedWith(CHAIR, said, seconds(cluster.now()) + 60);
    const [verdict] = await lodgedOf(cluster, [lodged]);
    expect(verdict).toMatchObject({ outcome: 'refused', witness: expect.any(String) });
  });
});

test('what is dated to the end of the calendar ends no audit', async () => {
  // Published scores are answered some working days later, and there are none behind the last.
  const scoring = scoringRules({
    verifiedBy: 'chair',
    weights: { self: 0, peer: 0, verified: 1 },
  });
  const charter = { witnessing: witnessing(WITNESSES), review: reviewRules({ scoring }) };
  const cluster = scoredYear({ charter });
  for (const member of [CHAIR, DEPUTY, THIRD]) {
    const by = member === CHAIR ? DEPUTY : CHAIR;
    cluster.say({
      type: 'verify.record',
      by,
      cycle: YEAR,
      body: { member, changes: {}, remark: null },
    });
  }
  cluster.say({
    type: 'officer.enrol',
    by: CHAIR,
    body: {
      officer: 'lasting',
      name: null,
      office: text('Lasting'),
      key: keyOf('lasting').x,
      steps: ['review'],
      from: new Date(START).toISOString(),
      until: '9999-12-31T23:59:59.999Z',
      document: null,
    },
  });
  const copy = cluster.fork();
  const lasting = { by: CHAIR, officer: 'lasting', key: keyOf('lasting') };
  copy.say({ type: 'verify.publish', ...lasting, cycle: YEAR, body: { reason: null } });
  const { signatures, statement } = entryAt(copy, copy.lines.length - 1);
  const lodged = lodgedWith(CHAIR, { signatures, statement }, Number.MAX_SAFE_INTEGER - 1);
  expect(lodgedIn(await auditNow(cluster, [lodged]))).toMatchObject([{ outcome: 'awaited' }]);
});

test('what was lodged within the second of the entry before it may be swallowed', async () => {
  const cluster = year();
  // A witness tells whole seconds, so that its note seems earlier than what the signer has seen.
  sign(cluster, CHAIR, cluster.now() + 60_500);
  const said = unsent(cluster, DEPUTY);
  const lodged = lodgedWith(CHAIR, said, seconds(cluster.now()));
  const verdict = await auditLater(cluster, [lodged]);
  expect(verdict).toMatchObject({ sound: false, finding: { rule: 'lodged' } });
});

describe('a server that was down for a part of the hour is not accused', () => {
  const MINUTE = 60_000;
  const later = (cluster: TestCluster, minutes: number) => cluster.now() + minutes * MINUTE;
  const lodging = (cluster: TestCluster, time = seconds(later(cluster, 1))) =>
    lodgedWith(CHAIR, unsent(cluster, DEPUTY), time);
  const codesOf = ([verdict]: readonly LodgedVerdict[]) => [
    verdict?.outcome,
    ...(verdict?.refusals.map(({ code }) => code) ?? []),
  ];
  const suspend = (cluster: TestCluster, at: number): void => {
    const body = { reason: 'Epidemic', document: null };
    cluster.say({ type: 'cycle.suspend', by: CHAIR, cycle: YEAR, at, body });
  };
  const resume = (cluster: TestCluster, at: number): void => {
    const body = { reason: 'It is over' };
    cluster.say({ type: 'cycle.resume', by: CHAIR, cycle: YEAR, at, body });
  };

  test('where the same city said the same anew before it took the statement over', async () => {
    const cluster = year();
    const lodged = lodging(cluster);
    sign(cluster, DEPUTY, later(cluster, 20));
    const verdicts = await lodgedOf(cluster, [lodged]);
    expect(codesOf(verdicts)).toEqual(['refused', 'pledge/already-signed']);
  });

  test('where somebody else shut the step meanwhile, be it open again', async () => {
    const cluster = year();
    const lodged = lodging(cluster);
    suspend(cluster, later(cluster, 20));
    resume(cluster, later(cluster, 5));
    const verdicts = await lodgedOf(cluster, [lodged]);
    expect(codesOf(verdicts)).toEqual(['refused', 'frame/not-in-this-state']);
  });

  test('but what comes after the hour excuses nobody', async () => {
    const late: readonly ((cluster: TestCluster) => void)[] = [
      (cluster) => sign(cluster, DEPUTY, later(cluster, 62)),
      (cluster) => suspend(cluster, later(cluster, 62)),
    ];
    for (const shut of late) {
      const cluster = year();
      const lodged = lodging(cluster);
      shut(cluster);
      const verdict = await auditNow(cluster, [lodged]);
      expect(verdict).toMatchObject({ sound: false, finding: { rule: 'lodged' } });
    }
  });

  describe('where time alone', () => {
    const DUE = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
    const pledge = { day: '03-31', nextYear: false, late: 'close' } as const;
    const dueYear = (): TestCluster =>
      signingYear({
        charter: {
          witnessing: witnessing(WITNESSES),
          calendar: { ...charterFor(WITNESSES).calendar, pledge },
        },
      });

    test('shut a door within the hour, and is where it did so afterwards', async () => {
      const cluster = dueYear();
      const inTime = lodging(cluster, seconds(DUE) - 3600);
      const near = lodging(cluster, seconds(DUE) - 3599);
      cluster.wait(DUE + HOUR - cluster.now());
      const body = { deadline: 'pledge' } as const;
      cluster.say({ type: 'deadline.pass', by: 'server', cycle: YEAR, body });
      const verdict = await auditNow(cluster, [near]);
      expect(codesOf(lodgedIn(verdict))).toEqual(['refused', 'pledge/too-late']);
      expect(await auditNow(cluster, [inTime])).toMatchObject({ finding: { rule: 'lodged' } });
    });

    test('will shut a door, and the statement is awaited until then', async () => {
      const cluster = dueYear();
      const lodged = lodging(cluster, seconds(DUE) - 1800);
      sign(cluster, THIRD, DUE - 20 * MINUTE);
      expect(codesOf(lodgedIn(await auditNow(cluster, [lodged])))).toEqual(['awaited']);
    });
  });
});
