/**
 * Officers: a party's root key enrols its officers, each with a mandate (office, steps, from,
 * until), and revokes them; who delegated a mandate may take it back as well. What a revoked
 * officer said before stays; nothing that it, or a delegate of its, says afterwards counts.
 */
import type { Bodies } from '../catalogue.js';
import type { ClusterContext, Officer } from '../cluster.context.js';
import {
  type ClusterChanges,
  type ClusterConditions,
  ofClusterBody,
  ofClusterSpeaker,
  requires,
} from '../conditions.js';
import { thumbprint } from '../thumbprint.js';

/** The officer's name under which a party's root key itself speaks. */
export const ROOT = 'root';

/** Whether one of these keys is the one that delegated a mandate. */
const granted = ({ grantedBy }: Officer, signers: readonly string[]): boolean =>
  grantedBy !== null && signers.includes(grantedBy);

export const officerConditions = {
  /** Only the root key decides who speaks for a party, and which root key comes after it. */
  speaksWithRootKey: ofClusterSpeaker((_, { by }) => by.officer === ROOT),
  officerIsNotRoot: ofClusterBody<'officer.enrol' | 'officer.delegate'>(
    (_, { body }) => body.officer !== ROOT,
  ),
  mandateHasLength: ofClusterBody<'officer.enrol' | 'officer.delegate'>(
    (_, { body }) => body.from < body.until,
  ),
  isRootOrGrantor: ofClusterSpeaker(
    ({ officers }, { by, signers }) =>
      by.officer === ROOT || Object.values(officers).some((each) => granted(each, signers)),
  ),
  isOwnOfficer: ofClusterBody<'officer.revoke'>(
    ({ officers }, { by, body }) => officers[body.key]?.member === by.member,
  ),
  revokesOwnGrant: ofClusterBody<'officer.revoke'>(({ officers }, { by, body, signers }) => {
    const mandate = officers[body.key];
    return by.officer === ROOT || !mandate || granted(mandate, signers);
  }),
  officerIsNotRevoked: ofClusterBody<'officer.revoke'>(
    ({ officers }, { body }) => officers[body.key]?.revoked !== true,
  ),
} satisfies ClusterConditions;

/**
 * The cluster with one more mandate.
 * @param grantedBy thumbprint of the officer's key that delegated it; `null` from the root key
 */
export function withMandate(
  context: ClusterContext,
  member: string,
  mandate: Bodies['officer.enrol'],
  grantedBy: string | null,
): ClusterContext {
  const { officer, key, office, steps, from, until } = mandate;
  const enrolled = { member, officer, key, office, steps, from, until, revoked: false, grantedBy };
  return { ...context, officers: { ...context.officers, [thumbprint(key)]: enrolled } };
}

export const officerChanges: ClusterChanges = {
  'officer.enrol': (context, { by, body }) => withMandate(context, by.member, body, null),
  'officer.revoke': (context, { body: { key } }) => {
    const ends = (id: string, { grantedBy }: Officer) => id === key || grantedBy === key;
    const officers = Object.entries(context.officers).map(([id, mandate]) =>
      ends(id, mandate) ? [id, { ...mandate, revoked: true }] : [id, mandate],
    );
    return { ...context, officers: Object.fromEntries(officers) };
  },
};

export const officerTransitions = {
  'officer.enrol': {
    guard: requires('speaksWithRootKey', 'officerIsNotRoot', 'keyIsUnused', 'mandateHasLength'),
    actions: 'record',
  },
  'officer.revoke': {
    guard: requires('isRootOrGrantor', 'isOwnOfficer', 'revokesOwnGrant', 'officerIsNotRevoked'),
    actions: 'record',
  },
} as const;
