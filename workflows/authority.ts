/**
 * Authority: key, mandate, party, step, time. Whether a key may say this, for this party, now.
 * A party's root key speaks about the cluster (it founds, signs the charter, enrols officers); in
 * the steps of the year officers speak, each within a mandate. What office the party itself holds
 * is asked elsewhere (`speakers.ts`). A key that was replaced speaks for nobody any more.
 */
import { type Bodies, isClusterType, type StatementType, stepOf } from './catalogue.js';
import { SERVER } from './charter.js';
import { ROOT } from './cluster/officers.js';
import { type ClusterContext, holdsAt, type Officer } from './cluster.context.js';
import type { ConditionName } from './refusals.js';
import type { Statement } from './statement.js';
import { thumbprint } from './thumbprint.js';

/** Whose key it is: an officer's mandate, or a party's root key as one. */
export type Mandate = Pick<Officer, 'member' | 'officer' | 'key' | 'steps' | 'revoked'> & {
  readonly from: string;
  readonly until: string | null;
};

const rootMandate = (
  member: string,
  party: { readonly key: string; readonly from: string; readonly until: string | null },
): Mandate => ({
  member,
  officer: ROOT,
  key: party.key,
  steps: member === SERVER ? ['launch', 'host'] : ['cluster', 'host'],
  from: party.from,
  until: party.until,
  revoked: false,
});

/**
 * Finds the mandate behind a key.
 * @param key RFC 7638 thumbprint
 * @param statement what it signs: the founding brings its own keys
 * @returns `undefined` when nobody in this cluster holds the key
 */
export function mandateOf(
  cluster: ClusterContext,
  key: string,
  statement: Statement,
): Mandate | undefined {
  const officer = cluster.officers[key];
  if (officer) return officer;
  return rootMandates(cluster, statement).find((mandate) => thumbprint(mandate.key) === key);
}

function rootMandates(cluster: ClusterContext, { type, by, body }: Statement): Mandate[] {
  const party = cluster.parties[by.member];
  if (party) return [rootMandate(by.member, party)];
  const admission = cluster.admissions[by.member];
  const always = { from: '', until: null };
  if (admission && type === 'member.accept') {
    return [rootMandate(by.member, { key: admission.key, ...always })];
  }
  if (type !== 'cluster.found' || cluster.version > 0) return [];
  const founder = (body as Bodies['cluster.found']).members[by.member];
  return founder ? [rootMandate(by.member, { key: founder.key, ...always })] : [];
}

/** Whether a mandate of one party reaches a merged member's open tasks in a year. */
function succeeds(
  cluster: ClusterContext,
  mandate: Mandate,
  { by, type }: Statement,
  at: string,
): boolean {
  const merged = cluster.parties[by.member];
  return (
    !isClusterType(type) &&
    merged?.successor?.openTasks === 'pass' &&
    merged.successor.member === mandate.member &&
    !holdsAt(merged, at)
  );
}

/**
 * Every reason why a signature does not carry a statement.
 * @param holds whether the signature itself verifies under the key, found out by the caller
 * @param at the time of acceptance (RFC 3339)
 */
export function authorityFaults(
  cluster: ClusterContext,
  statement: Statement,
  signature: { readonly key: string; readonly holds: boolean },
  at: string,
): ConditionName[] {
  const mandate = mandateOf(cluster, signature.key, statement);
  if (!mandate) return [signature.key in cluster.replaced ? 'keyIsNotReplaced' : 'keyIsKnown'];
  const { by, type } = statement;
  const speaksForMember = mandate.member === by.member || succeeds(cluster, mandate, statement, at);
  const checks: readonly (readonly [ConditionName, boolean])[] = [
    ['signatureIsValid', signature.holds],
    ['keySpeaksForMember', speaksForMember],
    ['keySpeaksAsOfficer', mandate.officer === by.officer],
    ['mandateIsNotRevoked', !mandate.revoked],
    ['mandateCoversTime', holdsAt(mandate, at)],
    ['mandateCoversStep', coversStep(mandate, type)],
  ];
  return checks.filter(([, holds]) => !holds).map(([condition]) => condition);
}

/** What an officer does with its own mandate needs no further step: it gives only what it has. */
const WITH_OWN_MANDATE: readonly StatementType[] = ['officer.delegate', 'officer.revoke'];

const coversStep = ({ officer, steps }: Mandate, type: StatementType): boolean =>
  steps.includes(stepOf(type)) ||
  (officer !== ROOT && steps.length > 0 && WITH_OWN_MANDATE.includes(type));
