/**
 * A batch: statements that are judged one after the other and stored in one transaction. Each is
 * judged on the state that the ones before it in the batch leave behind. Nothing is shown to
 * readers until `publish`, which the writer calls when the database has answered.
 */
import type { Batch as Rows } from '../../db/entry-log.js';
import type { CheckpointRow, EntryRow, JournalRow } from '../../db/rows.js';
import { type Judgement, judge, lineBytes } from '../../workflows/index.js';
import type { HostKey } from '../host-key.js';
import { ProblemError } from '../http/problem.js';
import { type Keyring, signerFor } from '../keyring.js';
import { signCheckpoint } from './checkpoints.js';
import { hostingProblem, isOriginOf, MAX_CLUSTERS } from './hosting.js';
import type { Journals } from './journals.js';
import {
  emptyJournal,
  keepMilestone,
  type LiveJournal,
  notePlace,
  type Shown,
  shownOf,
  timeIn,
} from './live-journal.js';
import type { Outcome, Place } from './outcome.js';
import type { Received } from './read-statement.js';
import { signaturesHold } from './signatures.js';

/** What was decided of one statement; it holds once the batch is durable. */
export type Decision =
  | { readonly kind: 'new'; readonly live: LiveJournal; readonly place: Place }
  | { readonly kind: 'repeated'; readonly live: LiveJournal; readonly seq: number }
  | Exclude<Outcome, { readonly kind: 'accepted' }>;

export interface Batch {
  readonly decide: (cluster: string, received: Received) => Decision;
  /** What is to be stored; the heads are signed here. */
  readonly rows: () => Rows;
  /** The journals that the batch adds to. */
  readonly clusters: () => readonly string[];
  /** Shows the batch to readers; only after it is durable. */
  readonly publish: () => void;
}

export interface BatchOptions {
  readonly clusters: readonly string[] | null;
  readonly journals: Journals;
  /** The journals that may be added to, as they stand. */
  readonly lives: ReadonlyMap<string, LiveJournal>;
  readonly keyring: Keyring;
  /** The server's time. */
  readonly now: string;
}

interface Added {
  readonly live: LiveJournal;
  readonly first: number;
  readonly lines: string[];
  /** The key that stood for the server before the last entry. */
  signer: HostKey;
  /** What readers see of it when the batch is durable. */
  shown: Shown | null;
}

/** Opens an empty batch. */
export function openBatch(options: BatchOptions): Batch {
  const grown = new Map<string, Added>();
  const entries: EntryRow[] = [];
  const journals: JournalRow[] = [];
  /** The clusters of which an entry that is there already is acknowledged again. */
  const confirmed = new Set<string>();

  const take = (live: LiveJournal, signer: HostKey, identity: string, made: Accepted): Decision => {
    const { cluster, origin, replay, milestones, places } = live;
    const { entry, line, journal } = made;
    const { seq, at, after } = entry;
    const bytes = lineBytes(line);
    replay.take(journal, bytes, identity);
    keepMilestone(milestones, journal);
    notePlace(places, entry.statement, seq);
    if (seq === 0) journals.push({ cluster, origin, created: at });
    entries.push({ cluster, seq, bytes, statementId: identity, at });
    const opened = { live, first: seq, lines: [], signer, shown: null };
    const growth = grown.get(cluster) ?? opened;
    growth.lines.push(line);
    growth.signer = signer;
    grown.set(cluster, growth);
    return { kind: 'new', live, place: { seq, at, after, identity } };
  };
  const decide: Batch['decide'] = (cluster, received) => {
    const live =
      grown.get(cluster)?.live ??
      journalFor(options, options.lives.get(cluster), cluster, received);
    if (live instanceof ProblemError) return { kind: 'unserved', problem: live };
    const weighed = weigh(live, received, options.now);
    if (weighed.kind === 'repeated') confirmed.add(cluster);
    if (weighed.kind !== 'accepted') return weighed;
    const signer = signerFor(options.keyring, live.replay.journal());
    if (!signer) return { kind: 'unserved', problem: movedProblem(live) };
    return take(live, signer, received.message.identity, weighed.judgement);
  };
  const heads = (): CheckpointRow[] =>
    [...grown.values()].map((growth) => {
      const { live, signer } = growth;
      const head = shownOf(live.replay, null);
      const note = signCheckpoint(signer, live.origin, head);
      growth.shown = { ...head, checkpoint: note };
      return { cluster: live.cluster, size: head.size, note };
    });
  return {
    decide,
    rows: () => ({ journals, entries, checkpoints: heads(), confirmed: [...confirmed] }),
    clusters: () => [...grown.keys()],
    publish: () => {
      for (const { live, first, lines, shown } of grown.values()) {
        // Another server may have added to it since, and a reader here have caught up with that.
        if (shown && shown.size > live.shown.size) live.shown = shown;
        options.journals.grown({ live, first, lines });
      }
    },
  };
}

type Accepted = Judgement & { readonly ok: true };
type Weighed =
  | { readonly kind: 'accepted'; readonly judgement: Accepted }
  | Exclude<Decision, { readonly kind: 'new' }>;

/**
 * Judges a statement on a journal as it stands, and changes nothing.
 * @param now the server's time
 */
export function weigh(
  live: LiveJournal,
  { signed, message, checked = [] }: Received,
  now: string,
): Weighed {
  const { replay } = live;
  const journal = replay.journal();
  const holds = signaturesHold(journal, signed, message, checked);
  const seq = replay.seqOf(message.identity);
  if (seq !== null && holds.every(Boolean)) return { kind: 'repeated', live, seq };
  const judgement = judge(journal, signed, {
    at: timeIn(journal, now),
    signaturesHold: holds,
    seenRoot: replay.rootAt(signed.statement.seen.size),
    saidBefore: seq !== null,
    text: message.text,
  });
  if (judgement.ok) return { kind: 'accepted', judgement };
  return { kind: 'refused', refusals: judgement.refusals, head: live.shown };
}

/**
 * The journal that a statement is for: one that is there, or a new one for a founding.
 * @param live the cluster's journal, if it has one
 */
export function journalFor(
  options: Pick<BatchOptions, 'clusters' | 'journals' | 'keyring'>,
  live: LiveJournal | undefined,
  cluster: string,
  { signed: { statement } }: Received,
): LiveJournal | ProblemError {
  const { journals, clusters, keyring } = options;
  if (live?.breach) {
    const { breach } = live;
    const code = breach.rule === 'restored' ? 'server/restored' : 'server/journal-broken';
    return new ProblemError(code, null, { breach });
  }
  if (live && !signerFor(keyring, live.replay.journal())) return movedProblem(live);
  const hosting = { clusters, serverKey: keyring.newest().x };
  const unhosted = hostingProblem(hosting, cluster, statement);
  if (unhosted) return unhosted;
  if (live) return live;
  if (statement.type !== 'cluster.found') {
    return new ProblemError('server/unknown-cluster', cluster);
  }
  const isFull = journals.outlooks().size >= MAX_CLUSTERS;
  if (isFull || !isOriginOf(statement.cluster, cluster)) {
    return new ProblemError('server/not-hosted', statement.cluster);
  }
  return emptyJournal(cluster, statement.cluster);
}

/** The members have appointed another server, or one of ours has a key that is not here yet. */
function movedProblem({ replay, places }: LiveJournal): ProblemError {
  const { key, fromSize } = replay.serverKeys().at(-1) ?? { key: null, fromSize: 0 };
  const isOurs = places.get('null host.rotate')?.at(-1) === fromSize - 1;
  return new ProblemError(isOurs ? 'server/key-missing' : 'server/moved', key);
}
