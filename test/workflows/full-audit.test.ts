import { describe, expect, test } from '@jest/globals';
import {
  auditInFull,
  ED25519,
  type FullAuditOptions,
  lineBytes,
  noteKey,
  policyOf,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import {
  allAt,
  entryAt,
  headAt,
  headOf,
  lodgedWith,
  seconds,
  signedHead,
} from '../support/cosigned-heads.js';
import { verifyEd25519, verifyTasks } from '../support/ed25519.js';
import { CHAIR, DEPUTY, launchedYear, signingYear, THIRD } from '../support/given.js';
import { rotatingHost, successor } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { witnessing } from '../support/witness-keys.js';

const WITNESSES = [CHAIR, DEPUTY, THIRD, 'auditor'];
const DUE = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
const pledge = { day: '03-31', nextYear: false, late: 'close' } as const;

/** A year that waits for signatures on its pledge until 31 March; four witnesses, three needed. */
const year = (): TestCluster => {
  const none = launchedYear().journal().cluster.context.charters[1]?.calendar;
  if (!none) throw new Error('there is no charter');
  const calendar = { ...none, pledge };
  return signingYear({ charter: { witnessing: witnessing(WITNESSES), calendar } });
};

const auditOf = (cluster: TestCluster, given: Partial<FullAuditOptions> = {}) =>
  auditInFull(ORIGIN, cluster.lines.map(lineBytes), {
    verify: verifyTasks,
    verifyNow: verifyEd25519,
    ...given,
  });

const soundOf = async (cluster: TestCluster, given: Partial<FullAuditOptions> = {}) => {
  const verdict = await auditOf(cluster, given);
  if (!verdict.sound) throw new Error(JSON.stringify(verdict.finding));
  return verdict;
};
const findingOf = async (cluster: TestCluster, given: Partial<FullAuditOptions> = {}) => {
  const verdict = await auditOf(cluster, given);
  if (verdict.sound) throw new Error('it is sound');
  return verdict;
};

const sign = (cluster: TestCluster, by: string, at = cluster.now() + 60_000): void =>
  cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest }, at });

describe('what witnesses saw', () => {
  test('tells up to which entry, since when and by whom', async () => {
    const cluster = year();
    const size = cluster.lines.length;
    const now = seconds(cluster.now());
    const seen = headOf(cluster, { [CHAIR]: now, [DEPUTY]: now + 5, [THIRD]: now + 60 });
    sign(cluster, DEPUTY);
    const checkpoint = headOf(cluster, { auditor: now + 90 });
    const { witnessed, tail } = await soundOf(cluster, { checkpoint, heads: [seen] });
    expect(tail).toBe('covered');
    expect(witnessed).toMatchObject({
      size,
      since: new Date((now + 60) * 1000).toISOString(),
      figures: { witnesses: 4, quorum: 3, safeAgainst: 1, worksWithout: 1 },
      seen: [{ witness: CHAIR }, { witness: DEPUTY }, { witness: THIRD }, { witness: 'auditor' }],
    });
  });

  test('is nothing where the charter names no witnesses', async () => {
    const cluster = signingYear();
    const verdict = await soundOf(cluster, { checkpoint: headOf(cluster) });
    expect(verdict).toMatchObject({ witnessed: null, deadlines: [], tail: 'covered' });
  });

  test('is judged by the auditor’s own policy where there is one', async () => {
    const cluster = year();
    const now = seconds(cluster.now());
    const checkpoint = headOf(cluster, allAt([CHAIR, DEPUTY], now));
    const own = policyOf(cluster.journal().cluster.context);
    const [group] = own.groups;
    if (!group) throw new Error('there is no quorum');
    const two = { ...own, groups: [{ ...group, needed: 2 }] };
    expect((await soundOf(cluster, { checkpoint })).witnessed).toMatchObject({ size: 0 });
    const { witnessed } = await soundOf(cluster, { checkpoint, policy: two });
    expect(witnessed).toMatchObject({ size: cluster.lines.length, figures: { quorum: 2 } });
  });

  test('a policy of another server does not take the word of this one', async () => {
    const cluster = year();
    const own = policyOf(cluster.journal().cluster.context);
    const bytes = Buffer.from(keyOf('impostor').x, 'base64url');
    const logs = [{ key: noteKey(ORIGIN, ED25519, new Uint8Array(bytes)), url: null }];
    const policy = { ...own, logs };
    const verdict = await findingOf(cluster, { checkpoint: headOf(cluster), policy });
    expect(verdict).toMatchObject({ finding: { rule: 'checkpoint', seq: null } });
  });

  test('counts under the witnesses that the charter named at each place', async () => {
    const cluster = year();
    const now = seconds(cluster.now());
    const checkpoint = headOf(cluster, { stranger: now });
    expect((await soundOf(cluster, { checkpoint })).witnessed?.seen).toEqual([]);
  });
});

describe('a head beside the entries', () => {
  test('must be signed by the server key of its place', async () => {
    const cluster = year();
    const early = headOf(cluster);
    cluster.say(rotatingHost());
    sign(cluster, DEPUTY);
    const old = signedHead(headAt(cluster, cluster.lines.length));
    const renewed = signedHead(headAt(cluster, cluster.lines.length), {}, 'server/root-2');
    expect(successor('server').id).toBe(keyOf('server/root-2').id);
    expect(await findingOf(cluster, { checkpoint: old })).toMatchObject({
      finding: { rule: 'checkpoint', seq: null, found: 'no-known-signature' },
      misbehaviour: null,
    });
    expect(await soundOf(cluster, { checkpoint: renewed, heads: [early] })).toMatchObject({
      tail: 'covered',
    });
  });

  test('must cover the last entry, if it is the newest', async () => {
    const cluster = year();
    const checkpoint = headOf(cluster);
    const size = cluster.lines.length;
    sign(cluster, DEPUTY);
    const { finding } = await findingOf(cluster, { checkpoint });
    expect(finding).toMatchObject({ rule: 'checkpoint', seq: size });
    expect(await soundOf(cluster, { heads: [checkpoint] })).toMatchObject({ tail: 'not covered' });
  });

  test('with a cosignature that its witness did not make is no evidence', async () => {
    const cluster = year();
    const now = seconds(cluster.now());
    const [text, lines] = headOf(cluster, { [CHAIR]: now }).split('\n\n') as [string, string];
    const [log, cosignature = ''] = lines.split('\n');
    const forged = `${cosignature.slice(0, -6)}AAAAA=`;
    const { finding } = await findingOf(cluster, { checkpoint: `${text}\n\n${log}\n${forged}\n` });
    expect(finding).toMatchObject({ rule: 'checkpoint', expected: 'cosignatures that verify' });
  });

  test('that is of other entries locates the change by the heads before it', async () => {
    const cluster = year();
    const other = cluster.fork();
    const size = cluster.lines.length;
    sign(cluster, DEPUTY);
    sign(other, THIRD);
    const verdict = await findingOf(cluster, {
      checkpoint: headOf(cluster),
      heads: [headOf(other), headOf(cluster, {}, size)],
    });
    expect(verdict.finding).toMatchObject({ rule: 'checkpoint', seq: size });
    expect(verifyMisbehaviour(verdict.misbehaviour ?? '', verifyEd25519)).toMatchObject({
      proven: true,
      first: { size: size + 1 },
      second: { size: size + 1 },
    });
  });
});

describe('a head that the auditor kept', () => {
  const forked = () => {
    const cluster = year();
    const other = cluster.fork();
    sign(cluster, DEPUTY);
    sign(other, THIRD);
    return { cluster, other, size: cluster.lines.length };
  };

  test('is contained in the journal that it is of', async () => {
    const cluster = year();
    const since = headOf(cluster);
    const size = cluster.lines.length;
    sign(cluster, DEPUTY);
    const checkpoint = headOf(cluster);
    expect(await soundOf(cluster, { checkpoint, since })).toMatchObject({ since: { size } });
  });

  test('shows that the tail was cut off', async () => {
    const cluster = year();
    const shorter = cluster.fork();
    const size = cluster.lines.length;
    sign(cluster, DEPUTY);
    const given = { checkpoint: headOf(shorter), since: headOf(cluster) };
    expect(await findingOf(shorter, given)).toMatchObject({
      finding: { rule: 'since', seq: size },
      misbehaviour: null,
    });
  });

  test('proves to anyone that the server showed two histories', async () => {
    const { cluster, other, size } = forked();
    sign(cluster, THIRD);
    const given = { checkpoint: headOf(cluster), since: headOf(other) };
    const verdict = await findingOf(cluster, given);
    // Every entry of this history was seen by a later signer: the fault is the server's alone.
    expect(verdict.finding).toMatchObject({ rule: 'since', seq: null });
    const proof = verifyMisbehaviour(verdict.misbehaviour ?? '', verifyEd25519);
    expect(proof).toMatchObject({ proven: true, first: { size }, second: { size: size + 1 } });
  });

  test('proves it even where the entries do not hold by themselves', async () => {
    const { cluster, other, size } = forked();
    cluster.lines.push('{}');
    const tree = cluster.fork();
    expect(tree.lines.length).toBe(size);
    const given = { heads: [headOf(cluster, {}, size)], since: headOf(other, {}, size) };
    const verdict = await findingOf(cluster, given);
    expect(verdict.finding).toMatchObject({ rule: 'entry-form', seq: size });
    expect(verifyMisbehaviour(verdict.misbehaviour ?? '', verifyEd25519)).toMatchObject({
      proven: true,
    });
  });

  test('changes nothing where the very first line is no entry', async () => {
    const cluster = year();
    const since = headOf(cluster);
    cluster.lines[0] = '{}';
    const { finding } = await findingOf(cluster, { checkpoint: since, since });
    expect(finding).toMatchObject({ rule: 'entry-form', seq: 0 });
  });

  test('that nobody known signed accuses nobody', async () => {
    const { cluster, other } = forked();
    const since = signedHead(headAt(other, other.lines.length), {}, 'impostor');
    expect(await findingOf(cluster, { checkpoint: headOf(cluster), since })).toMatchObject({
      finding: { rule: 'since', seq: null, found: 'no-known-signature' },
      misbehaviour: null,
    });
  });
});

describe('a deadline', () => {
  const signed = (by = DEPUTY): TestCluster => {
    const cluster = year();
    sign(cluster, by);
    return cluster;
  };
  const due = new Date(DUE).toISOString();

  test.each([
    ['kept', 0, 'onTime'],
    ['missed', 1, 'late'],
  ] as const)('is %s by the time of the last witness that is needed', async (_, later, verdict) => {
    const cluster = signed();
    const last = seconds(DUE) + later;
    const checkpoint = headOf(cluster, { [CHAIR]: last - 900, [DEPUTY]: last, [THIRD]: last });
    const { deadlines } = await soundOf(cluster, { checkpoint });
    expect(deadlines).toMatchObject([
      { year: YEAR, deadline: 'pledge', member: DEPUTY, due, verdict },
    ]);
    expect(deadlines[0]?.since).toBe(new Date(last * 1000).toISOString());
  });

  test('cannot be proven kept while too few witnesses have seen it', async () => {
    const cluster = signed();
    const now = seconds(cluster.now());
    const checkpoint = headOf(cluster, { [CHAIR]: now, [DEPUTY]: now });
    const { deadlines } = await soundOf(cluster, { checkpoint });
    expect(deadlines).toMatchObject([{ verdict: 'notProvable', since: null }]);
    expect(deadlines[0]?.seen).toHaveLength(2);
  });

  test('is kept by the first head that covers the entry, not by later ones', async () => {
    const cluster = signed();
    const first = headOf(cluster, allAt(WITNESSES, seconds(DUE) - 60));
    sign(cluster, THIRD, DUE - 30_000);
    const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(DUE) + 60));
    const { deadlines } = await soundOf(cluster, { checkpoint, heads: [first] });
    expect(deadlines.map(({ member, verdict }) => [member, verdict])).toEqual([
      [DEPUTY, 'onTime'],
      [THIRD, 'late'],
    ]);
  });

  test('is kept by lodging with witnesses what the server held back', async () => {
    const cluster = signed();
    const { signatures, statement } = entryAt(cluster, cluster.lines.length - 1);
    const lodged = [CHAIR, THIRD, 'auditor'].map((witness) =>
      lodgedWith(witness, { signatures, statement }, seconds(DUE) - 5),
    );
    const checkpoint = headOf(cluster, allAt(WITNESSES, seconds(DUE) + 3000));
    const { deadlines } = await soundOf(cluster, { checkpoint, lodged });
    expect(deadlines).toMatchObject([{ verdict: 'onTime' }]);
  });

  test('that is recorded as passed while witnesses see that it has not is a lie', async () => {
    const cluster = year();
    const seq = cluster.lines.length;
    const body = { deadline: 'pledge' } as const;
    cluster.say({ type: 'deadline.pass', by: 'server', cycle: YEAR, body, at: DUE + 1000 });
    const early = headOf(cluster, allAt(WITNESSES, seconds(DUE) - 86_400));
    expect(await findingOf(cluster, { checkpoint: early })).toMatchObject({
      finding: { rule: 'deadline', seq },
    });
    const honest = headOf(cluster, allAt(WITNESSES, seconds(DUE) + 2));
    expect(await soundOf(cluster, { checkpoint: honest })).toMatchObject({ deadlines: [] });
  });
});

describe('an entry that is dated back', () => {
  const dated = (...without: readonly string[]) => {
    const cluster = year();
    const seq = cluster.lines.length;
    const at = cluster.now() + 60_000;
    const before = headOf(cluster, allAt(without, seconds(at) + 601));
    sign(cluster, DEPUTY, at);
    return { cluster, seq, given: { checkpoint: headOf(cluster), heads: [before] } };
  };

  test('breaks where more witnesses than may lie saw the journal without it', async () => {
    const { cluster, seq, given } = dated(CHAIR, DEPUTY);
    const { finding } = await findingOf(cluster, given);
    expect(finding).toMatchObject({ rule: 'time', seq });
  });

  test('is not accused by as few as may lie, nor by clocks that differ a little', async () => {
    const { cluster, given } = dated(CHAIR);
    await soundOf(cluster, given);
    const near = year();
    const at = near.now() + 60_000;
    const before = headOf(near, allAt(WITNESSES, seconds(at) + 600));
    sign(near, DEPUTY, at);
    await soundOf(near, { checkpoint: headOf(near), heads: [before] });
  });
});

describe('a lodged statement', () => {
  /** Something that is said in a copy of the journal, lodged with a witness and never sent. */
  const lodgedIn = (cluster: TestCluster, by: string, time = seconds(cluster.now()) + 60) => {
    const copy = cluster.fork();
    sign(copy, by);
    const { signatures, statement } = entryAt(copy, copy.lines.length - 1);
    return lodgedWith(CHAIR, { signatures, statement }, time);
  };
  const outcomes = ({ lodged }: { lodged: readonly { outcome: string }[] }) =>
    lodged.map(({ outcome }) => outcome);

  test('is found in the journal at its entry', async () => {
    const cluster = year();
    const lodged = [lodgedIn(cluster, DEPUTY)];
    sign(cluster, DEPUTY);
    const { lodged: verdicts } = await soundOf(cluster, { lodged });
    expect(verdicts).toMatchObject([{ outcome: 'included', seq: cluster.lines.length - 1 }]);
  });

  test('that the rules would have refused is told with every reason', async () => {
    const cluster = year();
    const lodged = [lodgedIn(cluster, DEPUTY, seconds(DUE) + 1)];
    cluster.wait(DUE + 86_400_000 - cluster.now());
    const body = { deadline: 'pledge' } as const;
    cluster.say({ type: 'deadline.pass', by: 'server', cycle: YEAR, body });
    const verdict = await soundOf(cluster, { lodged });
    expect(outcomes(verdict)).toEqual(['refused']);
    expect(verdict.lodged[0]?.refusals.length).toBeGreaterThan(0);
  });

  test('that the server swallowed breaks the journal', async () => {
    const cluster = year();
    const lodged = [lodgedIn(cluster, DEPUTY)];
    cluster.wait(2 * 3_600_000);
    sign(cluster, THIRD);
    const { finding } = await findingOf(cluster, { lodged });
    expect(finding).toMatchObject({ rule: 'lodged', seq: null });
  });

  test('is awaited for an hour before anybody is accused', async () => {
    const cluster = year();
    const lodged = [lodgedIn(cluster, DEPUTY)];
    cluster.wait(1_800_000);
    sign(cluster, THIRD);
    expect(outcomes(await soundOf(cluster, { lodged }))).toEqual(['awaited']);
  });

  test('whose note no witness signed accuses nobody', async () => {
    const cluster = year();
    const real = lodgedIn(cluster, DEPUTY);
    const strange = lodgedIn(cluster, THIRD);
    cluster.wait(2 * 3_600_000);
    sign(cluster, CHAIR);
    const lodged = [
      { ...real, note: real.note.replace(/.$/m, 'x') },
      { ...real, statement: strange.statement },
    ];
    expect(outcomes(await soundOf(cluster, { lodged }))).toEqual(['unverified', 'unverified']);
  });
});
