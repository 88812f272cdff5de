/**
 * The rows of the database, as data. A row holds bytes and the few columns by which they are found
 * again; what the bytes say is decided by the rules and never here. Every time is RFC 3339 text and
 * every integer fits 31 bits, so that the same types stand on every engine; only the seconds that a
 * witness signed for need more.
 */

/** One journal: the cluster's id word, the origin line of its checkpoints, and when it began. */
export type JournalRow = {
  readonly cluster: string;
  readonly origin: string;
  readonly created: string;
};

/** A journal and how many entries it has. */
export type JournalLength = Omit<JournalRow, 'created'> & { readonly size: number };

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

/**
 * One witness's cosignature of a signed head: the line as it stands in the note, with its line
 * feed, under the name of the key that made it; `time` repeats the seconds since 1970 in it.
 */
export type CosignatureRow = {
  readonly cluster: string;
  readonly size: number;
  readonly name: string;
  readonly time: number;
  readonly line: string;
};

/** One document, found by the SHA-256 of its bytes in lower-case hex; `size` is in bytes. */
export type AttachmentRow = {
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly size: number;
};

/** That a cluster keeps a document, which it then may read; the bytes are stored once for all. */
export type KeptDocumentRow = {
  readonly cluster: string;
  readonly digest: string;
};

/** One thing that is said of a database as a whole. */
export type MarkRow = {
  readonly name: string;
  readonly value: string;
};

/**
 * One address under which a member's calendar is fetched without a session. `digest` is the SHA-256
 * of its token in lower-case hex, and `madeBy` is the thumbprint of the key that asked for it.
 */
export type CalendarTokenRow = {
  readonly digest: string;
  readonly cluster: string;
  readonly member: string;
  readonly madeBy: string;
  readonly created: string;
};

/**
 * One session for reading a cluster. `digest` and `challenge` are the SHA-256 of its token and of
 * the nonce that was signed for it, in lower-case hex; `key` is the thumbprint of the key that
 * signed.
 */
export type SessionRow = {
  readonly digest: string;
  readonly challenge: string;
  readonly cluster: string;
  readonly key: string;
  readonly expires: string;
};
