/** A year’s review has the parts that its charter asks for, passes the others by, and no more. */
import { describe, expect, test } from '@jest/globals';
import { DOSSIER_PARTS, reviewProblems } from '../../workflows/charter-problems.review.js';
import type { Bodies, Charter } from '../../workflows/index.js';
import { partsOf } from '../../workflows/steps/review/parts.js';
import { minutesBody } from '../support/bodies.js';
import {
  type AnySaid,
  awardRules,
  charterFor,
  foundedCluster,
  reviewRules,
  type ScoringRules,
  scoringRules,
} from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  given,
  launchedYear,
  pathOf,
  reportedYear,
  THIRD,
} from '../support/given.js';
import { closedScoresYear, VERIFIED } from '../support/scored-year.js';
import { judgedBy, sealedSheets } from '../support/sealed-year.js';
import { openingVote, sealedBallots } from '../support/voted-year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
type Review = Charter['review'];

const charterOf = (review: Partial<Review>): Charter =>
  charterFor(ALL, { review: reviewRules(review) });
const scored = (change: Partial<ScoringRules>, rest: Partial<Review> = {}): Charter =>
  charterOf({ scoring: scoringRules(change), ...rest });
const partsIn = (charter: Charter): readonly string[] => Object.keys(partsOf(charter)).sort();
const settingOf = (review: Partial<Review>) => ({ charter: { review: reviewRules(review) } });

const vote = (ballot: Review['vote']['ballot']): Pick<Review, 'vote'> => ({
  vote: { ...reviewRules().vote, ballot },
});
const peer = (change: Partial<ScoringRules['peer']>): Partial<ScoringRules> => ({
  peer: { ...scoringRules().peer, ...change },
});

describe('the parts of a review', () => {
  test('are scoring and a vote under the plainest charter', () => {
    expect(partsIn(charterOf({}))).toEqual(['scoring', 'vote']);
    expect(partsIn(charterOf({ scoring: null }))).toEqual(['vote']);
    expect(partsIn(charterOf({ scoring: null, decision: 'consensus' }))).toEqual([]);
  });

  test.each(['byVote', 'pointsThenVote'] as const)('hold a vote where %s decides', (decision) => {
    expect(partsIn(charterOf({ decision }))).toContain('vote');
    expect(partsIn(charterOf({ decision, ...vote('sealed') }))).toContain('sealedBallots');
  });

  test.each(['byPoints', 'consensus'] as const)(
    'hold no vote where %s decides, sealed or not',
    (decision) => {
      expect(partsIn(charterOf({ decision, ...vote('sealed') }))).toEqual(['scoring']);
    },
  );

  test('draw lots for pairs, rings, ties, and whatever is sealed; else not', () => {
    const lots = (charter: Charter) => partsIn(charter).includes('draw');
    expect(lots(scored(peer({ mode: 'pairs' })))).toBe(true);
    expect(lots(scored(peer({ mode: 'ring' })))).toBe(true);
    expect(lots(scored(peer({ mode: 'everyone', secrecy: 'sealed' })))).toBe(true);
    expect(lots(scored({ tieBreak: [{ kind: 'draw' }] }))).toBe(true);
    expect(lots(scored({}, vote('sealed')))).toBe(true);
    expect(lots(charterOf({ scoring: null, ...vote('sealed') }))).toBe(true);
    expect(lots(scored(peer({ mode: 'everyone' })))).toBe(false);
    expect(lots(scored({ tieBreak: [{ kind: 'vote' }] }))).toBe(false);
    expect(lots(scored(peer({ mode: 'none', secrecy: 'sealed' })))).toBe(false);
  });

  test('seal sheets only where members judge each other', () => {
    const sealed = scored(peer({ mode: 'ring', secrecy: 'sealed' }));
    expect(partsIn(sealed)).toEqual(['draw', 'peer', 'scoring', 'sealedSheets', 'vote']);
    expect(partsIn(scored(peer({ secrecy: 'sealed' })))).toEqual(['scoring', 'vote']);
  });

  test('verify where somebody is to', () => {
    expect(partsIn(scored({ verifiedBy: 'chair' }))).toContain('verification');
    expect(partsIn(scored({ verifiedBy: 'authority' }))).toContain('verification');
    expect(partsIn(scored({ verifiedBy: 'nobody' }))).not.toContain('verification');
  });

  test('stand in the year from its launch', () => {
    expect(given(launchedYear()).year.review.parts).toEqual({ scoring: true, vote: true });
  });
});

describe('a year passes by', () => {
  const closing: AnySaid = { type: 'score.close', by: CHAIR, body: { reason: null } };
  const minuting: AnySaid = { type: 'minutes.propose', by: CHAIR, body: minutesBody };

  test('the points where none are given: the vote or the minutes come first', () => {
    const voting = given(reportedYear(settingOf({ scoring: null })));
    voting.when(closing).refused('frame/not-in-this-state');
    voting.when(openingVote(ALL)).accepted('underway.reviewing.voting.casting');
    const agreeing = given(reportedYear(settingOf({ scoring: null, decision: 'consensus' })));
    agreeing.when(openingVote(ALL)).refused('vote/none-chartered');
    agreeing.when(minuting).accepted('underway.reviewing.minuting');
  });

  test.each([
    ['draw, peers and verification', {}, 'ranked'],
    ['the draw', judgedBy().charter?.review, 'peerScoring.scoring'],
    ['draw and peers', { scoring: scoringRules(VERIFIED) }, 'verifying'],
    ['nothing before the draw', sealedSheets.charter?.review, 'drawing'],
    ['not the draw for sealed ballots', sealedBallots.charter?.review, 'drawing'],
  ])('%s where the charter does not ask for more', (_, review, state) => {
    const year = given(closedScoresYear(settingOf(review ?? {})));
    expect(pathOf(year.cluster)).toBe(`underway.reviewing.${state}`);
  });

  test('the sealing of sheets where they are open', () => {
    const year = given(closedScoresYear(judgedBy()));
    const body: Bodies['seal.deposit'] = { shares: {} };
    year.when({ type: 'seal.deposit', by: THIRD, body }).refused('seal/nothing-sealed');
  });
});

describe('a charter contradicts itself where', () => {
  type Problem = ReturnType<typeof reviewProblems>[number];
  const pairs = (sheets: number, minimum = 1) =>
    scored({ ...peer({ mode: 'pairs', sheets, minimum }) });
  const withParts = (...extraParts: string[]): Charter => ({
    ...charterOf({}),
    awards: [
      awardRules('merit', { num: 1, den: 2 }),
      awardRules('flag', { num: 1, den: 2 }, { extraParts }),
    ],
  });
  const tellers = (count: number): Charter =>
    charterOf({ vote: { ...reviewRules().vote, tellers: count } });
  const cases: readonly (readonly [string, Problem, bad: Charter, good: Charter])[] = [
    [
      'points decide and none are given',
      'points-decide-and-none-are-given',
      charterOf({ scoring: null, decision: 'byPoints' }),
      charterOf({ decision: 'byPoints' }),
    ],
    [
      'points come before a vote and none are given',
      'points-decide-and-none-are-given',
      charterOf({ scoring: null, decision: 'pointsThenVote' }),
      charterOf({ scoring: null, decision: 'byVote' }),
    ],
    [
      'no points weigh anything',
      'points-weigh-nothing',
      scored({ weights: { self: 0, peer: 0, verified: 0 } }),
      scored({ weights: { self: 1, peer: 0, verified: 0 } }),
    ],
    [
      'sheets of peers weigh and nobody gives any',
      'weight-of-what-is-not-given',
      scored({ weights: { self: 1, peer: 1, verified: 0 } }),
      scored({ ...peer({ mode: 'everyone' }), weights: { self: 1, peer: 1, verified: 0 } }),
    ],
    [
      'verification weighs and nobody verifies',
      'weight-of-what-is-not-given',
      scored({ weights: { self: 1, peer: 0, verified: 1 } }),
      scored({ verifiedBy: 'chair', weights: { self: 1, peer: 0, verified: 1 } }),
    ],
    [
      'more bonus counts than there are points',
      'bonus-above-total',
      scored({ bonusCap: 100_001 }),
      scored({ bonusCap: 100_000 }),
    ],
    [
      'a member is judged by more than there are others',
      'peer-sheets-out-of-reach',
      pairs(3),
      pairs(2),
    ],
    ['more sheets are needed than are given', 'peer-sheets-out-of-reach', pairs(1, 2), pairs(2, 2)],
    [
      'a ring is to give more than one sheet',
      'peer-sheets-out-of-reach',
      scored(peer({ mode: 'ring', minimum: 2 })),
      scored(peer({ mode: 'everyone', minimum: 2 })),
    ],
    [
      'the same lot is to break a tie twice',
      'tie-break-listed-twice',
      scored({ tieBreak: [{ kind: 'draw' }, { kind: 'vote' }, { kind: 'draw' }] }),
      scored({ tieBreak: [{ kind: 'vote' }, { kind: 'draw' }] }),
    ],
    [
      'the same criterion is to break a tie twice',
      'tie-break-listed-twice',
      scored({ tieBreak: ['a', 'b', 'a'].map((id) => ({ kind: 'criterion', id })) }),
      scored({ tieBreak: ['vote', 'draw'].map((id) => ({ kind: 'criterion', id })) }),
    ],
    ['there are more tellers than members', 'tellers-outnumber-members', tellers(4), tellers(3)],
    [
      'a dossier has a part twice',
      'dossier-part-listed-twice',
      withParts('initiative', 'initiative'),
      withParts('initiative', 'opinion'),
    ],
    [
      'a dossier names a part that every dossier has',
      'dossier-part-listed-twice',
      withParts(DOSSIER_PARTS[0]),
      withParts(),
    ],
  ];

  test.each(cases)('%s (%s), and not beside it', (_, problem, bad, good) => {
    expect(reviewProblems(bad, ALL.length)).toEqual([problem]);
    expect(reviewProblems(good, ALL.length)).toEqual([]);
  });

  test('anything of this stands in it, and founds no cluster', () => {
    const { review } = pairs(3);
    expect(() => foundedCluster(ALL, { review })).toThrow('cluster/founding-contradicts-itself');
    expect(() => foundedCluster([...ALL, 'hue'], { review })).not.toThrow();
  });
});
