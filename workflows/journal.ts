/**
 * The journal's state is a fold of its entries, and `judge` is the only way into it: a statement is
 * accepted with the state that follows, or refused with all reasons at once and no change at all.
 * The server, the command line and the auditor all call this same function.
 *
 * XState ignores an event that a state does not handle; here nothing is applied before it was
 * asked, so that silence can never be mistaken for consent.
 */
import { authorityFaults } from './authority.js';
import { utf8Length } from './bytes.js';
import { isClusterType } from './catalogue.js';
import { type ClusterContext, charterInForce } from './cluster.context.js';
import { clusterConditions } from './cluster.machine.js';
import type { ClusterEvent, CycleEvent } from './conditions.js';
import { cycleConditions } from './cycle.machine.js';
import { digestOfShared } from './digest.js';
import { type ConditionName, type Refusal, refuse } from './refusals.js';
import { requirementsFor, statePath } from './requirements.js';
import { type Entry, lineOf, MAX_ENTRY_BYTES, type Signed, type Statement } from './statement.js';
import {
  type ClusterState,
  type CycleState,
  cycleOf,
  neighbours,
  openCluster,
  stateJson,
  stepCluster,
  stepCycle,
} from './states.js';

/** The state of one journal. A value: judging a statement never changes it. */
export interface Journal {
  readonly origin: string;
  /** The number of entries folded. */
  readonly size: number;
  /** The time of the last entry; empty before the first. */
  readonly at: string;
  readonly cluster: ClusterState;
  readonly cycles: ReadonlyMap<number, CycleState>;
}

/** What the rules cannot find out themselves and are told as data. */
export interface Circumstances {
  /** The server's time of acceptance (RFC 3339 UTC). */
  readonly at: string;
  /** Whether each signature verifies under the key that it names. */
  readonly signaturesHold: readonly boolean[];
  /** The root (hex) that this journal had at the size the signer has seen, if it reached it. */
  readonly seenRoot: string | null;
  /** Whether this very statement already has an entry. */
  readonly saidBefore: boolean;
  /** The statement's canonical text, as in its `Message`. */
  readonly text: string;
}

export type Judgement =
  | {
      readonly ok: true;
      readonly entry: Entry;
      /** The entry's canonical JSON: the exact line of the journal. */
      readonly line: string;
      readonly journal: Journal;
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A journal without entries. */
export const openJournal = (origin: string): Journal => ({
  origin,
  size: 0,
  at: '',
  cluster: openCluster(origin),
  cycles: new Map(),
});

/**
 * Judges one well-formed statement.
 * @returns the entry and the journal that follows, or every refusal
 */
export function judge(journal: Journal, signed: Signed, around: Circumstances): Judgement {
  const said = saidIn(journal, signed, around);
  const refusals = reasonsAgainst(journal, signed, around, said);
  return refusals.length > 0 ? { ok: false, refusals } : accept(journal, signed, around, said);
}

/**
 * Why a well-formed statement is refused, without what follows where it is not: that is most of the
 * work, and only `judge` finds out what does not fit in an entry.
 */
export const refusalsOf = (journal: Journal, signed: Signed, around: Circumstances): Refusal[] =>
  reasonsAgainst(journal, signed, around, saidIn(journal, signed, around));

function reasonsAgainst(
  journal: Journal,
  { signatures, statement }: Signed,
  around: Circumstances,
  said: AnySaid,
): Refusal[] {
  return [
    ...frameFaults(journal, statement, around),
    ...signatures.flatMap(({ key }, index) => {
      const holds = around.signaturesHold[index] === true;
      return authorityFaults(journal.cluster.context, statement, { key, holds }, around.at);
    }),
    ...conditionFaults(journal, statement, said),
  ].map((condition) => refuse(condition, statement.type, placeOf(condition, journal, statement)));
}

const saidIn = (journal: Journal, { signatures, statement }: Signed, { at }: Circumstances) =>
  saidOf(journal, { ...statement, signers: signatures.map(({ key }) => key) }, at);

function frameFaults(journal: Journal, statement: Statement, around: Circumstances) {
  const { seen, cycle } = statement;
  const checks: readonly (readonly [ConditionName, boolean])[] = [
    ['isOfThisCluster', statement.cluster === journal.origin],
    ['isUnderTheseRules', statement.rules === rulesFor(journal, statement)],
    ['seenIsOfThisJournal', seen.size <= journal.size && seen.root === around.seenRoot],
    ['isNewStatement', !around.saidBefore],
    ['timeDoesNotGoBack', around.at >= journal.at],
    ['clusterIsActive', cycle === null || journal.cluster.value === 'active'],
  ];
  return checks.filter(([, holds]) => !holds).map(([condition]) => condition);
}

/** The rules version that a statement must name: the year's own, or the charter's in force. */
export function rulesFor(journal: Journal, { type, cycle, body }: Statement): string | undefined {
  const launched = cycle === null ? '' : journal.cycles.get(cycle)?.context.rules;
  const founding = type === 'cluster.found' && (body as { charter: { rules: string } });
  const inForce = charterInForce(journal.cluster.context)?.rules;
  return launched || (founding ? founding.charter.rules : inForce);
}

type AnySaid = ClusterEvent | CycleEvent;

/** A statement with the thumbprints of the keys that signed it. */
type SignedBy = Pick<Statement, 'type' | 'body' | 'by' | 'cycle'> & {
  readonly signers: readonly string[];
};

/** The statement as its machine sees it. */
export function saidOf(
  journal: Journal,
  { type, body, by, cycle, signers }: SignedBy,
  at: string,
): AnySaid {
  const cluster: ClusterContext = journal.cluster.context;
  const frame = { type, body, by, signers, at, size: journal.size, cluster };
  if (cycle === null) return { ...frame, origin: journal.origin } as unknown as ClusterEvent;
  return { ...frame, ...neighbours(journal, cycle) } as unknown as CycleEvent;
}

function conditionFaults(journal: Journal, statement: Statement, said: AnySaid): ConditionName[] {
  const { type, cycle } = statement;
  if (cycle === null) {
    const { cluster } = journal;
    const required = requirementsFor(cluster, type);
    if (!required) return ['stepIsOpen'];
    return failing(required, clusterConditions, cluster.context, said as ClusterEvent);
  }
  if (journal.cluster.value !== 'active') return [];
  const state = cycleOf(journal, cycle);
  const required = requirementsFor(state, type);
  if (!required) return ['stepIsOpen'];
  return failing(required, cycleConditions, state.context, said as CycleEvent);
}

type Table<Context, Said> = Readonly<
  Record<string, { readonly holds: (context: Context, said: Said) => boolean }>
>;

const failing = <Context, Said>(
  required: readonly ConditionName[],
  table: Table<Context, Said>,
  context: Context,
  said: Said,
): ConditionName[] => required.filter((name) => table[name]?.holds(context, said) !== true);

function placeOf(condition: ConditionName, journal: Journal, { cycle }: Statement) {
  if (condition !== 'stepIsOpen') return {};
  return { detail: statePath(cycle === null ? journal.cluster : cycleOf(journal, cycle)) };
}

function accept(
  journal: Journal,
  { signatures, statement }: Signed,
  { at, text }: Circumstances,
  said: AnySaid,
): Judgement {
  const moved = move(journal, statement, said);
  const after = digestOfShared(
    {
      ...(moved.cluster ? { cluster: stateJson(moved.cluster) } : {}),
      ...(moved.cycle ? { cycle: stateJson(moved.cycle) } : {}),
    },
    NEW_LEVELS,
  );
  const entry: Entry = { after, at, seq: journal.size, signatures, statement };
  const line = lineOf(entry, text);
  // A code unit takes three bytes at most, so most lines need not be encoded to be measured.
  if (line.length * 3 > MAX_ENTRY_BYTES && utf8Length(line) > MAX_ENTRY_BYTES) {
    return { ok: false, refusals: [refuse('fitsInAnEntry', statement.type)] };
  }
  const cycles = new Map(journal.cycles);
  if (moved.cycle) cycles.set(moved.cycle.context.year, moved.cycle);
  return {
    ok: true,
    entry,
    line,
    journal: {
      origin: journal.origin,
      size: journal.size + 1,
      at,
      cluster: moved.cluster ?? journal.cluster,
      cycles,
    },
  };
}

/** Of what is digested after an entry, itself, the states that moved and their contexts are new. */
const NEW_LEVELS = 3;

interface Moved {
  readonly cluster?: ClusterState;
  readonly cycle?: CycleState;
}

/** Applies an accepted statement; a handover that completes moves the cluster in the same entry. */
function move(journal: Journal, { type, cycle }: Statement, said: AnySaid): Moved {
  if (isClusterType(type) || cycle === null) {
    return { cluster: stepCluster(journal.cluster, said as ClusterEvent) };
  }
  const before = cycleOf(journal, cycle);
  const after = stepCycle(before, said as CycleEvent);
  const { proposed, transferred } = after.context.handover;
  if (!transferred || before.context.handover.transferred || !proposed) return { cycle: after };
  const { chair, deputy } = proposed;
  const cluster = stepCluster(journal.cluster, {
    type: 'office.transferred',
    year: cycle + 1,
    chair,
    deputy,
  });
  return { cluster, cycle: after };
}
