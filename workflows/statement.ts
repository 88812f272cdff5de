/**
 * A statement is what one officer says for one party; an entry is an accepted statement at its
 * place in the journal. Both are canonical JSON (RFC 8785, `canonical.ts`).
 *
 * Statement, as it is signed:
 *
 *     {"body":{…},"by":{"member":"da-nang","officer":"le-van-a"},"cluster":"example.vn/cities",
 *      "cycle":2024,"rules":"1","said":"2024-03-08T03:00:00.000Z",
 *      "seen":{"root":"<64 hex>","size":41},"type":"pledge.sign"}
 *
 * Message, the bytes under every kind of signature:
 *
 *     giaouoc/statement/v1
 *     <the statement>
 *
 * Entry, one line of `journal.ndjson`:
 *
 *     {"after":"<64 hex>","at":"<server time>","seq":41,
 *      "signatures":[{"key":"<thumbprint>","kind":"ed25519","sig":"<base64url>"}],"statement":{…}}
 */
import { utf8Encode } from './bytes.js';
import { canonicalize, type Json } from './canonical.js';
import {
  type Bodies,
  bodyShape,
  isClusterType,
  isStatementType,
  type StatementType,
} from './catalogue.js';
import { sha256Hex } from './ledger/sha256.js';
import { type Refusal, refuse } from './refusals.js';
import {
  type Described,
  digest,
  instant,
  integer,
  list,
  nullable,
  oneOf,
  originName,
  problemsOf,
  record,
  type Shape,
  signatureText,
  text,
  thumbprintName,
  word,
} from './shape.js';

const signatureShape = record({
  key: thumbprintName,
  kind: oneOf('ed25519'),
  sig: signatureText,
});

const anyBody: Shape<unknown> = { check: () => {}, form: { kind: 'any' } };

const statementShape = record({
  body: anyBody,
  by: record({ member: word, officer: word }),
  cluster: originName,
  cycle: nullable(integer(1970, 9999)),
  rules: word,
  /** The signer's own time; informative. */
  said: instant,
  /** A head of this journal that the signer has seen: what it witnesses, and what ties it here. */
  seen: record({ root: digest, size: integer(0, Number.MAX_SAFE_INTEGER) }),
  type: text(64),
});

const signedFields = { signatures: list(signatureShape, 1, 4), statement: statementShape };
const signedShape = record(signedFields);
const entryShape = record({
  after: digest,
  at: instant,
  seq: integer(0, Number.MAX_SAFE_INTEGER),
  ...signedFields,
});

export type Signature = Described<typeof signatureShape>;

export interface Statement<T extends StatementType = StatementType> {
  readonly body: Bodies[T];
  readonly by: { readonly member: string; readonly officer: string };
  readonly cluster: string;
  readonly cycle: number | null;
  readonly rules: string;
  readonly said: string;
  readonly seen: { readonly root: string; readonly size: number };
  readonly type: T;
}

/** A statement with its signatures, as a client sends it. */
export interface Signed {
  readonly signatures: readonly Signature[];
  readonly statement: Statement;
}

export interface Entry extends Signed {
  /** SHA-256 of the canonical JSON of the state that this entry moved, after it. */
  readonly after: string;
  /** The server's time of acceptance; never goes back. */
  readonly at: string;
  readonly seq: number;
}

/** The most bytes of an entry: a tile of a static log (C2SP tlog-tiles) counts them in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Reads what a client sent: every fault of its form at once. */
export const readSigned = (value: unknown): Read<Signed> => read<Signed>(signedShape, value);

/** Reads one parsed line of a journal: every fault of its form at once. */
export const readEntry = (value: unknown): Read<Entry> => read<Entry>(entryShape, value);

function read<T extends Signed>(shape: Shape<unknown>, value: unknown): Read<T> {
  const faults = problemsOf(shape, value);
  if (faults.length > 0) {
    const refusals = faults.map(({ pointer, expected }) =>
      refuse('isWellFormed', null, { pointer, detail: expected }),
    );
    return { ok: false, refusals };
  }
  const signed = value as T;
  const refusals = bodyRefusals(signed.statement);
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: signed };
}

function bodyRefusals({ type, body, cycle }: Statement): Refusal[] {
  const pointer = '/statement/type';
  if (!isStatementType(type)) return [refuse('isKnownType', null, { pointer, detail: type })];
  const misplaced = isClusterType(type) !== (cycle === null);
  return [
    ...(misplaced ? [refuse('namesItsYear', type, { pointer: '/statement/cycle' })] : []),
    ...problemsOf(bodyShape(type), body, '/statement/body').map(({ pointer: place, expected }) =>
      refuse('isWellFormed', type, { pointer: place, detail: expected }),
    ),
  ];
}

const PREFIX = 'giaouoc/statement/v1\n';

/** A statement's canonical text, the bytes that are signed, and what it is known by. */
export interface Message {
  /** The statement in canonical JSON. */
  readonly text: string;
  /** What every signature over the statement signs. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly identity: string;
}

/** The message of a statement. */
export const messageOf = (statement: Statement): Message =>
  messageOfText(canonicalize(statement as unknown as Json));

/** The message of the statement in a canonical entry: its text stands there, last of the fields. */
export const messageInLine = (line: string): Message =>
  messageOfText(line.slice(line.indexOf(STATEMENT_FIELD) + STATEMENT_FIELD.length, -1));

/** Signatures come before it and hold nothing but base64url, so its first occurrence is the one. */
const STATEMENT_FIELD = ',"statement":';

function messageOfText(text: string): Message {
  const bytes = utf8Encode(PREFIX + text);
  return { text, bytes, identity: sha256Hex(bytes) };
}

/** An entry's canonical JSON, given the canonical text of its statement. */
export function lineOf({ after, at, seq, signatures }: Entry, statementText: string): string {
  const signed = canonicalize(signatures as unknown as Json);
  const frame = `{"after":"${after}","at":"${at}","seq":${seq},"signatures":${signed}`;
  return `${frame}${STATEMENT_FIELD}${statementText}}`;
}
