/**
 * What an audit remembers of a journal besides its states, while the entries go by: the times that
 * the server claims, from which entry on which witnesses were named, and, where there are any, the
 * entries for which a deadline counts. It judges nothing, and what it keeps of every single entry
 * is one number, so that a journal of any length can be audited.
 */
import { parseInstant } from './calendar.js';
import type { StatementType } from './catalogue.js';
import type { ClusterContext } from './cluster.context.js';
import type { DeadlineName } from './deadlines.js';
import type { Journal } from './journal.js';
import type { Policy } from './ledger/policy.js';
import type { Replayed } from './replay.js';
import { policyOf } from './witnessing.js';

/** An entry for which a deadline counts. */
export interface TimedEntry {
  readonly seq: number;
  readonly year: number;
  readonly deadline: DeadlineName;
  readonly member: string;
  readonly type: StatementType;
  /** The last instant in time (RFC 3339 UTC), as it stood before the entry. */
  readonly due: string;
  /** The server's time of acceptance (RFC 3339 UTC). */
  readonly at: string;
}

/** Something that was in force from the state after an entry on. */
export interface InForce<Value> {
  readonly from: number;
  readonly value: Value;
}

export interface Chronicle {
  /** The server's time of acceptance of each entry, by place, in Unix milliseconds. */
  readonly at: readonly number[];
  /** Where witnesses can tell when an entry was there. */
  readonly timed: readonly TimedEntry[];
  readonly policies: readonly InForce<Policy>[];
}

export interface OpenChronicle {
  /** Takes in an entry that was accepted, with the journal after it. */
  readonly note: (step: Replayed & { readonly ok: true }, journal: Journal) => void;
  readonly chronicle: Chronicle;
}

/**
 * Opens the chronicle of an empty journal.
 * @param own the auditor's policy, which counts instead of those that the charter names
 */
export function openChronicle(own: Policy | null = null): OpenChronicle {
  const at: number[] = [];
  const timed: TimedEntry[] = [];
  const policies: InForce<Policy>[] = [];
  let cluster: ClusterContext | null = null;

  const note: OpenChronicle['note'] = ({ entry, timed: due }, journal) => {
    const { seq, statement } = entry;
    at.push(parseInstant(entry.at) as number);
    const next = journal.cluster.context;
    if (cluster === null || isRearranged(cluster, next)) {
      policies.push({ from: seq, value: policyOf(next) });
    }
    cluster = next;
    const policy = own ?? policies.at(-1)?.value;
    if (due && statement.cycle !== null && policy?.quorum) {
      const { by, cycle, type } = statement;
      timed.push({ seq, year: cycle, ...due, member: by.member, type, at: entry.at });
    }
  };
  return { note, chronicle: { at, timed, policies } };
}

/** Whether anything changed on which the witnesses can depend. */
const isRearranged = (before: ClusterContext, next: ClusterContext): boolean =>
  before !== next &&
  (before.parties !== next.parties ||
    before.host !== next.host ||
    before.version !== next.version ||
    before.charters !== next.charters);

/** What was in force after an entry; the first of all for what came before it. */
export function inForceAt<Value>(
  history: readonly InForce<Value>[],
  seq: number,
): Value | undefined {
  for (let at = history.length - 1; at > 0; at -= 1) {
    const change = history[at];
    if (change && change.from <= seq) return change.value;
  }
  return history[0]?.value;
}
