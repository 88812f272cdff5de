/**
 * Proven times: since when witnesses vouch for an entry. A witness vouches for it from the earliest
 * head that it cosigned and that covers the entry, or from the note with which it received the
 * statement; the policy says how many of them are enough. The server's clock plays no part.
 */
import { instantOf } from './finding.js';
import { formatNoteKey, type WitnessKey } from './ledger/note-key.js';
import type { Policy } from './ledger/policy.js';
import { quorumTime } from './ledger/policy-quorum.js';
import { safeAgainst, toleratedFaults, worksWithout } from './ledger/quorum.js';
import type { WitnessFigures } from './witnessing.js';

/** A witness, by the line of its key, cosigned a head of this size at this time (unix seconds). */
export interface Sighting {
  readonly witness: string;
  readonly size: number;
  readonly time: number;
}

/** When each witness first vouched for something, by the line of its key, in unix seconds. */
export type Vouched = ReadonlyMap<string, number>;

/** Since when a quorum has seen something, and who saw it. */
export interface Proof {
  /** RFC 3339 UTC; `null` while too few have seen it, or where nobody is asked to. */
  readonly since: string | null;
  /** The witnesses that saw it, the earliest first. */
  readonly seen: readonly { readonly witness: string; readonly at: string }[];
}

/** The name of a witness in sightings: keys stay when a policy calls their holder otherwise. */
export function witnessLine(key: WitnessKey): string {
  const line = lines.get(key) ?? formatNoteKey(key);
  lines.set(key, line);
  return line;
}

/** A line takes longer to write than to find, and is asked for once an entry and witness. */
const lines = new WeakMap<WitnessKey, string>();

/**
 * Gathers what was seen.
 * @param lodged when witnesses received the statement of an entry, by its place
 * @returns who vouches for the entry at a place, and since when
 */
export function openVouching(
  sightings: readonly Sighting[],
  lodged: ReadonlyMap<number, Vouched> = new Map(),
): (seq: number) => Vouched {
  const histories = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const history = histories.get(sighting.witness) ?? [];
    if (history.length === 0) histories.set(sighting.witness, history);
    history.push(sighting);
  }
  const earliest: Histories = [...histories].map(([witness, seen]) => {
    const history = fromBehind(seen);
    return { witness, history, sizes: history.map(({ size }) => size) };
  });
  const sizes = [...new Set(sightings.map(({ size }) => size))].sort((a, b) => a - b);
  const known = new Map<number, Vouched>();
  const byHeads = (seq: number): Vouched => {
    // Entries between the same two heads are vouched for alike.
    const next = sizes[firstAbove(sizes, seq)] ?? Number.POSITIVE_INFINITY;
    const vouched = known.get(next) ?? covering(earliest, seq);
    known.set(next, vouched);
    return vouched;
  };
  return (seq) => {
    const received = lodged.get(seq);
    const seen = byHeads(seq);
    return received ? earlier(received, seen) : seen;
  };
}

/** What each witness saw by size, each size with the earliest time of all that cover it. */
type Histories = readonly {
  readonly witness: string;
  readonly history: readonly Sighting[];
  readonly sizes: readonly number[];
}[];

function covering(histories: Histories, seq: number): Vouched {
  const vouched = new Map<string, number>();
  for (const { witness, history, sizes } of histories) {
    const first = history[firstAbove(sizes, seq)];
    if (first) vouched.set(witness, first.time);
  }
  return vouched;
}

/** Of each witness the earlier time. */
function earlier(left: Vouched, right: Vouched): Vouched {
  const vouched = new Map(left);
  for (const [witness, time] of right) {
    vouched.set(witness, Math.min(time, vouched.get(witness) ?? time));
  }
  return vouched;
}

/** By size, each with the earliest time of all heads that are as large or larger. */
function fromBehind(history: readonly Sighting[]): Sighting[] {
  const bySize = [...history].sort((a, b) => b.size - a.size);
  let time = Number.POSITIVE_INFINITY;
  return bySize
    .map((sighting) => {
      time = Math.min(time, sighting.time);
      return { ...sighting, time };
    })
    .reverse();
}

/** The place of the first size above a number; the number of sizes where there is none. */
function firstAbove(sizes: readonly number[], bound: number): number {
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sizes[middle] as number) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a policy makes of those that vouched. */
export function proofUnder(policy: Policy, vouched: Vouched): Proof {
  const seen = policy.witnesses
    .flatMap(({ name, key }) => {
      const time = vouched.get(witnessLine(key));
      return time === undefined ? [] : [{ witness: name, time }];
    })
    .sort((a, b) => a.time - b.time);
  const since = quorumTime(policy, new Map(seen.map(({ witness, time }) => [witness, time])));
  return {
    since: since === null ? null : instantOf(since),
    seen: seen.map(({ witness, time }) => ({ witness, at: instantOf(time) })),
  };
}

/** The figures of any policy, with the names of the witnesses that count. */
export interface PolicyFigures extends WitnessFigures {
  readonly names: readonly string[];
}

/** The figures of a policy; of nested groups, those of the fewest witnesses that are enough. */
export function policyFigures(policy: Policy): PolicyFigures {
  const { names, needed } = countedIn(policy, policy.quorum);
  const n = names.length;
  return {
    names,
    witnesses: n,
    quorum: needed,
    safeAgainst: needed === 0 ? 0 : safeAgainst(n, needed),
    worksWithout: worksWithout(n, needed),
  };
}

/** The largest number of witnesses whose word alone accuses nobody. */
export const tolerated = ({ witnesses, safeAgainst: safe }: WitnessFigures): number =>
  Math.max(safe, toleratedFaults(witnesses));

interface Counted {
  readonly names: readonly string[];
  readonly needed: number;
}

function countedIn({ groups, witnesses }: Policy, name: string | null): Counted {
  const counted = new Map<string, Counted>(
    witnesses.map((witness) => [witness.name, { names: [witness.name], needed: 1 }]),
  );
  for (const { name: group, needed, members } of groups) {
    const parts = members.map((member) => counted.get(member) ?? NOBODY);
    const least = parts.map((part) => part.needed).sort((a, b) => a - b);
    const words = { all: members.length, any: 1 };
    const count = typeof needed === 'number' ? needed : words[needed];
    counted.set(group, {
      names: parts.flatMap((part) => part.names),
      needed: least.slice(0, count).reduce((sum, part) => sum + part, 0),
    });
  }
  return counted.get(name ?? '') ?? NOBODY;
}

const NOBODY: Counted = { names: [], needed: 0 };
