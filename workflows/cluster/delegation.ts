/**
 * Delegation (ủy quyền): an officer gives a part of its own mandate to somebody else, in writing,
 * within its own steps and time. A delegate cannot delegate on, and what was delegated ends with
 * the mandate that it came from.
 */
import type { ClusterContext, Officer } from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { ROOT, withMandate } from './officers.js';

type Delegating = 'officer.delegate';

/** The mandates under which a statement is signed; a root key has none to give away. */
const mandatesOf = (
  { officers }: ClusterContext,
  { signers }: { readonly signers: readonly string[] },
): readonly Officer[] => signers.flatMap((key) => officers[key] ?? []);

export const delegationConditions = {
  /** A root key enrols; only who has a mandate can give a part of it. */
  speaksAsOfficer: ofClusterSpeaker((_, { by }) => by.officer !== ROOT),
  isNoDelegate: ofClusterSpeaker((context, said) =>
    mandatesOf(context, said).every(({ grantedBy }) => grantedBy === null),
  ),
  /** Nobody signs under the name of an officer whom the root key has put in office. */
  delegateIsNoOfficer: ofClusterBody<Delegating>(({ officers }, { by, body }) =>
    Object.values(officers).every(
      ({ member, officer, grantedBy }) =>
        member !== by.member || officer !== body.officer || grantedBy !== null,
    ),
  ),
  delegatesOwnSteps: ofClusterBody<Delegating>((context, said) =>
    mandatesOf(context, said).every(({ steps }) =>
      said.body.steps.every((step) => steps.includes(step)),
    ),
  ),
  delegatesOwnTime: ofClusterBody<Delegating>((context, said) =>
    mandatesOf(context, said).every(
      ({ from, until }) => from <= said.body.from && said.body.until <= until,
    ),
  ),
} satisfies ClusterConditions;

export const delegationChanges: ClusterChanges = {
  'officer.delegate': (context, { by, signers, body }) =>
    withMandate(context, by.member, body, signers[0] ?? null),
};

export const delegationTransitions = {
  'officer.delegate': {
    guard: requires(
      'speaksAsOfficer',
      'isNoDelegate',
      'officerIsNotRoot',
      'delegateIsNoOfficer',
      'keyIsUnused',
      'mandateHasLength',
      'delegatesOwnSteps',
      'delegatesOwnTime',
    ),
    actions: 'record',
  },
} as const;
