/**
 * Officers: a party's root key enrols its officers, each with a mandate (office, steps, from,
 * until), and revokes them. What a revoked officer said before stays; nothing it says afterwards
 * counts.
 */
import type { ClusterContext } from '../cluster.context.js';
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

/** Every public key that stands for anybody in the cluster, in base64url. */
export const keysInUse = (cluster: ClusterContext): readonly string[] =>
  [
    ...Object.values(cluster.parties),
    ...Object.values(cluster.officers),
    ...Object.values(cluster.admissions),
  ].map(({ key }) => key);

export const officerConditions = {
  /** Only the root key decides who speaks for a party. */
  speaksWithRootKey: ofClusterSpeaker((_, { by }) => by.officer === ROOT),
  officerIsNotRoot: ofClusterBody<'officer.enrol'>((_, { body }) => body.officer !== ROOT),
  keyIsUnused: ofClusterBody<'officer.enrol' | 'member.admit'>(
    (context, { body }) => !keysInUse(context).includes(body.key),
  ),
  mandateHasLength: ofClusterBody<'officer.enrol'>((_, { body }) => body.from < body.until),
  isOwnOfficer: ofClusterBody<'officer.revoke'>(
    ({ officers }, { by, body }) => officers[body.key]?.member === by.member,
  ),
  officerIsNotRevoked: ofClusterBody<'officer.revoke'>(
    ({ officers }, { body }) => officers[body.key]?.revoked !== true,
  ),
} satisfies ClusterConditions;

export const officerChanges: ClusterChanges = {
  'officer.enrol': (context, { by, body }) => {
    const { officer, key, office, steps, from, until } = body;
    const mandate = { member: by.member, officer, key, office, steps, from, until, revoked: false };
    return { ...context, officers: { ...context.officers, [thumbprint(key)]: mandate } };
  },
  'officer.revoke': (context, { body }) => {
    const mandate = context.officers[body.key];
    if (!mandate) return context;
    const revoked = { ...mandate, revoked: true };
    return { ...context, officers: { ...context.officers, [body.key]: revoked } };
  },
};

export const officerTransitions = {
  'officer.enrol': {
    guard: requires('speaksWithRootKey', 'officerIsNotRoot', 'keyIsUnused', 'mandateHasLength'),
    actions: 'record',
  },
  'officer.revoke': {
    guard: requires('speaksWithRootKey', 'isOwnOfficer', 'officerIsNotRevoked'),
    actions: 'record',
  },
} as const;
