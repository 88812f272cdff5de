/**
 * The rows of the database, as data. A row holds bytes and the few columns by which they are found
 * again; what the bytes say is decided by the rules and never here. Every integer fits 31 bits and
 * every time is RFC 3339 text, so that the same types stand on every engine.
 */

/** One journal: the cluster's id word, the origin line of its checkpoints, and when it began. */
export type JournalRow = {
  readonly cluster: string;
  readonly origin: string;
  readonly created: string;
};

/**
 * One entry at its place. `bytes` are the exact bytes that were hashed and signed for,
 * `statementId` is the SHA-256 of the statement's message in lower-case hex, and `at` is the
 * server's time in the entry, repeated as a column so that a range of time can be found.
 */
export type EntryRow = {
  readonly cluster: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly statementId: string;
  readonly at: string;
};

/** One signed head of a journal: the text of its note, over the first `size` entries. */
export type CheckpointRow = {
  readonly cluster: string;
  readonly size: number;
  readonly note: string;
};

/** One document, found by the SHA-256 of its bytes in lower-case hex; `size` is in bytes. */
export type AttachmentRow = {
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly size: number;
};
