/**
 * Time, judged by what witnesses saw and not by the server's clock. Whether a statement kept its
 * deadline: on time, late, or not provable. And two lies about time that break an entry: a deadline
 * recorded as passed before it had, and an entry that is dated before a moment at which witnesses
 * saw the journal without it. Neither accuses anybody whose clock only differs a little.
 */
import { addMilliseconds, formatInstant } from './calendar.js';
import type { Chronicle, TimedEntry } from './chronicle.js';
import { type Finding, finding, instantOf } from './finding.js';
import type { Policy } from './ledger/policy.js';
import {
  type Proof,
  policyFigures,
  proofUnder,
  type Sighting,
  tolerated,
  type Vouched,
  witnessLine,
} from './vouching.js';

/** The policy that counts for an entry, by its place. */
export type PolicyAt = (seq: number) => Policy;

/** What can be said of an entry for which a deadline counts. */
export interface DeadlineVerdict extends TimedEntry, Proof {
  readonly verdict: 'onTime' | 'late' | 'notProvable';
}

/** The verdicts on entries for which a deadline counts, in their order. */
export const deadlineVerdicts = (
  timed: readonly TimedEntry[],
  vouchedFor: (seq: number) => Vouched,
  policyAt: PolicyAt,
): DeadlineVerdict[] => {
  let last: Judged | null = null;
  return timed.map((entry) => {
    const policy = policyAt(entry.seq);
    const vouched = vouchedFor(entry.seq);
    // Entries that the same heads cover have the same proof.
    if (last?.policy !== policy || last.vouched !== vouched) {
      last = { policy, vouched, proof: proofUnder(policy, vouched) };
    }
    return verdictOn(entry, last.proof);
  });
};

interface Judged {
  readonly policy: Policy;
  readonly vouched: Vouched;
  readonly proof: Proof;
}

function verdictOn(entry: TimedEntry, proof: Proof): DeadlineVerdict {
  const { since } = proof;
  const kept = since !== null && since <= entry.due ? 'onTime' : 'late';
  return { ...entry, ...proof, verdict: since === null ? 'notProvable' : kept };
}

/** How far the clocks of an honest server and of honest witnesses may be apart: 10 minutes. */
const CLOCK_SLACK = 600;

/**
 * The first deadline that was recorded as passed more than the slack before it had. A server says
 * it within a second, and witnesses tell whole seconds by clocks of their own.
 */
export function earlyPass(verdicts: readonly DeadlineVerdict[]): Finding | null {
  for (const { type, seq, due, since, seen } of verdicts) {
    if (type !== 'deadline.pass' || since === null) continue;
    const bound = addMilliseconds(due, -CLOCK_SLACK * 1000);
    if (since >= bound) continue;
    return finding('deadline', seq, `>= ${bound}`, `${since} (${namesOf(seen)})`);
  }
  return null;
}

const namesOf = (seen: Proof['seen']): string => seen.map(({ witness }) => witness).join(', ');

/**
 * The first entry that is dated more than the slack before a moment at which more witnesses than
 * may lie had vouched for a journal without it.
 */
export function backDated(
  { at }: Chronicle,
  sightings: readonly Sighting[],
  policyAt: PolicyAt,
): Finding | null {
  const bySize = [...sightings].sort((a, b) => a.size - b.size);
  const latest = new Map<string, number>();
  let next = 0;
  let policy: Policy | null = null;
  let bound: number | null = null;
  for (const [seq, time] of at.entries()) {
    const seen = next;
    for (let each = bySize[next]; each && each.size <= seq; each = bySize[next]) {
      latest.set(each.witness, Math.max(each.time, latest.get(each.witness) ?? 0));
      next += 1;
    }
    const current = policyAt(seq);
    if (next > seen || current !== policy) bound = boundOf(current, latest);
    policy = current;
    if (bound !== null && time < bound * 1000) {
      return finding('time', seq, `>= ${instantOf(bound)}`, formatInstant(time));
    }
  }
  return null;
}

/** The time (unix seconds) before which no later entry can honestly be dated. */
function boundOf(policy: Policy, latest: ReadonlyMap<string, number>): number | null {
  const figures = policyFigures(policy);
  if (figures.quorum === 0) return null;
  const times = policy.witnesses
    .filter(({ name }) => figures.names.includes(name))
    .flatMap(({ key }) => latest.get(witnessLine(key)) ?? [])
    .sort((a, b) => b - a);
  const time = times[tolerated(figures)];
  return time === undefined ? null : time - CLOCK_SLACK;
}
