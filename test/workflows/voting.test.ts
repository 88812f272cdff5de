/** Of whom the approvals are a fraction: the base of a count, as the charter names it. */
import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../workflows/index.js';
import { countFor } from '../../workflows/voting.js';
import { reviewRules } from '../support/cluster.js';

type Rules = Charter['review']['vote'];

/** One of the four is present and votes, one only votes, one is only present, one does neither. */
const countUnder = (rules: Partial<Rules>) =>
  countFor(
    {
      electors: { a: 'a', b: 'b', c: 'c', d: 'd' },
      present: { a: true, c: true },
      ballots: { a: { x: 'approve' }, b: { x: 'approve' } },
      rules: { ...reviewRules().vote, ...rules },
    },
    'x',
    { num: 2, den: 3 },
    1,
  );

describe('the base of a count', () => {
  test.each([
    ['allElectors', 4, 'takes in an absent elector that cast nothing', false],
    ['presentElectors', 3, 'leaves it out, and not the one whose opinion came in writing', true],
    ['castBallots', 2, 'leaves out whoever cast nothing', true],
  ] as const)('of %s is %i of four: it %s', (base, expected, _, passed) => {
    expect(countUnder({ base })).toEqual({
      round: 1,
      approve: 2,
      reject: 0,
      abstain: 0,
      base: expected,
      passed,
    });
  });
});
