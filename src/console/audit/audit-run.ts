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
  type LodgedStatement,
  parsePolicy,
  type SignatureTask,
  statePath,
} from '../../../workflows/index.js';
import { type Change, changesBetween } from './changes.js';
import { openPast } from './past.js';
import { verifyNow } from './signatures.js';
import { stateOf, statesOf } from './states-of.js';
import { draftBody, type Outcome, type Try, tryOut } from './what-if.js';

/** What the auditor has at hand, as text and bytes. */
export interface AuditGiven {
  /** `journal.ndjson`. */
  readonly journal: Uint8Array;
  /** The signed note over the newest head. */
  readonly checkpoint: string | null;
  readonly heads: readonly string[];
  /** Whom the auditor believes (C2SP tlog-policy); `null` for whom the charter names. */
  readonly policy: string | null;
  /** A signed note that the auditor kept from an earlier time. */
  readonly since: string | null;
  readonly lodged: readonly LodgedStatement[];
}

/** How an entry stands in the list. */
export interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly member: string;
  readonly officer: string;
  readonly type: Entry['statement']['type'];
  readonly cycle: number | null;
  /** Where the year of the entry, or the cluster, stands after it. */
  readonly path: string;
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
  /** The exact text of the first line that does not hold; `null` where there is none. */
  readonly brokenLine: string | null;
  /** Tries statements after an entry; see `what-if.ts`. */
  readonly tryAfter: (seq: number, tries: readonly Try[]) => readonly Outcome[];
  /** A body to begin a try with, after the tries before it. */
  readonly draftAfter: (seq: number, tries: readonly Try[], next: Omit<Try, 'body'>) => Json;
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
  const past = openPast(originIn(lines[0]), lines);
  const verdict = await auditInFull(originIn(lines[0]), lines, {
    verify,
    verifyNow,
    checkpoint: given.checkpoint,
    heads: given.heads,
    policy,
    since: given.since,
    lodged: given.lodged,
    onProgress: (checked) => onProgress(checked, lines.length),
    onEntry: ({ entry }, journal) => {
      rows.push(rowOf(entry, journal));
      past.note(journal);
    },
  });
  const { size, cluster } = verdict.journal;
  const parties = Object.entries(cluster.context.parties);
  return {
    verdict,
    rows: rows.slice(0, size),
    names: Object.fromEntries(parties.map(([id, { name }]) => [id, name])),
    view: (seq) => viewOf(lines[seq] ?? new Uint8Array(), past.at(seq), past.at(seq + 1)),
    brokenLine: verdict.sound ? null : (lineAt(lines, verdict.finding.seq) ?? null),
    tryAfter: (seq, tries) => tryOut(past.at(seq + 1), tries).outcomes,
    draftAfter: (seq, tries, next) => draftBody(tryOut(past.at(seq + 1), tries).journal, next),
  };
}

function lineAt(lines: readonly Uint8Array[], seq: number | null): string | undefined {
  const line = seq === null ? undefined : lines[seq];
  return line && decoder.decode(line);
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

function rowOf({ seq, at, statement }: Entry, journal: Journal): EntryRow {
  const { by, type, cycle } = statement;
  const state = stateOf(journal, cycle);
  const path = state ? statePath(state) : '';
  return { seq, at, member: by.member, officer: by.officer, type, cycle, path };
}

function viewOf(line: Uint8Array, before: Journal, after: Journal): EntryView {
  const text = decoder.decode(line);
  const entry = JSON.parse(text) as Entry;
  const { cycle } = entry.statement;
  const state = stateOf(after, cycle);
  return {
    line: text,
    entry,
    path: state ? statePath(state) : '',
    changes: changesBetween(statesOf(before, cycle), statesOf(after, cycle)),
  };
}
