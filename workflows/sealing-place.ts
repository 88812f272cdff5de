/**
 * Where in a year something is sealed, under which name, and who keeps the shares: read off the
 * states, the same for everybody who seals, opens or audits. It judges nothing.
 */
import { type CycleContext, rosterOf } from './cycle.context.js';
import type { SealedRound } from './review.context.js';

/** Where something is sealed. */
export interface SealPlace {
  /** The journal's origin. */
  readonly cluster: string;
  readonly cycle: number;
  /** `peer`, or `ballot-1`, `ballot-2` … */
  readonly round: string;
  /** The digest of the criteria in force, `null` where the year has none. */
  readonly criteria: string | null;
}

/** A place, and whose word it is: a member, or an elector such as `da-nang/chairman`. */
export interface VoterPlace extends SealPlace {
  readonly voter: string;
}

/** What stands in the journal of a sealed word. */
export interface SealedEntry {
  readonly commitment: string;
  readonly box: string;
}

/** The round that a year is in: of peer sheets until a vote is opened, then of its ballots. */
export const roundOf = ({ review: { vote } }: CycleContext): string =>
  vote.round === 0 ? 'peer' : `ballot-${vote.round}`;

/** The place in which a year seals now. @param origin of the journal */
export const placeOf = (origin: string, context: CycleContext): SealPlace => ({
  cluster: origin,
  cycle: context.year,
  round: roundOf(context),
  criteria: context.review.criteria.inForce?.digest ?? null,
});

/** The round as the rules remember it. */
export const roundState = ({ review }: CycleContext): SealedRound =>
  review.vote.round === 0 ? review.peer.round : review.vote.sealed;

/** Under which name an officer seals: a member's, or an elector's where a council votes. */
export function voterOf(
  { review }: CycleContext,
  { member, officer }: { readonly member: string; readonly officer: string },
): string {
  const elector = `${member}/${officer}`;
  return review.vote.round > 0 && elector in review.vote.electors ? elector : member;
}

/** The member that a voter stands for: `da-nang` for `da-nang/chairman`. */
export const memberOf = (voter: string): string => voter.split('/', 1)[0] as string;

/** Keys of the members with whom a voter leaves shares of its secret. */
export function keepersBeside(
  context: CycleContext,
  voter: string,
): Readonly<Record<string, string>> {
  const { boxes } = context.review.draw;
  return Object.fromEntries(
    rosterOf(context).flatMap((member) => {
      const box = boxes[member];
      return member === memberOf(voter) || !box ? [] : [[member, box] as const];
    }),
  );
}
