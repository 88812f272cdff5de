/**
 * What an audit makes of everything beside the entries at once: which of several faults is told,
 * what the journal was when a statement was lodged, and what stands behind a broken entry.
 */
import { describe, expect, test } from '@jest/globals';
import {
  auditInFull,
  type FullAuditOptions,
  leafHash,
  lineBytes,
  policyOf,
  type SignatureTask,
  treeRoot,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { charterFor, enrol, ORIGIN, START, type TestCluster } from '../support/cluster.js';
import {
  allAt,
  entryAt,
  headOf,
  lodgedWith,
  seconds,
  signedHead,
} from '../support/cosigned-heads.js';
import { verifyEd25519, verifyTasks } from '../support/ed25519.js';
import { CHAIR, DEPUTY, signingYear, THIRD } from '../support/given.js';
import { adopt, appointing, revoking, voting } from '../support/key-words.js';
import { witnessing } from '../support/witness-keys.js';

const WITNESSES = [CHAIR, DEPUTY, THIRD, 'auditor'];
const DUE = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
const HOUR = 3_600_000;
const pledge = { day: '03-31', nextYear: false, late: 'close' } as const;
const calendar = { ...charterFor(WITNESSES).calendar, pledge };

/** A year that waits for signatures on its pledge; four witnesses, three needed. */
const year = (): TestCluster =>
  signingYear({ charter: { witnessing: witnessing(WITNESSES, 3), calendar } });

const auditOf = ({ lines }: Pick<TestCluster, 'lines'>, given: Partial<FullAuditOptions> = {}) =>
  auditInFull(ORIGIN, lines.map(lineBytes), {
    verify: verifyTasks,
    verifyNow: verifyEd25519,
    ...given,
  });

const soundOf = async (...given: Parameters<typeof auditOf>) => {
  const verdict = await auditOf(...given);
  if (!verdict.sound) throw new Error(JSON.stringify(verdict.finding));
  return verdict;
};
const findingOf = async (...given: Parameters<typeof auditOf>) => {
  const verdict = await auditOf(...given);
  if (verdict.sound) throw new Error('it is sound');
  return verdict;
};

const sign = (cluster: TestCluster, by: string, at = cluster.now() + 60_000): void =>
  cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest }, at });
const pass = (cluster: TestCluster): void => {
  const body = { deadline: 'pledge' } as const;
  cluster.say({ type: 'deadline.pass', by: 'server', cycle: YEAR, body, at: DUE + 1000 });
};
/** Something that is signed in a copy of the journal and lodged with a witness. */
const lodgedIn = (cluster: TestCluster, by: string, time: number, witness: string = CHAIR) => {
  const copy = cluster.fork();
  sign(copy, by);
  const { signatures, statement } = entryAt(copy, copy.lines.length - 1);
  return lodgedWith(witness, { signatures, statement }, time);
};

describe('a sound journal', () => {
  test('is told with its root', async () => {
    const cluster = year();
    const { size, root } = await soundOf(cluster);
    expect([size, root]).toEqual([cluster.lines.length, cluster.replay.rootAt(size)]);
  });

  test('ends where its newest head does, or that is told in numbers', async () => {
    const cluster = year();
    const [checkpoint, size] = [headOf(cluster), cluster.lines.length];
    const root = cluster.replay.rootAt(size);
    sign(cluster, DEPUTY);
    expect((await findingOf(cluster, { checkpoint })).finding).toEqual({
      seq: size,
      rule: 'checkpoint',
      expected: `${size} entries with root ${root}`,
      found: `${size + 1} entries`,
      refusals: [],
    });
  });

  test('keeps its deadlines by the auditor’s witnesses where the charter names none', async () => {
    const cluster = signingYear({ charter: { calendar } });
    sign(cluster, DEPUTY);
    const policy = policyOf(year().journal().cluster.context);
    const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(DUE)));
    expect((await soundOf(cluster, { checkpoint })).deadlines).toEqual([]);
    expect((await soundOf(cluster, { checkpoint, policy })).deadlines).toMatchObject([
      { member: DEPUTY, verdict: 'onTime' },
    ]);
  });

  test('has nothing that was seen where witnesses saw it empty', async () => {
    const cluster = year();
    const policy = policyOf(cluster.journal().cluster.context);
    const since = headOf(cluster, allAt(WITNESSES, seconds(START)), 0);
    const { witnessed } = await soundOf(cluster, { since, policy });
    expect(witnessed).toMatchObject({ size: 0, since: null, seen: [] });
  });

  test('was seen by the witnesses of the time, whoever is one by now', async () => {
    const cluster = adopt(year(), appointing(CHAIR, CHAIR), CHAIR, DEPUTY);
    const size = cluster.lines.length;
    const seen = headOf(cluster, allAt([CHAIR, DEPUTY, THIRD], seconds(cluster.now())));
    // The member that hosts the server from now on is no witness any more.
    cluster.say(voting(cluster, THIRD));
    expect(cluster.journal().cluster.context.host).toBe(CHAIR);
    enrol(cluster, DEPUTY, 'second');
    expect((await soundOf(cluster, { heads: [seen] })).witnessed?.size).toBe(size);
  });
});

describe('of two lies about time', () => {
  const early = (cluster: TestCluster) => headOf(cluster, allAt(WITNESSES, seconds(DUE) - 86_400));
  const late = (cluster: TestCluster) => headOf(cluster, allAt(WITNESSES, seconds(DUE) + 5000));

  test('the one that comes first is told, where it is an entry dated back', async () => {
    const cluster = year();
    const seq = cluster.lines.length;
    const before = headOf(cluster, allAt(WITNESSES, seconds(cluster.now()) + 1000));
    enrol(cluster, DEPUTY, 'second');
    pass(cluster);
    const { finding } = await findingOf(cluster, { heads: [before, early(cluster)] });
    expect(finding).toMatchObject({ rule: 'time', seq });
  });

  test('the one that comes first is told, where it is a deadline passed too early', async () => {
    const cluster = year();
    const seq = cluster.lines.length;
    pass(cluster);
    const heads = [early(cluster), late(cluster)];
    enrol(cluster, DEPUTY, 'second');
    const { finding } = await findingOf(cluster, { heads });
    expect(finding).toMatchObject({ rule: 'deadline', seq });
  });

  test('in one entry, its date is told', async () => {
    const cluster = year();
    const seq = cluster.lines.length;
    const before = late(cluster);
    pass(cluster);
    const { finding } = await findingOf(cluster, { heads: [before, early(cluster)] });
    expect(finding).toMatchObject({ rule: 'time', seq });
  });
});

describe('a lodged statement', () => {
  const outcomesOf = async (...given: Parameters<typeof auditOf>) =>
    (await soundOf(...given)).lodged.map(({ outcome }) => outcome);

  test('is swallowed where witnesses saw the journal go on without it', async () => {
    const cluster = year();
    const time = seconds(cluster.now()) + 60;
    const lodged = [lodgedIn(cluster, DEPUTY, time)];
    const seenAt = (at: number) => ({ lodged, checkpoint: headOf(cluster, allAt(WITNESSES, at)) });
    expect(await outcomesOf(cluster, seenAt(time + 3600))).toEqual(['awaited']);
    expect((await findingOf(cluster, seenAt(time + 3601))).finding.rule).toBe('lodged');
  });

  test('is swallowed where the journal went on, though witnesses saw no more of it', async () => {
    const cluster = year();
    const now = seconds(cluster.now());
    const lodged = [lodgedIn(cluster, DEPUTY, now + 60)];
    const heads = [headOf(cluster, allAt(WITNESSES, now))];
    cluster.wait(2 * HOUR);
    sign(cluster, THIRD);
    expect((await findingOf(cluster, { lodged, heads })).finding.rule).toBe('lodged');
  });

  test('is judged by the journal as it was then, each by its own time', async () => {
    const cluster = year();
    const [start, now] = [cluster.fork(), cluster.now()];
    cluster.wait(2 * HOUR);
    cluster.say(revoking(DEPUTY, 'officer'));
    enrol(cluster, THIRD, 'second');
    const before = lodgedIn(start, DEPUTY, seconds(now) + 60);
    const after = lodgedIn(start, DEPUTY, seconds(cluster.now()) + 60, THIRD);
    expect(await outcomesOf(cluster, { lodged: [after] })).toEqual(['refused']);
    for (const lodged of [
      [before, after],
      [after, before],
    ]) {
      expect((await findingOf(cluster, { lodged })).finding.rule).toBe('lodged');
    }
  });

  test.each([
    ['at', 3600, 'refused'],
    ['after', 3601, null],
  ])('is judged with what is said %s the end of its hour: %d s', async (_, later, outcome) => {
    const cluster = year();
    const time = seconds(cluster.now()) + 60;
    const lodged = [lodgedIn(cluster, DEPUTY, time)];
    cluster.say({ ...revoking(DEPUTY, 'officer'), at: (time + later) * 1000 });
    cluster.wait(2 * HOUR);
    enrol(cluster, THIRD, 'second');
    const verdict = await auditOf(cluster, { lodged });
    expect(verdict.sound ? verdict.lodged[0]?.outcome : null).toBe(outcome);
  });

  test('that a witness took in twice was received when it came first', async () => {
    const cluster = year();
    sign(cluster, DEPUTY);
    const { signatures, statement } = entryAt(cluster, cluster.lines.length - 1);
    const taken = (witness: string, later: number) =>
      lodgedWith(witness, { signatures, statement }, seconds(DUE) + later);
    const others = [taken(THIRD, -5), taken('auditor', -5)];
    for (const twice of [
      [taken(CHAIR, -5), taken(CHAIR, 5)],
      [taken(CHAIR, 5), taken(CHAIR, -5)],
    ]) {
      const lodged = [...twice, ...others];
      const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(DUE) + 3000));
      const { deadlines } = await soundOf(cluster, { checkpoint, lodged });
      expect(deadlines).toMatchObject([{ verdict: 'onTime' }]);
    }
  });
});

describe('two histories of a journal that does not hold', () => {
  /** A head that the server signed over any lines. */
  const headOver = (lines: readonly string[]): string =>
    signedHead({
      origin: ORIGIN,
      size: lines.length,
      root: treeRoot(lines.map((each) => leafHash(lineBytes(each)))),
    });

  test.each([
    ['the broken line', ['{}']],
    ['the broken line and what is behind it', ['{}', 'x', 'y']],
  ])('are proven by a head that covers %s', async (_, behind) => {
    const { lines } = year();
    const all = [...lines, ...behind];
    const since = headOver([...lines.slice(1), 'other']);
    const verdict = await findingOf({ lines: all }, { heads: [headOver(all)], since });
    expect(verdict.finding).toMatchObject({ rule: 'entry-form', seq: lines.length });
    expect(verifyMisbehaviour(verdict.misbehaviour ?? '', verifyEd25519)).toMatchObject({
      proven: true,
      first: { size: lines.length },
      second: { size: all.length },
    });
  });

  test('are not proven by a head of a line more, which nobody has shown', async () => {
    const { lines } = year();
    const heads = [headOver([...lines, lines.at(-1) ?? ''])];
    const since = headOver([...lines.slice(1), 'other']);
    const badly = (tasks: readonly SignatureTask[]) => tasks.map(() => false);
    const given = { heads, since, verify: badly };
    const broken = { finding: { rule: 'signature', seq: 0 }, misbehaviour: null };
    expect(await findingOf({ lines }, given)).toMatchObject(broken);
    // What a generator returns at its end is no line that it has shown.
    function* returning() {
      yield* lines.map(lineBytes);
      return lineBytes(lines.at(-1) ?? '');
    }
    const options = { verifyNow: verifyEd25519, ...given };
    expect(await auditInFull(ORIGIN, returning(), options)).toMatchObject(broken);
  });
});
