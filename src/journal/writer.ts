/**
 * The only writer. Statements queue up here; those that arrive together become one batch and share
 * one durable commit, and nobody gets an answer before it. A commit that fails throws the live
 * states away that it would have changed, so that what was never stored is never seen.
 *
 *     request → journal, signature → queue → judge → … → one commit → answers, listeners
 */
import { setImmediate } from 'node:timers/promises';
import type { EntryLog } from '../../db/entry-log.js';
import type { Entry } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { ProblemError, type ServerCode } from '../http/problem.js';
import type { Keyring } from '../keyring.js';
import { type Batch, type Decision, journalFor, openBatch, weigh } from './batch.js';
import type { Journals } from './journals.js';
import type { LiveJournal } from './live-journal.js';
import type { Outcome } from './outcome.js';
import { openPassage, type Passage } from './passage.js';
import type { Received } from './read-statement.js';
import { openCheckAhead } from './signatures.js';
import { storageProblem } from './storage-problem.js';

export interface Writer {
  /** Judges a statement and, if it is accepted, stores it. Resolves when its entry is durable. */
  readonly submit: (cluster: string, received: Received) => Promise<Outcome>;
  /** What would become of a statement now; nothing is written. */
  readonly weigh: (cluster: string, received: Received) => Promise<Outcome>;
  /** Takes no more statements; resolves when all that wait are answered. */
  readonly drain: () => Promise<void>;
}

export interface WriterOptions {
  /** The ids of the clusters that may be founded here; `null` for any. */
  readonly clusters: readonly string[] | null;
  readonly log: EntryLog;
  readonly journals: Journals;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Told of every commit that failed. */
  readonly onFailure: (error: unknown) => void;
  /** Told of every statement that was submitted, when its outcome is known. */
  readonly onPassage?: (received: Received, passage: Passage, outcome: Outcome) => void;
}

/** Statements in one transaction: a batch takes some 50 ms at most, which others wait for. */
const MAX_BATCH = 256;
/** Statements that wait; beyond that, clients are asked to come again. */
const MAX_WAITING = 10_000;

interface Job {
  readonly cluster: string;
  readonly received: Received;
  readonly passage: Passage;
  readonly answer: (outcome: Outcome) => void;
}

/** Opens the writer of all journals of this process. */
export function openWriter(options: WriterOptions): Writer {
  const { journals, clock } = options;
  const waiting: Job[] = [];
  const checkAhead = openCheckAhead();
  let arriving = 0;
  let working: Promise<void> | null = null;
  let isClosing = false;

  const work = async (): Promise<void> => {
    // Everything that this turn of the event loop has brought comes before `setImmediate`.
    await setImmediate();
    while (waiting.length > 0) await commit(options, waiting.splice(0, MAX_BATCH));
    working = null;
  };
  const enqueue = (cluster: string, received: Received, passage: Passage): Promise<Outcome> =>
    new Promise((answer) => {
      passage.queued = performance.now();
      waiting.push({ cluster, received, passage, answer });
      working ??= work();
    });

  /** What a statement waits for before it queues up. */
  const aside = async <T>(work: Promise<T>): Promise<T> => {
    arriving += 1;
    return work.finally(() => {
      arriving -= 1;
    });
  };
  /** A journal that is not in memory is loaded here, so that no batch waits for it. */
  const found = (cluster: string): Promise<LiveJournal | undefined> =>
    // If the database fails, it fails the batch too, which says so.
    aside(journals.find(cluster).catch(() => undefined));

  const take = async (cluster: string, received: Received, passage: Passage): Promise<Outcome> => {
    if (isClosing) return unserved('server/closing');
    if (arriving + waiting.length >= MAX_WAITING) return unserved('server/busy');
    const live = journals.loaded(cluster) ?? (await found(cluster));
    // To hand a signature to another thread pays only where there is something else to do.
    const isAlone = arriving === 0 && working === null;
    if (!live || isAlone) return enqueue(cluster, received, passage);
    const { signed, message } = received;
    const checked = await aside(checkAhead(live.shown.journal, signed, message));
    return enqueue(cluster, { ...received, checked }, passage);
  };

  return {
    submit: async (cluster, received) => {
      const passage = openPassage();
      const outcome = await take(cluster, received, passage);
      passage.answered = performance.now();
      options.onPassage?.(received, passage, outcome);
      return outcome;
    },
    weigh: async (cluster, received) => {
      const live = journalFor(options, await journals.find(cluster), cluster, received);
      if (live instanceof ProblemError) return { kind: 'unserved', problem: live };
      const weighed = weigh(live, received, clock.now());
      if (weighed.kind === 'repeated') return repeatedOutcome(options.log, weighed);
      if (weighed.kind !== 'accepted') return weighed;
      const { seq, at, after } = weighed.judgement.entry;
      const place = { seq, at, after, identity: received.message.identity };
      return { kind: 'accepted', isNew: true, place, checkpoint: null };
    },
    drain: async () => {
      isClosing = true;
      while (arriving > 0 || working) await (working ?? setImmediate());
    },
  };
}

const unserved = (code: ServerCode): Outcome => ({
  kind: 'unserved',
  problem: new ProblemError(code),
});

/** Commits one batch and answers everyone in it; never throws. */
async function commit(options: WriterOptions, jobs: readonly Job[]): Promise<void> {
  const { journals, log, clock, onFailure } = options;
  const clusters = [...new Set(jobs.map(({ cluster }) => cluster))];
  let batch: Batch | undefined;
  let decisions: readonly Decision[] = [];
  try {
    await log.appendTo(clusters, async (lengths) => {
      note(jobs, 'judging');
      const lives = await journals.upTo(clusters, lengths);
      const opened = openBatch({ ...options, lives, now: clock.now() });
      batch = opened;
      decisions = jobs.map((job) => decided(opened, job, onFailure));
      const rows = opened.rows();
      note(jobs, 'judged');
      return rows;
    });
    batch?.publish();
    for (const [index, decision] of decisions.entries()) settle(log, jobs[index], decision);
  } catch (error) {
    onFailure(error);
    // Whether it was written is not known after every failure, so the database has to say; if it
    // was, streams and deadlines here depend on it, and nobody else would tell.
    for (const cluster of batch?.clusters() ?? []) journals.doubt(cluster);
    const problem = storageProblem(error);
    for (const { answer } of jobs) answer({ kind: 'unserved', problem });
  }
}

/** Notes a moment that the statements of a batch have in common. */
function note(jobs: readonly Job[], moment: 'judging' | 'judged'): void {
  const now = performance.now();
  for (const { passage } of jobs) passage[moment] = now;
}

/** A fault of the rules' code hits the statement that provoked it and none beside it. */
function decided(batch: Batch, { cluster, received }: Job, onFailure: WriterOptions['onFailure']) {
  try {
    return batch.decide(cluster, received);
  } catch (error) {
    onFailure(error);
    return { kind: 'unserved', problem: new ProblemError('server/internal') } as const;
  }
}

function settle(log: EntryLog, job: Job | undefined, decision: Decision): void {
  if (decision.kind === 'repeated') {
    repeatedOutcome(log, decision).then(job?.answer);
  } else if (decision.kind === 'new') {
    const { place, live } = decision;
    const { checkpoint } = live.shown;
    job?.answer({ kind: 'accepted', isNew: true, place, checkpoint });
  } else job?.answer(decision);
}

type Repeated = Decision & { readonly kind: 'repeated' };

/** The entry that a statement already has, read back from the database. */
async function repeatedOutcome(log: EntryLog, { live, seq }: Repeated): Promise<Outcome> {
  try {
    const row = await log.entry(live.cluster, seq);
    const { at, after } = JSON.parse(Buffer.from(row?.bytes ?? []).toString('utf8')) as Entry;
    const place = { seq, at, after, identity: row?.statementId ?? '' };
    return { kind: 'accepted', isNew: false, place, checkpoint: live.shown.checkpoint };
  } catch {
    return { kind: 'unserved', problem: new ProblemError('server/storage-failed') };
  }
}
