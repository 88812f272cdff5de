/**
 * Who has missed a deadline: the cities that it is for and that have not done what it asks.
 */
import type { Charter } from './charter.js';
import { type CycleContext, rosterOf } from './cycle.context.js';
import { type DeadlineName, dossierDeadline } from './deadlines.js';

type HasDone = (context: CycleContext, member: string, charter: Charter) => boolean;

/**
 * The members that are behind with what a deadline asks, whether or not it has passed.
 * @param charter the charter that the year runs under
 */
export const overdueMembers = (
  context: CycleContext,
  charter: Charter,
  name: DeadlineName,
): readonly string[] =>
  rosterOf(context).filter((member) => !HAS_DONE[name](context, member, charter));

/** A chair's task is nobody else's. */
const ofChair =
  (isDone: (context: CycleContext) => boolean): HasDone =>
  (context, member) =>
    member !== context.chair || isDone(context);

const isWithAuthority = (status: string): boolean => status !== 'proposed' && status !== 'prepared';

/** Dossiers are the chair's to submit, or each city's own, as the charter says. */
const hasSubmittedDossiers =
  (name: DeadlineName): HasDone =>
  (context, member, charter) => {
    const ofHead = charter.dossiers.submittedBy === 'head';
    return Object.entries(context.award.list).every(([award, members]) => {
      if (dossierDeadline(charter, award) !== name) return true;
      return Object.entries(members).every(
        ([of, status]) => member !== (ofHead ? context.chair : of) || isWithAuthority(status),
      );
    });
  };

const HAS_DONE: Readonly<Record<DeadlineName, HasDone>> = {
  pledge: ({ pledge }, member) => member in pledge.signed,
  lateSigning: ({ pledge }, member) => member in pledge.signed,
  criteria: ofChair(({ review }) => review.criteria.inForce !== null),
  interimReport: ({ reports }, member) => member in reports.interim,
  annualReport: ({ reports }, member) => member in reports.annual,
  selfScore: ({ review }, member) => member in review.scoring.self,
  peerScore: ({ review: { peer } }, member) =>
    (peer.assigned[member] ?? []).every(
      (other) => member in (peer.given[other] ?? {}) || other in (peer.round.sealed[member] ?? {}),
    ),
  opening: ({ review: { peer, vote } }, member) => {
    const { sealed } = vote.round > 0 ? vote.sealed : peer.round;
    return Object.keys(sealed).every(
      (voter) =>
        (vote.electors[voter] ?? voter) !== member || Object.keys(sealed[voter] ?? {}).length === 0,
    );
  },
  explanation: ({ review }, member) => member in review.scoring.answers,
  vote: ({ review: { vote } }, member) =>
    Object.keys(vote.electors).every(
      (elector) =>
        vote.electors[elector] !== member ||
        elector in vote.sealed.sealed ||
        Object.values(vote.ballots).some((ballots) => elector in ballots),
    ),
  minutes: ({ review }, member) => member in (review.minutes?.signed ?? {}),
  proposal: ofChair(({ award }) => award.adopted),
  flagDossier: hasSubmittedDossiers('flagDossier'),
  meritDossier: hasSubmittedDossiers('meritDossier'),
  acceptance: ({ handover }, member) => member !== handover.proposed?.chair,
};
