/**
 * Counting a vote with exact fractions. Whether a candidate votes on itself and what the base is
 * decide outcomes in a cluster of five, so both are parameters and both stand in the count.
 */
import type { Charter } from './charter.js';
import type { Choice } from './cluster.context.js';
import type { Names } from './cycle.context.js';
import { reaches } from './fraction.js';
import type { Count } from './review.context.js';

type Ballots = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/** What a count needs to know of one award's vote. */
export interface Poll {
  /** The member that each elector votes for. */
  readonly electors: Readonly<Record<string, string>>;
  /** The members that are present. */
  readonly present: Names;
  /** Ballots by elector. */
  readonly ballots: Ballots;
  readonly rules: Charter['review']['vote'];
}

/** The electors whose ballots count for a candidate. */
const electorsOf = ({ electors, rules }: Poll, candidate: string): readonly string[] =>
  Object.keys(electors).filter(
    (elector) => rules.candidateVotes || electors[elector] !== candidate,
  );

/** Against those present, a written opinion counts in the base as it counts in the approvals. */
function baseOf(poll: Poll, candidate: string): number {
  const electors = electorsOf(poll, candidate);
  switch (poll.rules.base) {
    case 'allElectors':
      return electors.length;
    case 'presentElectors':
      return electors.filter(
        (elector) => elector in poll.ballots || (poll.electors[elector] ?? '') in poll.present,
      ).length;
    case 'castBallots':
      return electors.filter((elector) => elector in poll.ballots).length;
  }
}

/**
 * Counts the ballots on one candidate.
 * @param threshold what the approvals must reach of the base
 * @param round the round of the vote, from 1
 */
export function countFor(
  poll: Poll,
  candidate: string,
  threshold: Charter['awards'][number]['threshold'],
  round: number,
): Count {
  const choices = electorsOf(poll, candidate).map((elector) => poll.ballots[elector]?.[candidate]);
  const tally = (wanted: Choice): number => choices.filter((choice) => choice === wanted).length;
  const base = baseOf(poll, candidate);
  const approve = tally('approve');
  return {
    round,
    approve,
    reject: tally('reject'),
    abstain: tally('abstain'),
    base,
    passed: reaches(approve, base, threshold),
  };
}

/** Whether enough electors have cast a ballot, open or sealed, for the vote to be valid. */
export const hasQuorum = (
  electors: Poll['electors'],
  hasCast: (elector: string) => boolean,
  { quorum }: Charter['review']['vote'],
): boolean => {
  const all = Object.keys(electors);
  return reaches(all.filter(hasCast).length, all.length, quorum);
};
