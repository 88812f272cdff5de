/**
 * Where the charter ranks neutrally and self-scores weigh nothing, no city moves its own rank by
 * what it gives its rivals, or by giving them nothing. Where it does not, a city can.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Charter, CycleContext } from '../../workflows/index.js';
import { peerChanges } from '../../workflows/steps/review/peer.js';
import { withRanking } from '../../workflows/steps/review/ranking.js';
import { type AnySaid, charterFor } from '../support/cluster.js';
import { CHAIR, DEPUTY, given, THIRD } from '../support/given.js';
import { closedScoresYear, verifiedSetting, verifiedYear } from '../support/scored-year.js';
import { drawnYear, judgedBy, sheetOn } from '../support/sealed-year.js';
import { charterOf, contextOf } from '../support/year.js';

const FIVE = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue'];

type Peer = Charter['review']['scoring'] & object;
type PeerRules = Peer['peer'];
/** What each city gives each, in points for the economy; `null` for a sheet that it keeps back. */
type Sheets = readonly (readonly (number | null)[])[];

const settingFor = (change: Partial<PeerRules>) => ({ ...judgedBy(change), members: FIVE });
const started = new Map<string, readonly [CycleContext, Charter]>();

/** A year in which sheets are awaited, with its charter; made once for each kind. */
function yearFor(change: Partial<PeerRules>): readonly [CycleContext, Charter] {
  const key = JSON.stringify(change);
  const known = started.get(key);
  if (known) return known;
  const drawn = change.mode === undefined || change.mode === 'everyone';
  const cluster = (drawn ? closedScoresYear : drawnYear)(settingFor(change));
  const made = [contextOf(cluster), charterOf(cluster)] as const;
  started.set(key, made);
  return made;
}

/** The ranks once these sheets are in and closed, by the rules' own changes. */
function ranksFrom(sheets: Sheets, change: Partial<PeerRules>): Readonly<Record<string, number>> {
  const [start, charter] = yearFor(change);
  const spoken = (member: string, body: unknown) =>
    ({ by: { member, officer: 'officer' }, body, charter, at: '2023-12-01T00:00:00Z' }) as never;
  let year = start;
  for (const [index, by] of FIVE.entries()) {
    for (const member of start.review.peer.assigned[by] ?? []) {
      const economy = sheets[index]?.[FIVE.indexOf(member)] ?? null;
      if (economy === null) continue;
      year = peerChanges['peer.score']?.(year, spoken(by, sheetOn(member, economy))) ?? year;
    }
  }
  const closed = peerChanges['peer.close']?.(year, spoken(CHAIR, { reason: null })) ?? year;
  const places = Object.entries(closed.review.scoring.ranking);
  return Object.fromEntries(places.map(([member, { rank }]) => [member, rank]));
}

const sheet = fc.option(fc.nat({ max: 60_000 }), { freq: 4, nil: null });
const row = fc.array(sheet, { minLength: 5, maxLength: 5 });
const rules = fc.record({
  mode: fc.constantFrom('everyone' as const, 'pairs' as const, 'ring' as const),
  sheets: fc.constant(3),
  aggregate: fc.constantFrom('mean' as const, 'trimmedMean' as const, 'median' as const),
  minimum: fc.constantFrom(1, 2, 3),
});

describe('a neutral ranking', () => {
  test('is moved by no city’s own sheets, whatever it gives or keeps back', () => {
    const matrix = fc.array(row, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(matrix, row, fc.nat({ max: 4 }), rules, (sheets, other, by, change) => {
        const neutral = { ...change, neutral: true };
        const turned = sheets.map((own, index) => (index === by ? other : own));
        const member = FIVE[by] as string;
        expect(ranksFrom(turned, neutral)[member]).toBe(ranksFrom(sheets, neutral)[member]);
      }),
      { numRuns: 400 },
    );
  });

  const alike: Sheets = FIVE.map(() => FIVE.map(() => 40_000));
  const mean = (by: number, given: number): Sheets =>
    alike.map((own, index) => (index === by ? own.map(() => given) : own));

  test('is the plain one where every city gives every rival the same', () => {
    const better = alike.map((own) => own.map((_, judged) => 50_000 - judged * 5_000));
    const plain = ranksFrom(better, { neutral: false });
    expect(Object.values(plain).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(ranksFrom(better, { neutral: true })).toEqual(plain);
  });

  test('is what the charter may ask for, because a plain one is moved by a mean city', () => {
    const [last] = [FIVE.length - 1];
    const name = FIVE[last] as string;
    expect(ranksFrom(mean(last, 40_000), { neutral: false })[name]).toBe(1);
    const fair = ranksFrom(mean(last, 60_000), { neutral: false })[name];
    expect(fair).toBe(5);
    expect(ranksFrom(mean(last, 0), { neutral: false })[name]).toBe(1);
    const neutral = [0, 40_000, 60_000].map(
      (given) => ranksFrom(mean(last, given), { neutral: true })[name],
    );
    expect(neutral).toEqual([1, 1, 1]);
  });

  test('is not moved by keeping back the sheet that a rival needs for a figure of its own', () => {
    const kept = alike.map((own, index) => (index === 0 ? own.map(() => null) : own));
    const few = kept.map((own, index) => (index > 2 ? own.map(() => null) : own));
    const rules = { neutral: true, minimum: 3 };
    const all = few.map((own, index) => (index === 0 ? own.map(() => 40_000) : own));
    expect(ranksFrom(few, rules)[CHAIR]).toBe(ranksFrom(all, rules)[CHAIR]);
  });
});
