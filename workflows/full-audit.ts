/**
 * The audit in full: the entries judged again, and then everything that others know of them. Signed
 * heads and their cosignatures, a head that the auditor kept, deadlines and dates by what witnesses
 * saw, and statements that were lodged. It ends sound, with what was seen since when and by whom,
 * or with the first rule that is broken, and with the proof where a server contradicted itself.
 */
import { type AuditOptions, audit, type Progress, type VerifySignatures } from './audit.js';
import { hexEncode } from './bytes.js';
import { type Chronicle, openChronicle } from './chronicle.js';
import { type Evidence, type EvidenceGiven, readEvidence, sightingsOf } from './evidence.js';
import { type Finding, finding } from './finding.js';
import { type Accusation, compareHeads, type JournalTree, rootBytes, treeOver } from './heads.js';
import type { Journal } from './journal.js';
import { leafHash } from './ledger/merkle.js';
import type { VerifyEd25519 } from './ledger/note.js';
import type { Policy } from './ledger/policy.js';
import {
  type LodgedStatement,
  type LodgedVerdict,
  lodgedVerdict,
  swallowed,
} from './lodged-verdicts.js';
import { watchLodged } from './lodged-watch.js';
import type { Replay } from './replay.js';
import { backDated, type DeadlineVerdict, deadlineVerdicts, earlyPass } from './time-verdicts.js';
import {
  openVouching,
  type PolicyFigures,
  type Proof,
  policyFigures,
  proofUnder,
  type Sighting,
  type Vouched,
} from './vouching.js';

export interface FullAuditOptions extends EvidenceGiven {
  readonly verify: VerifySignatures;
  /** Verifies the signature of a note at once. */
  readonly verifyNow: VerifyEd25519;
  readonly lodged?: readonly LodgedStatement[] | undefined;
  readonly onProgress?: Progress | undefined;
  readonly batchesAhead?: AuditOptions['batchesAhead'];
  /** Told of every entry that the rules accept, with the journal after it and its roots so far. */
  readonly onEntry?: AuditOptions['onEntry'] | undefined;
}

/** What witnesses saw of a journal; `since` and `seen` are about its first `size` entries. */
export interface Witnessed extends Proof {
  readonly policy: Policy;
  readonly figures: PolicyFigures;
  /** How many entries, from the first, a quorum has seen. */
  readonly size: number;
}

export interface SoundInFull {
  readonly sound: true;
  readonly size: number;
  readonly root: string;
  readonly journal: Journal;
  readonly replay: Replay;
  /** Whether a head signed by the server covers exactly these entries. */
  readonly tail: 'covered' | 'not covered';
  /** The head that the auditor kept, and that this journal contains. */
  readonly since: { readonly size: number; readonly root: string } | null;
  /** `null` where nobody is named who could have seen it. */
  readonly witnessed: Witnessed | null;
  readonly deadlines: readonly DeadlineVerdict[];
  readonly lodged: readonly LodgedVerdict[];
}

export interface BrokenInFull {
  readonly sound: false;
  readonly finding: Finding;
  readonly journal: Journal;
  /** The text of a proof that the server showed two histories (see `misbehaviour.ts`). */
  readonly misbehaviour: string | null;
}

export type FullVerdict = SoundInFull | BrokenInFull;

/**
 * Audits a journal with everything that stands beside it.
 * @param lines the exact bytes of each entry, in order, without line feeds
 */
export async function auditInFull(
  origin: string,
  lines: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: FullAuditOptions,
): Promise<FullVerdict> {
  const { verify, verifyNow, lodged = [], onProgress, batchesAhead, onEntry } = options;
  const { note, chronicle } = openChronicle(options.policy ?? null);
  const watch = watchLodged(origin, lodged, verifyNow);
  const source = heldOpen(lines);
  const verdict = await audit(origin, source.lines, {
    verify,
    onProgress,
    batchesAhead,
    onEntry: (step, journal, rootAt) => {
      watch.pass(step, journal, rootAt);
      note(step, journal);
      onEntry?.(step, journal, rootAt);
    },
  });
  const evidence = readEvidence(verdict.replay, chronicle, options, verifyNow);
  if (!verdict.sound) {
    const tree = await source.wholeTree(verdict.replay);
    const { misbehaviour = null } = compared(evidence, tree, 0) ?? {};
    const { journal, broken } = verdict;
    return { sound: false, finding: { refusals: [], ...broken }, journal, misbehaviour };
  }
  return heldAgainst(evidence, chronicle, verdict.replay, {
    checkpoint: options.checkpoint ?? null,
    lodgedVerdicts: (witnessed) => {
      const { replay, journal } = verdict;
      const until = witnessed?.since && witnessed.since > journal.at ? witnessed.since : journal.at;
      const { witnesses } = evidence;
      const refused = watch.conclude(until, replay.rootAt);
      const around = { replay, witnesses, verify: verifyNow, refused, until };
      return lodged.map((each) => lodgedVerdict(each, around));
    },
  });
}

interface Beside {
  readonly checkpoint: string | null;
  readonly lodgedVerdicts: (witnessed: Witnessed | null) => readonly LodgedVerdict[];
}

/** Holds the evidence against entries that hold by themselves. */
function heldAgainst(
  evidence: Evidence,
  chronicle: Chronicle,
  replay: Replay,
  beside: Beside,
): FullVerdict {
  const journal = replay.journal();
  const { size } = journal;
  const accusation =
    accusing(evidence.faulty) ??
    compared(evidence, treeOf(replay), replay.vouched()) ??
    accusing(beyond(beside.checkpoint, evidence, journal));
  if (accusation) return { sound: false, journal, ...accusation };

  const sightings = sightingsOf(evidence);
  const witnessed = witnessedOf(evidence, sightings, size);
  const lodged = beside.lodgedVerdicts(witnessed);
  const { policyAt } = evidence;
  const vouchedFor = openVouching(sightings, receiptsOf(lodged));
  const deadlines = deadlineVerdicts(chronicle.timed, vouchedFor, policyAt);
  const lies = [backDated(chronicle, sightings, policyAt), earlyPass(deadlines)];
  const lie = accusing(firstOf(lies) ?? swallowed(lodged));
  if (lie) return { sound: false, journal, ...lie };
  const isCovered = evidence.heads.some(({ checkpoint }) => checkpoint.size === size);
  return {
    sound: true,
    size,
    root: replay.rootAt(size) ?? '',
    journal,
    replay,
    tail: isCovered ? 'covered' : 'not covered',
    since: keptOf(evidence),
    witnessed,
    deadlines: deadlines.filter(({ type }) => type !== 'deadline.pass'),
    lodged,
  };
}

const accusing = (found: Finding | null): Accusation | null =>
  found && { finding: found, misbehaviour: null };

const compared = (
  { heads, kept }: Evidence,
  tree: JournalTree,
  vouched: number,
): Accusation | null => compareHeads(kept ? [...heads, kept] : heads, tree, vouched);

const treeOf = ({ journal, rootAt, tree }: Replay): JournalTree => ({
  size: () => journal().size,
  rootAt: (size) => rootBytes(rootAt(size)),
  consistencyProof: tree.consistencyProof,
});

/** Entries behind the newest head: the server has not signed for them. */
function beyond(checkpoint: string | null, { heads }: Evidence, { size }: Journal): Finding | null {
  const head = heads.find(({ text }) => text === checkpoint)?.checkpoint;
  if (!head || head.size === size) return null;
  const expected = `${head.size} entries with root ${hexEncode(head.root)}`;
  return finding('checkpoint', head.size, expected, `${size} entries`);
}

function keptOf({ kept }: Evidence): SoundInFull['since'] {
  if (!kept) return null;
  const { size, root } = kept.checkpoint;
  return { size, root: hexEncode(root) };
}

/** The largest beginning of the journal that a quorum has seen. */
function witnessedOf(
  { policyAt }: Evidence,
  sightings: readonly Sighting[],
  size: number,
): Witnessed | null {
  const policy = policyAt(size - 1);
  const figures = policyFigures(policy);
  if (policy.quorum === null) return null;
  const vouchedFor = openVouching(sightings);
  const sizes = [...new Set(sightings.map((sighting) => sighting.size))].sort((a, b) => b - a);
  for (const seen of sizes) {
    if (seen === 0) continue;
    const proof = proofUnder(policyAt(seen - 1), vouchedFor(seen - 1));
    if (proof.since !== null) return { policy, figures, size: seen, ...proof };
  }
  return { policy, figures, size: 0, since: null, seen: [] };
}

/** When witnesses received the statements of entries, by the places of these. */
function receiptsOf(verdicts: readonly LodgedVerdict[]): Map<number, Vouched> {
  const receipts = new Map<number, Map<string, number>>();
  for (const { seq, witness, time } of verdicts) {
    if (seq === null || witness === null) continue;
    const vouched = receipts.get(seq) ?? new Map<string, number>();
    vouched.set(witness, Math.min(time, vouched.get(witness) ?? time));
    receipts.set(seq, vouched);
  }
  return receipts;
}

const firstOf = (findings: readonly (Finding | null)[]): Finding | null =>
  findings
    .filter((each) => each !== null)
    .reduce<Finding | null>(
      (first, each) => (first && (first.seq ?? 0) <= (each.seq ?? 0) ? first : each),
      null,
    );

/** Lines that can be read on after the audit of them has ended early. */
function heldOpen(lines: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const iterator =
    Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  let last: Uint8Array | null = null;
  let given = 0;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const step = await iterator.next();
    if (!step.done) {
      last = step.value;
      given += 1;
    }
    return step;
  };
  /** The tree over all lines, whether or not they hold as entries. */
  const wholeTree = async ({ tree, journal }: Replay): Promise<JournalTree> => {
    const { size } = journal();
    const whole = treeOver(size === 0 ? new Uint8Array(0) : tree.hashes(0, 0, size));
    if (last && given > size) whole.append(leafHash(last));
    for (let step = await next(); !step.done; step = await next()) {
      whole.append(leafHash(step.value));
    }
    return whole;
  };
  return { lines: { [Symbol.asyncIterator]: () => ({ next }) }, wholeTree };
}
