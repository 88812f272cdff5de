/**
 * Where the charter ranks neutrally and self-scores weigh nothing, no city moves its own rank by
 * what it gives its rivals, or by giving them nothing. Where it does not, a city can.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bodies, type Charter, type CycleContext, digestOf } from '../../workflows/index.js';
import { criteriaChanges } from '../../workflows/steps/review/criteria.js';
import { peerChanges } from '../../workflows/steps/review/peer.js';
import { selfScoreChanges } from '../../workflows/steps/review/self-scores.js';
import { verificationChanges } from '../../workflows/steps/review/verification.js';
import { text } from '../support/bodies.js';
import type { ScoringRules } from '../support/cluster.js';
import { CHAIR, DEPUTY, reportedYear, THIRD } from '../support/given.js';
import { closedScoresYear, verifiedSetting } from '../support/scored-year.js';
import { drawnYear, judgedBy, sheetOn } from '../support/sealed-year.js';
import { charterOf, contextOf } from '../support/year.js';

const FIVE = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue'];

type PeerRules = ScoringRules['peer'];
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

/** Something said, as a change of the rules is given it once its conditions hold. */
const saidUnder = (charter: Charter, member: string, body: unknown): never =>
  ({ by: { member, officer: 'officer' }, body, charter, at: '2023-12-01T00:00:00Z' }) as never;

/** The ranks once these sheets are in and closed, by the rules' own changes. */
function ranksFrom(sheets: Sheets, change: Partial<PeerRules>): Readonly<Record<string, number>> {
  const [start, charter] = yearFor(change);
  const spoken = (member: string, body: unknown) => saidUnder(charter, member, body);
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
const rules = fc
  .record({
    mode: fc.constantFrom('everyone' as const, 'pairs' as const, 'ring' as const),
    sheets: fc.constant(3),
    aggregate: fc.constantFrom('mean' as const, 'trimmedMean' as const, 'median' as const),
    minimum: fc.constantFrom(1, 2, 3),
  })
  .map((change) => (change.mode === 'ring' ? { ...change, minimum: 1 } : change));

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
      { numRuns: 200 },
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
    const last = FIVE.length - 1;
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
    const nothing = FIVE.map(() => FIVE.map(() => null as number | null));
    const sheetsWith = (kept: number | null): Sheets => {
      const sheets = nothing.map((own) => [...own]);
      const give = (by: number, judged: number, points: number | null) => {
        sheets[by]?.splice(judged, 1, points);
      };
      give(0, 1, kept);
      give(2, 1, 40_000);
      give(2, 0, 50_000);
      give(3, 0, 50_000);
      return sheets;
    };
    const rules = { neutral: true, minimum: 2 };
    expect(ranksFrom(sheetsWith(60_000), rules)[CHAIR]).toBe(4);
    expect(ranksFrom(sheetsWith(null), rules)[CHAIR]).toBe(4);
  });

  /** Each city has 95,000 points of its own, which count where too few sheets were given. */
  const nobody: Sheets = FIVE.map(() => FIVE.map(() => null));
  const given = (...sheets: readonly (readonly [string, string, number])[]): Sheets =>
    nobody.map((own, by) =>
      own.map((_, judged) => {
        const found = sheets.find(([from, on]) => from === FIVE[by] && on === FIVE[judged]);
        return found?.[2] ?? null;
      }),
    );

  test('takes a rival at its own points, where the peers gave too few sheets for a figure', () => {
    const others = FIVE.slice(2).map((by) => [by, CHAIR, 50_000] as const);
    const sheets = given(...others, [THIRD, DEPUTY, 40_000]);
    expect(ranksFrom(sheets, { neutral: true, minimum: 3 })[CHAIR]).toBe(5);
  });

  test('takes a rival as it stands, where a city was not drawn to judge it', () => {
    const change = { mode: 'pairs', sheets: 2, minimum: 2, neutral: true } as const;
    const { assigned } = yearFor(change)[0].review.peer;
    const judgesOf = (member: string) => FIVE.filter((by) => assigned[by]?.includes(member));
    const rival = FIVE.find((each) => each !== CHAIR && !judgesOf(each).includes(CHAIR)) ?? '';
    const [judge = ''] = judgesOf(rival);
    const own = judgesOf(CHAIR).map((by) => [by, CHAIR, 50_000] as const);
    expect(ranksFrom(given(...own, [judge, rival, 40_000]), change)[CHAIR]).toBe(5);
  });
});

describe('a correction with a relative leaf', () => {
  const planned = { all: '100', each: {} };
  const criteria: Bodies['criteria.issue'] = {
    criteria: [
      {
        id: 'growth',
        parent: null,
        name: text('Growth'),
        max: 100_000,
        leaf: { kind: 'quantitative', formula: 'relative', planned },
        evidence: false,
        notAssigned: [],
      },
    ],
    remark: null,
  };

  /** The year with these figures, scored by each city and verified as they are. */
  function verifiedAs(growth: readonly number[]): readonly [CycleContext, Charter] {
    const cluster = reportedYear({ ...verifiedSetting, members: FIVE });
    const charter = charterOf(cluster);
    const issue = saidUnder(charter, CHAIR, criteria);
    let year = criteriaChanges['criteria.issue']?.(contextOf(cluster), issue) as CycleContext;
    for (const [index, by] of FIVE.entries()) {
      const values = { growth: `${growth[index]}` };
      const sheet = { criteria: digestOf(criteria), values, evidence: {}, document: null };
      year = selfScoreChanges['score.submit']?.(year, saidUnder(charter, by, sheet)) ?? year;
    }
    return [FIVE.reduce((now, member) => verify(now, charter, member), year), charter];
  }

  const verify = (year: CycleContext, charter: Charter, member: string, value?: string) => {
    const changes = value === undefined ? {} : { growth: { value, reason: 'Counted twice' } };
    const body = { member, changes, remark: null };
    return verificationChanges['verify.record']?.(year, saidUnder(charter, DEPUTY, body)) ?? year;
  };
  const close = (year: CycleContext, charter: Charter): CycleContext => {
    const published = verificationChanges['verify.publish']?.(
      year,
      saidUnder(charter, CHAIR, { reason: null }),
    ) as CycleContext;
    const scoring = { ...published.review.scoring, final: true };
    return { ...published, review: { ...published.review, scoring } };
  };
  const figures = fc.array(fc.nat({ max: 300 }), { minLength: 5, maxLength: 5 });

  test('leaves everybody as though the right figure had stood there from the start', () => {
    fc.assert(
      fc.property(figures, fc.nat({ max: 4 }), fc.nat({ max: 300 }), (growth, at, right) => {
        const [year, charter] = verifiedAs(growth);
        const corrected = verify(close(year, charter), charter, FIVE[at] as string, `${right}`);
        const [other] = verifiedAs(growth.with(at, right));
        const straight = close(other, charter);
        const totals = ({ review }: CycleContext) =>
          Object.fromEntries(
            Object.entries(review.scoring.points).map(([member, { total }]) => [member, total]),
          );
        expect(totals(corrected)).toEqual(totals(straight));
        expect(corrected.review.scoring.ranking).toEqual(straight.review.scoring.ranking);
        expect(corrected.review.scoring.correction?.after).toEqual(totals(straight));
        expect(corrected.review.scoring.correction?.before).toEqual(totals(close(year, charter)));
      }),
    );
  });
});
