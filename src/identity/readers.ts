/**
 * Who may read a cluster's journal: an officer with a mandate that is not revoked and covers now,
 * whatever its steps, so that an auditor needs no right to speak; a party with its root key while
 * it belongs to the cluster; and a member that was admitted and has to read before it accepts.
 */
import { type ClusterContext, holdsAt, thumbprint } from '../../workflows/index.js';

/** A key's holder. */
export interface Reader {
  readonly member: string;
  /** `root` for the root key of the party. */
  readonly officer: string;
  /** RFC 7638 thumbprint of the key. */
  readonly key: string;
  /** The raw public key in base64url. */
  readonly publicKey: string;
}

/**
 * The holder of a key, if it may read now.
 * @param key RFC 7638 thumbprint
 * @param at RFC 3339 time
 */
export function readerOf(cluster: ClusterContext, key: string, at: string): Reader | undefined {
  const officer = Object.hasOwn(cluster.officers, key) ? cluster.officers[key] : undefined;
  if (officer) {
    if (officer.revoked || !holdsAt(officer, at)) return undefined;
    return { member: officer.member, officer: officer.officer, key, publicKey: officer.key };
  }
  const roots = [
    ...Object.entries(cluster.parties).filter(([, party]) => holdsAt(party, at)),
    ...Object.entries(cluster.admissions),
  ];
  const root = roots.find(([, party]) => thumbprint(party.key) === key);
  return root && { member: root[0], officer: 'root', key, publicKey: root[1].key };
}
