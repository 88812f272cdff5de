/**
 * Counting an open vote with exact fractions. Whether a candidate votes on itself and what the
 * base is decide outcomes in a cluster of five, so both are parameters and both stand in the count.
 */
import type { Charter } from './charter.js';
import type { Choice } from './cluster.context.js';
import type { Count, Names } from './cycle.context.js';
import { reaches } from './fraction.js';

type Ballots = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/** What a count needs to know: who may vote, who was present, and the ballots by elector. */
export interface Poll {
  readonly electors: readonly string[];
  readonly present: Names;
  readonly ballots: Ballots;
  readonly review: Charter['review'];
}

/** The electors whose ballots count for a candidate. */
const electorsOf = ({ electors, review }: Poll, candidate: string): readonly string[] =>
  review.candidateVotes ? electors : electors.filter((elector) => elector !== candidate);

function baseOf(poll: Poll, candidate: string): number {
  const electors = electorsOf(poll, candidate);
  switch (poll.review.base) {
    case 'allElectors':
      return electors.length;
    case 'presentElectors':
      return electors.filter((elector) => elector in poll.present).length;
    case 'castBallots':
      return electors.filter((elector) => elector in poll.ballots).length;
  }
}

/**
 * Counts the ballots on one candidate.
 * @param threshold what the approvals must reach of the base
 */
export function countFor(
  poll: Poll,
  candidate: string,
  threshold: Charter['awards'][number]['threshold'],
): Count {
  const choices = electorsOf(poll, candidate).map((elector) => poll.ballots[elector]?.[candidate]);
  const tally = (wanted: Choice): number => choices.filter((choice) => choice === wanted).length;
  const base = baseOf(poll, candidate);
  const approve = tally('approve');
  return {
    approve,
    reject: tally('reject'),
    abstain: tally('abstain'),
    base,
    passed: reaches(approve, base, threshold),
  };
}

/** Whether enough electors have cast a ballot for the vote to be valid. */
export const hasQuorum = ({ electors, ballots, review }: Poll): boolean =>
  reaches(electors.filter((elector) => elector in ballots).length, electors.length, review.quorum);
