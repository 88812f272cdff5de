import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  actions,
  type Bodies,
  type ClusterType,
  type CycleType,
  canonicalize,
  charterInForce,
  digestOf,
  type Entry,
  isClusterType,
  type Journal,
  type Json,
  lineBytes,
  membersAt,
  officeNow,
  openReplay,
  type StatementType,
  stateJson,
  thumbprint,
} from '../../workflows/index.js';
import { document, text } from '../support/bodies.js';
import { AUTHORITY, ORIGIN, PATRON, type Said, type TestCluster } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  CHAIR,
  concludingYear,
  DEPUTY,
  digestsOf,
  founded,
  offeredYear,
  pledgedYear,
  reportedYear,
  THIRD,
} from '../support/given.js';
import { keyOf } from '../support/keys.js';
import { plausibleBodies } from '../support/plausible.js';

const PARTIES = [CHAIR, DEPUTY, THIRD, AUTHORITY, PATRON, 'server', 'hue'];
const HOUR = 3_600_000;

const starts = {
  founded,
  pledgedYear,
  reportedYear,
  adoptedAwardsYear,
  concludingYear,
  offeredYear,
};

/** How one statement is wrong, where it is; `null` for one that is written in good faith. */
const faults = ['key', 'time', 'year', 'seen', 'rules', 'twice', 'signature'] as const;

const step = fc.record({
  year: fc.constantFrom(2023, 2023, 2023, 2024, null),
  /** Most of the time people say what `actions` tells them that they may. */
  allowed: fc.constantFrom(true, true, true, true, false),
  pick: fc.nat(1_000_000),
  fault: fc.option(fc.constantFrom(...faults), { freq: 8 }),
  hours: fc.nat(72),
});
type Step = Parameters<Parameters<typeof step.map>[0]>[0];

function clusterBodies(journal: Journal, type: ClusterType): readonly unknown[] {
  const { motion, term } = journal.cluster.context;
  const charter = charterInForce(journal.cluster.context);
  const effective = '2023-04-01T00:00:00.000Z';
  const paper = { document: document('paper'), reason: 'As the letter says' };
  const mandate = {
    name: null,
    office: text('Expert'),
    steps: ['pledge'],
    from: effective,
    until: '2024-04-01T00:00:00.000Z',
    document: paper.document,
  } as const;
  const ballot = { motion: motion?.digest ?? document('motion') };
  const skip = { kind: 'skip', member: DEPUTY, term: term + 1, makeUp: true } as const;
  const keys = ['spare', 'hue', THIRD, 'server'].map((word) => keyOf(word).x);
  const bodies: { readonly [T in ClusterType]?: readonly Bodies[T][] } = {
    'charter.amend': charter ? [{ charter: { ...charter, remark: text('New') }, reason: 'x' }] : [],
    'rotation.except': [{ id: `skip-${term}`, exception: skip, ...paper }],
    'motion.vote': [
      { ...ballot, choice: 'approve' },
      { ...ballot, choice: 'reject' },
    ],
    'motion.withdraw': [{ ...ballot, reason: 'Not ripe' }],
    'member.admit': [
      {
        member: 'hue',
        name: text('Hue'),
        key: keyOf('hue').x,
        effective,
        document: paper.document,
      },
    ],
    'member.accept': [{ charter: digestOf(charter) }],
    'member.leave': [CHAIR, DEPUTY, THIRD].map((member) => ({ member, effective, ...paper })),
    'officer.revoke': [{ key: keyOf(`${THIRD}/officer`).id, reason: 'Left the office' }],
    'officer.delegate': keys.map((key) => ({ ...mandate, officer: 'delegate', key })),
    'root.rotate': keys.map((key) => ({ key })),
    'root.replace': keys.map((key) => ({ member: THIRD, key, ...paper })),
    'host.rotate': keys.map((key) => ({ key })),
    'host.appoint': keys.map((key) => ({ host: THIRD, key, reason: paper.reason })),
  };
  return bodies[type] ?? [];
}

const bodiesOf = (journal: Journal, type: StatementType, year: number | null) =>
  isClusterType(type)
    ? clusterBodies(journal, type)
    : plausibleBodies(journal, year ?? 2023, type as CycleType);

/** What ends, halts or sets back a year is said the more seldom, or no year would come far. */
const SELDOM: Readonly<Partial<Record<StatementType, number>>> = {
  'cycle.cancel': 256,
  'officer.revoke': 64,
  'member.leave': 64,
  'root.rotate': 64,
  'root.replace': 64,
  'host.rotate': 64,
  'host.appoint': 64,
  'cycle.suspend': 16,
  'pledge.propose': 4,
  'deadline.pass': 4,
  'deadline.extend': 4,
  'roster.drop': 4,
};

/** What one step says: the first who has something to say, from a party that the step picks. */
function spoken(cluster: TestCluster, { year, allowed, pick }: Step): Said<StatementType> | null {
  const journal = cluster.journal();
  const now = new Date(cluster.now()).toISOString();
  const turn = pick % PARTIES.length;
  for (const by of [...PARTIES.slice(turn), ...PARTIES.slice(0, turn)]) {
    const choices = actions(journal, year, { member: by, officer: 'root' }, now)
      .filter(({ may, type }) => (may || !allowed) && pick % (SELDOM[type] ?? 1) === 0)
      .flatMap(({ type }) => bodiesOf(journal, type, year).map((body) => ({ by, type, body })));
    const choice = choices[pick % Math.max(choices.length, 1)];
    if (choice) return { ...choice, ...(year ? { cycle: year } : {}) } as Said<StatementType>;
  }
  return null;
}

function faulty(cluster: TestCluster, said: Said<StatementType>, fault: Step['fault']) {
  const changes: Record<(typeof faults)[number], Partial<Said<StatementType>>> = {
    key: { key: keyOf('a stranger') },
    time: { at: cluster.now() - HOUR },
    year: { alter: (each) => ({ ...each, cycle: each.cycle === null ? null : 2031 }) },
    seen: { alter: (each) => ({ ...each, seen: { ...each.seen, root: document('other') } }) },
    rules: { alter: (each) => ({ ...each, rules: '2' }) },
    twice: {},
    signature: { signature: 'A'.repeat(86) },
  };
  return fault === null ? said : { ...said, ...changes[fault] };
}

/** What must be true after every single statement, accepted or refused. */
function expectKept(cluster: TestCluster, before: Journal, accepted: Entry | null): void {
  const journal = cluster.journal();
  expect(journal.size).toBe(before.size + (accepted ? 1 : 0));
  expect(cluster.lines).toHaveLength(journal.size);
  if (!accepted) {
    expect(journal).toBe(before);
    return;
  }
  expect(accepted.seq).toBe(before.size);
  expect(accepted.at >= before.at && journal.at === accepted.at).toBe(true);
  expect(cluster.lines.at(-1)).toBe(canonicalize(accepted as unknown as Json));
  expect(accepted.after).toBe(recomputed(before, journal, accepted));
  expectOneChair(before, journal);
  expectOneHolderEach(before, journal);
}

/** The digest of what an entry moved, from the states as they are. */
function recomputed(before: Journal, journal: Journal, { statement }: Entry): string {
  const { cycle } = statement;
  const moved = cycle === null ? undefined : journal.cycles.get(cycle);
  const clusterMoved = cycle === null || journal.cluster !== before.cluster;
  return digestOf({
    ...(clusterMoved ? { cluster: stateJson(journal.cluster) } : {}),
    ...(moved ? { cycle: stateJson(moved) } : {}),
  });
}

function expectOneChair(before: Journal, journal: Journal): void {
  const { context } = journal.cluster;
  const chair = officeNow(context)?.chair ?? '';
  expect(membersAt(context, journal.at)).toContain(chair);
  const { term, terms } = before.cluster.context;
  expect([term, term + 1]).toContain(context.term);
  expect(Object.keys(context.terms)).toHaveLength(context.term - 2023 + 1);
  expect(context.terms).toMatchObject(terms);
}

/** No key stands for two, and none that was replaced ever comes back. */
function expectOneHolderEach(before: Journal, { cluster }: Journal): void {
  const { parties, officers, admissions, replaced } = cluster.context;
  const holders = [parties, officers, admissions].flatMap((held) => Object.values(held));
  const keys = holders.map(({ key }) => thumbprint(key));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key in replaced)).toEqual([]);
  expect(replaced).toMatchObject(before.cluster.context.replaced);
}

function play(start: TestCluster, steps: readonly Step[]): TestCluster {
  const cluster = start.fork();
  let last: Said<StatementType> | null = null;
  for (const each of steps) {
    cluster.wait(each.hours * HOUR);
    const said: Said<StatementType> | null = each.fault === 'twice' ? last : spoken(cluster, each);
    if (!said) continue;
    last = said;
    const before = cluster.journal();
    const states = each.pick % 5 === 0 ? digestsOf(before) : null;
    const judgement = cluster.attempt(faulty(cluster, said, each.fault));
    expectKept(cluster, before, judgement.ok ? judgement.entry : null);
    if (states) expect(digestsOf(before)).toEqual(states);
    if (!judgement.ok) expect(judgement.refusals.length).toBeGreaterThan(0);
  }
  return cluster;
}

describe('whatever is said, right or wrong, in whatever order', () => {
  test.each(Object.entries(starts))(
    'there is one chair, no entry is lost, and a replay sees the same: from %s',
    (_, start) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) => {
          const begun = start();
          const cluster = play(begun, steps);
          expect(cluster.lines.slice(0, begun.lines.length)).toEqual(begun.lines);
          const replay = openReplay(ORIGIN);
          for (const line of cluster.lines) {
            expect(replay.add(lineBytes(line))).toMatchObject({ ok: true });
          }
          const { size } = cluster.journal();
          expect(digestsOf(replay.journal())).toEqual(digestsOf(cluster.journal()));
          expect(replay.rootAt(size)).toBe(cluster.replay.rootAt(size));
        }),
        { numRuns: 8 },
      );
    },
  );

  test('what `actions` allows is mostly accepted, so that the years above do move on', () => {
    const steps = fc.sample(step, { numRuns: 400, seed: 7 }).map((each) => ({
      ...each,
      fault: null,
      allowed: true,
    }));
    const cluster = play(founded(), steps);
    expect(cluster.lines.length).toBeGreaterThan(60);
    expect(cluster.journal().cycles.size).toBeGreaterThan(0);
  });
});
