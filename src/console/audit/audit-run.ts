/**
 * One audit as the page runs it: the journal judged again by the rules, entry after entry, with the
 * heads that lie beside it. It knows neither the page nor the worker, so that the same run can be
 * made, and compared, anywhere. The lines are kept, so that any entry can be shown afterwards.
 */
import {
  auditInFull,
  type Entry,
  type FullVerdict,
  type Journal,
  type Json,
  openReplay,
  parsePolicy,
  type SignatureTask,
  stateJson,
  statePath,
} from '../../../workflows/index.js';
import { type Change, changesBetween } from './changes.js';
import { verifyNow } from './signatures.js';

/** What the auditor has at hand, as text and bytes. */
export interface AuditGiven {
  /** `journal.ndjson`. */
  readonly journal: Uint8Array;
  /** The signed note over the newest head. */
  readonly checkpoint: string | null;
  readonly heads: readonly string[];
  /** Whom the auditor believes (C2SP tlog-policy); `null` for whom the charter names. */
  readonly policy: string | null;
}

/** How an entry stands in the list. */
export interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly member: string;
  readonly officer: string;
  readonly type: Entry['statement']['type'];
  readonly cycle: number | null;
}

/** One entry with what it did. */
export interface EntryView {
  readonly line: string;
  readonly entry: Entry;
  /** Where the year of the entry, or the cluster, stands after it. */
  readonly path: string;
  readonly changes: readonly Change[];
}

export interface AuditRun {
  readonly verdict: FullVerdict;
  /** The entries that hold, in order. */
  readonly rows: readonly EntryRow[];
  /** Names of the parties, by id. */
  readonly names: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
  /** An entry that holds, with the difference that it made. */
  readonly view: (seq: number) => EntryView;
}

type VerifyMany = (tasks: readonly SignatureTask[]) => Promise<readonly boolean[]>;

/**
 * Audits.
 * @param verify checks the signatures of entries, many at once
 * @param onProgress told of the entries that are checked, and of how many there are
 * @throws Error where the policy file cannot be read
 */
export async function runAudit(
  given: AuditGiven,
  verify: VerifyMany,
  onProgress: (checked: number, total: number) => void,
): Promise<AuditRun> {
  const lines = linesOf(given.journal);
  const rows: EntryRow[] = [];
  const policy = given.policy === null ? null : policyIn(given.policy);
  const verdict = await auditInFull(originIn(lines[0]), lines, {
    verify,
    verifyNow,
    checkpoint: given.checkpoint,
    heads: given.heads,
    policy,
    onProgress: (checked) => onProgress(checked, lines.length),
  });
  const { size, cluster } = verdict.journal;
  for (const line of lines.slice(0, size)) rows.push(rowOf(line));
  const parties = Object.entries(cluster.context.parties);
  const journalAt = openPast(lines);
  return {
    verdict,
    rows,
    names: Object.fromEntries(parties.map(([id, { name }]) => [id, name])),
    view: (seq) => viewOf(lines[seq] ?? new Uint8Array(), journalAt(seq), journalAt(seq + 1)),
  };
}

/** The lines of a file; the last one ends with a line feed as the others do. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end === -1 ? bytes.length : end;
    lines.push(bytes.subarray(start, next));
    start = next + 1;
  }
  return lines;
}

const LINE_FEED = 10;
const decoder = new TextDecoder();

/** The journal that a first line claims to begin; what it claims is judged by the rules. */
function originIn(line: Uint8Array = new Uint8Array()): string {
  try {
    const { statement } = JSON.parse(decoder.decode(line)) as Partial<Entry>;
    return typeof statement?.cluster === 'string' ? statement.cluster : '';
  } catch {
    return '';
  }
}

function policyIn(text: string) {
  const read = parsePolicy(text);
  if (!read.ok) throw new Error('policy');
  return read.policy;
}

function rowOf(line: Uint8Array): EntryRow {
  const { seq, at, statement } = JSON.parse(decoder.decode(line)) as Entry;
  const { by, type, cycle } = statement;
  return { seq, at, member: by.member, officer: by.officer, type, cycle };
}

/**
 * The journal before any entry. Journals are values, so one is kept now and then, and what lies
 * between is judged again from there.
 */
function openPast(lines: readonly Uint8Array[]): (size: number) => Journal {
  const replay = openReplay(originIn(lines[0]));
  const kept = new Map<number, Journal>([[0, replay.journal()]]);
  return (size) => {
    for (let at = replay.journal().size; at < size; at += 1) {
      const step = replay.add(lines[at] ?? new Uint8Array());
      if (!step.ok) break;
      kept.set(at + 1, replay.journal());
    }
    return kept.get(size) ?? replay.journal();
  };
}

function viewOf(line: Uint8Array, before: Journal, after: Journal): EntryView {
  const text = decoder.decode(line);
  const entry = JSON.parse(text) as Entry;
  const { cycle } = entry.statement;
  const state = cycle === null ? after.cluster : after.cycles.get(cycle);
  return {
    line: text,
    entry,
    path: state ? statePath(state) : '',
    changes: changesBetween(statesOf(before, cycle), statesOf(after, cycle)),
  };
}

/** The states that an entry can have moved. */
function statesOf(journal: Journal, cycle: number | null): Json {
  const year = cycle === null ? undefined : journal.cycles.get(cycle);
  return { cluster: stateJson(journal.cluster), cycle: year ? stateJson(year) : null };
}
