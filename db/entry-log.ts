/**
 * What an engine has to provide to keep journals: batches that are durable when `appendAll` has
 * answered, and reads by place. It refuses what would break a journal's order or its uniqueness,
 * and names which; it does not judge what the bytes say.
 *
 * There is one writer to a process: the server's queue of statements. It gathers those that arrive
 * together into one batch and calls `appendTo` once at a time, waiting for the answer before the
 * next call. Where several processes share a database, each of them has such a writer; the engine
 * lets them take turns for each journal and tells them of each other. Reads may answer at once
 * (SQLite) or by a promise (PostgreSQL), and callers `await` both. Cosignatures come from outside
 * and belong to no statement: a batch of them alone may be handed over at any time.
 */
import type { CheckpointRow, CosignatureRow, EntryRow, JournalLength, JournalRow } from './rows.js';

/** A value now, or later: `await` takes both. */
export type MaybePromise<T> = T | Promise<T>;

/** What is written together: journals, entries, checkpoints and cosignatures, each in order. */
export type Batch = {
  readonly journals?: readonly JournalRow[];
  readonly entries?: readonly EntryRow[];
  readonly checkpoints?: readonly CheckpointRow[];
  readonly cosignatures?: readonly CosignatureRow[];
  /**
   * The clusters of which stored entries are acknowledged again with this batch. It answers only
   * when these are as durable as if it had written them; who finds an entry in a database with a
   * standby does not know that the standby has it.
   */
  readonly confirmed?: readonly string[];
};

/**
 * Why the database did not take a batch:
 *
 *     journal-id        the cluster has a journal already
 *     journal-origin    another journal has this origin
 *     journal-unknown   an entry or a checkpoint of a cluster without a journal
 *     entry-seq         the place is taken, or the places before it are not
 *     entry-statement   the statement has an entry in this journal already
 *     checkpoint-size   there is a checkpoint of this size already
 *     cosignature-name  the checkpoint has a cosignature under this name, or is not there
 */
export type Conflict =
  | 'journal-id'
  | 'journal-origin'
  | 'journal-unknown'
  | 'entry-seq'
  | 'entry-statement'
  | 'checkpoint-size'
  | 'cosignature-name';

/**
 * Thrown by `appendAll`: nothing of the batch was written, because of `row`. It is an error and
 * not a value, so that nobody can acknowledge a batch by forgetting to look at an answer.
 */
export class AppendConflict extends Error {
  override readonly name = 'AppendConflict';

  constructor(
    readonly conflict: Conflict,
    readonly row: JournalRow | EntryRow | CheckpointRow | CosignatureRow,
    cause: unknown,
  ) {
    super(`${conflict} in the journal of ${row.cluster}: nothing of the batch was written`, {
      cause,
    });
  }
}

/**
 * Told that another process has added to a journal; without a cluster, that it may have added to
 * any, because for a while nothing could be heard.
 */
export type Follower = (cluster: string | null) => void;

/** The journals of one database. Every read sees all batches that were answered before it. */
export type EntryLog = {
  /**
   * Writes the whole batch or nothing. When it has answered, the batch survives the loss of the
   * process and of power. Rows of several clusters may stand in one batch.
   * @throws AppendConflict if the database holds something that contradicts a row. After any other
   * error it is not known whether the batch was written: read `size` again before writing more.
   */
  readonly appendAll: (batch: Batch) => MaybePromise<void>;

  /**
   * Writes the batch that `make` answers, like `appendAll`. No other process appends to `clusters`
   * from before `make` is called until the batch is durable or given up.
   * @param make gets the length of each journal, 0 for one that is not there; `null` where this
   *   process is the only one that writes. If it throws, nothing is written.
   */
  readonly appendTo: (
    clusters: readonly string[],
    make: (lengths: ReadonlyMap<string, number> | null) => Promise<Batch>,
  ) => Promise<void>;

  /**
   * Listens to what other processes add, until the function that it answers is called; `null` where
   * this process is the only one that writes.
   */
  readonly follow: ((follower: Follower) => () => Promise<void>) | null;

  /**
   * The entries with `from` ≤ seq < `to`, in order; all without bounds. They are fetched page by
   * page as they are consumed, so a journal of any length takes bounded memory. What is appended
   * meanwhile is seen too: the reader ends at `to` or when it has caught up.
   */
  readonly entries: (
    cluster: string,
    from?: number,
    to?: number,
  ) => Iterable<EntryRow> | AsyncIterable<EntryRow>;

  /** The entry at a place, if there is one. */
  readonly entry: (cluster: string, seq: number) => MaybePromise<EntryRow | undefined>;

  /** The place of the entry of a statement, by the hex SHA-256 of the statement's message. */
  readonly seqOfStatement: (
    cluster: string,
    statementId: string,
  ) => MaybePromise<number | undefined>;

  /** How many entries a journal has; 0 also for a cluster that is not known. */
  readonly size: (cluster: string) => MaybePromise<number>;

  /** The newest checkpoint over at most `size` entries; without `size`, the newest of all. */
  readonly checkpoint: (cluster: string, size?: number) => MaybePromise<CheckpointRow | undefined>;

  /** The cosignatures of checkpoints over `from` ≤ size < `to`, by size and then by name. */
  readonly cosignatures: (
    cluster: string,
    from?: number,
    to?: number,
  ) => MaybePromise<readonly CosignatureRow[]>;

  /** The cosignature of the largest checkpoint under each name. */
  readonly newestCosignatures: (cluster: string) => MaybePromise<readonly CosignatureRow[]>;

  /** At most `limit` checkpoints over `from` entries or more that have cosignatures, by size. */
  readonly cosigned: (
    cluster: string,
    from: number,
    limit: number,
  ) => MaybePromise<readonly CheckpointRow[]>;

  /** The journal of a cluster, if it has one. */
  readonly journal: (cluster: string) => MaybePromise<JournalRow | undefined>;

  /** Every journal, ordered by the bytes of the cluster's id. */
  readonly journals: () => MaybePromise<readonly JournalRow[]>;

  /** The same with the number of entries of each. */
  readonly lengths: () => MaybePromise<readonly JournalLength[]>;
};
