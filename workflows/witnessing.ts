/**
 * Who vouches for a cluster's journal: the witnesses that the charter in force names, without the
 * member that hosts the server, how many of them must have cosigned a head, and the same as a
 * policy file. Nothing here refuses: a charter that contradicts itself was refused when proposed.
 */
import { base64urlDecode } from './base64.js';
import { SERVER } from './charter.js';
import { type ClusterContext, charterInForce } from './cluster.context.js';
import { logKeyOf } from './heads.js';
import {
  COSIGNATURE_V1,
  ED25519,
  noteKey,
  parseNoteKey,
  type WitnessKey,
} from './ledger/note-key.js';
import type { Policy } from './ledger/policy.js';
import { defaultQuorum, safeAgainst, worksWithout } from './ledger/quorum.js';
import type { ServerKey } from './server-keys.js';

/** A witness of the cluster: a member, or somebody outside such as an auditor. */
export interface Witness {
  readonly id: string;
  readonly key: WitnessKey;
  /** Where the server asks it for cosignatures; `null` where it comes by itself. */
  readonly url: string | null;
}

/** What the quorum buys, for people. */
export interface WitnessFigures {
  readonly witnesses: number;
  readonly quorum: number;
  /** So many of them may collude with the host, and no two histories find a quorum. */
  readonly safeAgainst: number;
  /** So many of them may be away, and the quorum is still reached. */
  readonly worksWithout: number;
}

/** The witnesses in the order of their ids, without the host's own: it would vouch for itself. */
export function witnessesOf(cluster: ClusterContext): readonly Witness[] {
  const named = charterInForce(cluster)?.witnessing.witnesses ?? {};
  return Object.keys(named)
    .filter((id) => id !== cluster.host)
    .sort()
    .flatMap((id) => {
      const { key: line = '', url = null } = named[id] ?? {};
      const key = witnessKeyOf(line);
      return key ? [{ id, key, url }] : [];
    });
}

/** How many witnesses must have cosigned a head: the charter's number, or the usual majority. */
export const quorumOf = (cluster: ClusterContext): number =>
  charterInForce(cluster)?.witnessing.quorum ?? defaultQuorum(witnessesOf(cluster).length);

/** The figures that a status shows: "safe against 1, works with 1 away". */
export function figuresOf(cluster: ClusterContext): WitnessFigures {
  const witnesses = witnessesOf(cluster).length;
  const quorum = quorumOf(cluster);
  return {
    witnesses,
    quorum,
    safeAgainst: safeAgainst(witnesses, quorum),
    worksWithout: worksWithout(witnesses, quorum),
  };
}

/** The name of the group in a policy file; with its capital it is no witness's id. */
const GROUP = 'Quorum';

/**
 * Whom to believe about this journal (C2SP tlog-policy): its server under the journal's origin, the
 * witnesses under their ids, and the quorum over them. Before the founding there is nobody.
 */
export function policyOf(cluster: ClusterContext): Policy {
  const server = base64urlDecode(cluster.parties[SERVER]?.key ?? '');
  const witnesses = witnessesOf(cluster);
  const quorum = quorumOf(cluster);
  const logs = server?.length ? [{ key: noteKey(cluster.origin, ED25519, server), url: null }] : [];
  const group = { name: GROUP, needed: quorum, members: witnesses.map(({ id }) => id) };
  return {
    logs,
    witnesses: witnesses.map(({ id, key, url }) => ({ name: id, key, url })),
    groups: witnesses.length > 0 ? [group] : [],
    quorum: witnesses.length > 0 ? GROUP : null,
  };
}

/**
 * The same with the keys that the server had before beside the one that it has: the heads that they
 * signed are still good.
 */
export function wholePolicyOf(cluster: ClusterContext, keys: readonly ServerKey[]): Policy {
  const policy = policyOf(cluster);
  const named = new Set(policy.logs.map(({ key }) => key.id));
  const earlier = keys
    .flatMap(({ key }) => logKeyOf(cluster.origin, key))
    .filter(({ id }) => !named.has(id));
  return { ...policy, logs: [...policy.logs, ...earlier.map((key) => ({ key, url: null }))] };
}

function witnessKeyOf(line: string): WitnessKey | undefined {
  const parsed = parseNoteKey(line);
  return parsed.ok && parsed.key.type === COSIGNATURE_V1 ? parsed.key : undefined;
}
