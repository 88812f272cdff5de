/**
 * Membership: the chair records who joins, leaves or is merged, with an effective date and the
 * authority's document; a new member takes its place by signing the charter with its own key. Until
 * then the chair may say its admission anew, for instance when the key was wrong or is lost.
 * Years that were launched before keep their roster; `roster.drop` carries a departure into them.
 */
import { type Charter, MAX_MEMBERS } from '../charter.js';
import {
  type ClusterContext,
  charterInForce,
  holdsAt,
  membersAt,
  officeNow,
  type Party,
} from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { digestOf } from '../digest.js';

type Departure = 'member.leave' | 'member.merge';

const isMemberNow = ({ parties }: ClusterContext, id: string, at: string): boolean => {
  const party = parties[id];
  return party?.kind === 'member' && party.until === null && holdsAt(party, at);
};

/** The cluster without somebody's admission: it was accepted, or gives way to another one. */
export function withoutAdmission(context: ClusterContext, id: string): ClusterContext {
  const { [id]: _, ...admissions } = context.admissions;
  return { ...context, admissions };
}

export const membershipConditions = {
  isChairNow: ofClusterSpeaker((context, { by }) => officeNow(context)?.chair === by.member),
  isClusterMember: ofClusterSpeaker((context, { by, at }) =>
    membersAt(context, at).includes(by.member),
  ),
  nameIsNew: ofClusterBody<'member.admit'>(({ parties }, { body }) => !(body.member in parties)),
  clusterHasRoom: ofClusterBody<'member.admit'>((context, { body, at }) => {
    const { admissions } = withoutAdmission(context, body.member);
    return membersAt(context, at).length + Object.keys(admissions).length < MAX_MEMBERS;
  }),
  isAdmitted: ofClusterSpeaker(({ admissions }, { by }) => by.member in admissions),
  acceptsCharterInForce: ofClusterBody<'member.accept'>((context, { body }) => {
    const charter: Charter | undefined = charterInForce(context);
    return charter !== undefined && body.charter === digestOf(charter);
  }),
  isChairNowOrNamed: ofClusterBody<'member.leave'>(
    (context, { by, body }) => officeNow(context)?.chair === by.member || body.member === by.member,
  ),
  departingIsMember: ofClusterBody<Departure>((context, { body, at }) =>
    isMemberNow(context, body.member, at),
  ),
  /** The chair hands over before it leaves, so that there is always one. */
  departingIsNotChair: ofClusterBody<Departure>(
    (context, { body }) => officeNow(context)?.chair !== body.member,
  ),
  departureIsAhead: ofClusterBody<Departure>((_, { body, at }) => body.effective >= at),
  successorIsMember: ofClusterBody<'member.merge'>(
    (context, { body, at }) => body.into !== body.member && isMemberNow(context, body.into, at),
  ),
} satisfies ClusterConditions;

const withParty = (context: ClusterContext, id: string, party: Party): ClusterContext => ({
  ...context,
  parties: { ...context.parties, [id]: party },
});

const departing = (
  context: ClusterContext,
  { member, effective }: { readonly member: string; readonly effective: string },
  successor: Party['successor'],
): ClusterContext => {
  const party = context.parties[member];
  return party ? withParty(context, member, { ...party, until: effective, successor }) : context;
};

export const membershipChanges: ClusterChanges = {
  'member.admit': (context, { body }) => {
    const { member, name, key, effective, document } = body;
    const admission = { name, key, effective, document };
    return { ...context, admissions: { ...context.admissions, [member]: admission } };
  },
  'member.accept': (context, { by }) => {
    const admission = context.admissions[by.member];
    if (!admission) return context;
    const { name, key, effective } = admission;
    const term = { from: effective, until: null, successor: null };
    const others = withoutAdmission(context, by.member);
    return withParty(others, by.member, { kind: 'member', name, key, ...term });
  },
  'member.leave': (context, { body }) => departing(context, body, null),
  'member.merge': (context, { body }) =>
    departing(context, body, { member: body.into, openTasks: body.openTasks }),
};

export const membershipTransitions = {
  'member.admit': {
    guard: requires('isChairNow', 'nameIsNew', 'keyIsUnused', 'clusterHasRoom'),
    actions: 'record',
  },
  'member.accept': {
    guard: requires('isAdmitted', 'acceptsCharterInForce'),
    actions: 'record',
  },
  'member.leave': {
    guard: requires(
      'isClusterMember',
      'isChairNowOrNamed',
      'departingIsMember',
      'departingIsNotChair',
      'departureIsAhead',
    ),
    actions: 'record',
  },
  'member.merge': {
    guard: requires(
      'isChairNow',
      'departingIsMember',
      'departingIsNotChair',
      'departureIsAhead',
      'successorIsMember',
    ),
    actions: 'record',
  },
} as const;
