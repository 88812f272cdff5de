/**
 * The keys of a cluster: a key stands for one party or officer, once in its life. A root key that
 * was replaced is remembered by its thumbprint, so that one that was lost or stolen never comes
 * back, and a key that a motion proposes is kept free until the members have decided.
 */
import { base64urlEncode } from '../base64.js';
import type { Charter } from '../charter.js';
import { type ClusterContext, charterInForce, type Motion } from '../cluster.context.js';
import { type ClusterConditions, ofClusterBody } from '../conditions.js';
import { parseNoteKey } from '../ledger/note-key.js';
import { thumbprint } from '../thumbprint.js';
import { openMotion } from './electors.js';
import { withoutAdmission } from './membership.js';

type BringsKey =
  | 'member.admit'
  | 'officer.enrol'
  | 'officer.delegate'
  | 'root.rotate'
  | 'root.replace'
  | 'host.rotate'
  | 'host.appoint';

export const keyConditions = {
  /** An admission that is said anew takes the place of the first one, so that one's key is free. */
  keyIsUnused: ofClusterBody<BringsKey>((context, { body, at }) => {
    const others = 'member' in body ? withoutAdmission(context, body.member) : context;
    return !isUsedKey(others, body.key, at);
  }),
} satisfies ClusterConditions;

/**
 * Whether a key stands or stood for anybody in the cluster, cosigns its checkpoints, or is proposed
 * by the motion that is open.
 * @param key raw Ed25519 public key in base64url
 */
export const isUsedKey = (cluster: ClusterContext, key: string, at: string): boolean =>
  isHeldKey(cluster, key) ||
  witnessKeysOf(charterInForce(cluster)).includes(key) ||
  proposedKeys(openMotion(cluster, at)).includes(key);

/** Whether a key stands or stood for a party or an officer, or comes with an admission. */
export function isHeldKey(cluster: ClusterContext, key: string): boolean {
  const id = thumbprint(key);
  if (id in cluster.officers || id in cluster.replaced) return true;
  const roots = [...Object.values(cluster.parties), ...Object.values(cluster.admissions)];
  return roots.some((holder) => holder.key === key);
}

function proposedKeys(motion: Motion | null): readonly string[] {
  if (motion === null || motion.matter.kind === 'rotation') return [];
  if (motion.matter.kind === 'charter') return witnessKeysOf(motion.matter.charter);
  return [motion.matter.key];
}

/** The keys under which a charter's witnesses cosign, raw in base64url. */
export const witnessKeysOf = (charter: Charter | undefined): readonly string[] =>
  Object.values(charter?.witnessing.witnesses ?? {}).flatMap(({ key }) => {
    const read = parseNoteKey(key);
    return read.ok ? [base64urlEncode(read.key.publicKey)] : [];
  });

/** The cluster with another root key for a party; the old one never counts again. */
export function withRootKey(context: ClusterContext, id: string, key: string): ClusterContext {
  const party = context.parties[id];
  if (!party) return context;
  return {
    ...context,
    parties: { ...context.parties, [id]: { ...party, key } },
    replaced: { ...context.replaced, [thumbprint(party.key)]: id },
  };
}
