/** What witnesses saw decides about time, in whatever order it is known. */
import { describe, expect, test } from '@jest/globals';
import type { Chronicle, TimedEntry } from '../../workflows/chronicle.js';
import type { WitnessKey } from '../../workflows/ledger/note-key.js';
import type { Policy } from '../../workflows/ledger/policy.js';
import { backDated, deadlineVerdicts, earlyPass } from '../../workflows/time-verdicts.js';
import { type Sighting, type Vouched, witnessLine } from '../../workflows/vouching.js';
import { policyOf, policyText, witnessKeys } from '../support/witnessed-log.js';

/** Of the four witnesses c0 to c3 three are needed, and the word of one accuses nobody. */
const four = policyOf(policyText('3'));
const NAMES = ['c0', 'c1', 'c2', 'c3'];
const line = (name: string): string => witnessLine(witnessKeys[NAMES.indexOf(name)] as WitnessKey);

/** 1 March 2023, 2 o'clock in the morning UTC, in unix seconds. */
const T = 1_677_636_000;
const HOUR = 3600;

describe('a deadline', () => {
  const due = new Date(T * 1000).toISOString();
  const pass: TimedEntry = {
    seq: 7,
    year: 2023,
    deadline: 'pledge',
    member: 'server',
    type: 'deadline.pass',
    due,
    at: due,
  };
  const verdictsOn = (entry: TimedEntry, ...times: readonly number[]) => {
    const vouched: Vouched = new Map(times.map((time, at) => [line(`c${at}`), time]));
    return deadlineVerdicts(
      [entry],
      () => vouched,
      () => four,
    );
  };
  const verdictsAt = (...times: readonly number[]) => verdictsOn(pass, ...times);

  test('that falls on a whole second is kept in that very second', () => {
    expect(verdictsAt(T, T, T)).toMatchObject([{ verdict: 'onTime', since: due }]);
    expect(verdictsAt(T, T, T + 1)).toMatchObject([{ verdict: 'late' }]);
  });

  test('that was passed too early is told with its time and all who saw that', () => {
    expect(earlyPass(verdictsAt(T - HOUR, T - 2 * HOUR, T - HOUR))).toEqual({
      seq: 7,
      rule: 'deadline',
      expected: '>= 2023-03-01T01:50:00.000Z',
      found: '2023-03-01T01:00:00.000Z (c1, c0, c2)',
      refusals: [],
    });
    expect(earlyPass(verdictsAt(T + 1, T + 1, T + 1))).toBeNull();
  });

  test.each([
    ['on a whole second', 0],
    ['within a second', 337],
  ])('that falls %s may be said to have passed in that very second', (_, milliseconds) => {
    // Witnesses tell whole seconds, so that they seem to have seen it before it was due.
    const entry = { ...pass, due: new Date(T * 1000 + milliseconds).toISOString() };
    expect(earlyPass(verdictsOn(entry, T, T, T))).toBeNull();
  });

  test('is passed too early only where witnesses saw that beyond the slack of clocks', () => {
    expect(earlyPass(verdictsAt(T - 600, T - 600, T - 600))).toBeNull();
    expect(earlyPass(verdictsAt(T - 601, T - 601, T - 600))).toBeNull();
    expect(earlyPass(verdictsAt(T - 601, T - 601, T - 601))?.seq).toBe(7);
  });

  test('that nobody can be proven to have seen passed accuses nobody', () => {
    expect(earlyPass(verdictsAt(T - HOUR, T - HOUR))).toBeNull();
  });

  test('that a city kept long before is no lie of the server', () => {
    const entry = { ...pass, type: 'pledge.sign' } as const;
    expect(earlyPass(verdictsOn(entry, T - HOUR, T - HOUR, T - HOUR))).toBeNull();
  });
});

describe('an entry that is dated back', () => {
  /** Ten entries, all of them dated to the same instant. */
  const chronicle: Chronicle = { at: Array(10).fill(T * 1000), timed: [], policies: [] };
  const saw = (name: string, size: number, time: number): Sighting => ({
    witness: line(name),
    size,
    time,
  });
  const accused = (
    sightings: readonly Sighting[],
    policyAt: (seq: number) => Policy = () => four,
  ) => backDated(chronicle, sightings, policyAt)?.seq ?? null;

  test('is told with the time that it should have at least, and with its own', () => {
    const sightings = [saw('c0', 3, T + HOUR), saw('c1', 3, T + HOUR)];
    expect(backDated(chronicle, sightings, () => four)).toEqual({
      seq: 3,
      rule: 'time',
      expected: '>= 2023-03-01T02:50:00.000Z',
      found: '2023-03-01T02:00:00.000Z',
      refusals: [],
    });
  });

  test('is the same one, whichever head is known first', () => {
    const sightings = [
      saw('c0', 3, T + HOUR),
      saw('c1', 3, T + HOUR),
      saw('c2', 9, T + HOUR),
      saw('c3', 1, T),
    ];
    expect(accused(sightings)).toBe(3);
    expect(accused([...sightings].reverse())).toBe(3);
  });

  test.each([[[0, 600, 601, 0]], [[600, 0, 0, 601]], [[601, 0, 0, 600]], [[0, 601, 600, 0]]])(
    'needs two witnesses beyond the slack, whichever they are: %j',
    (later) => {
      const seenAt = (more: number) =>
        NAMES.map((name, at) => saw(name, 3, T + (later[at] ?? 0) + more));
      expect(accused(seenAt(0))).toBeNull();
      expect(accused(seenAt(1))).toBe(3);
    },
  );

  test('is judged by the policy of its own time, from the very entry that changes it', () => {
    // Where all four are needed three may lie, so that two accuse nobody.
    const all = policyOf(policyText('all'));
    const sightings = [saw('c1', 3, T + HOUR), saw('c2', 3, T + HOUR)];
    expect(accused(sightings, () => all)).toBeNull();
    expect(accused(sightings, (seq) => (seq < 6 ? all : four))).toBe(6);
  });

  test('is not accused by witnesses outside the quorum', () => {
    const sightings = [saw('c0', 3, T + HOUR), saw('c1', 3, T + HOUR)];
    const others = policyOf(policyText('2').replace('c0 c1 c2 c3\n', 'c2 c3\n'));
    expect(accused(sightings)).toBe(3);
    expect(accused(sightings, () => others)).toBeNull();
  });
});
