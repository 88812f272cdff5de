/**
 * What the journal holds of sealed rounds: who left shares, what is sealed in which box, which
 * shares were released. The rules remember commitments only; the boxes are read off the entries,
 * round by round, so that everything can be opened again without a file of one's own.
 */
import {
  type Bodies,
  type CycleContext,
  cycleOf,
  type Entry,
  type Journal,
  roundOf,
  type SealedEntry,
  voterOf,
} from '../../workflows/index.js';

/** Shares that a member left with the others. */
export interface Deposit {
  readonly officer: string;
  /** RFC 7638 thumbprint of the key whose secret was divided. */
  readonly key: string;
  readonly shares: Readonly<Record<string, string>>;
}

/** What was said in one round. */
export interface RoundEntries {
  /** By voter. */
  readonly deposits: Map<string, Deposit>;
  /** By voter, then by matter; the last word on a matter counts. */
  readonly sealed: Map<string, Map<string, SealedEntry>>;
  /** Opened shares, by the voter whose secret they are of, then by the member that released. */
  readonly released: Map<string, Map<string, string>>;
}

/** Collects what a journal holds of sealed rounds while it is folded. */
export function sealedEntries() {
  const rounds = new Map<string, RoundEntries>();
  const at = (cycle: number, round: string): RoundEntries => {
    const name = `${cycle} ${round}`;
    const found = rounds.get(name) ?? {
      deposits: new Map(),
      sealed: new Map(),
      released: new Map(),
    };
    rounds.set(name, found);
    return found;
  };
  return {
    onEntry: (entry: Entry, _line: Uint8Array, journal: Journal): void => {
      const { cycle } = entry.statement;
      if (cycle === null || !TYPES.has(entry.statement.type)) return;
      const { context } = cycleOf(journal, cycle);
      collect(at(cycle, roundOf(context)), entry, context);
    },
    /** What was said in a round; empty where nothing was. */
    round: at,
  };
}

const TYPES: ReadonlySet<string> = new Set([
  'seal.deposit',
  'peer.seal',
  'ballot.seal',
  'seal.release',
]);

function collect(round: RoundEntries, entry: Entry, context: CycleContext): void {
  const { type, by, body } = entry.statement;
  switch (type) {
    case 'seal.deposit': {
      const { shares } = body as Bodies['seal.deposit'];
      const voter = voterOf(context, by);
      const key = entry.signatures[0]?.key ?? '';
      round.deposits.set(voter, { officer: by.officer, key, shares });
      // New criteria begin a round anew, and what was sealed before counts no more.
      round.sealed.delete(voter);
      round.released.delete(voter);
      return;
    }
    case 'peer.seal': {
      const { member, ...sealed } = body as Bodies['peer.seal'];
      mapIn(round.sealed, voterOf(context, by)).set(member, sealed);
      return;
    }
    case 'ballot.seal': {
      const { award, ...sealed } = body as Bodies['ballot.seal'];
      mapIn(round.sealed, voterOf(context, by)).set(award, sealed);
      return;
    }
    case 'seal.release': {
      const { of, share } = body as Bodies['seal.release'];
      mapIn(round.released, of).set(by.member, share);
    }
  }
}

function mapIn<Value>(outer: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  const inner = outer.get(name) ?? new Map<string, Value>();
  outer.set(name, inner);
  return inner;
}
