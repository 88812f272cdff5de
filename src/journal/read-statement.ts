/**
 * Reads what a client sent as a statement: canonical JSON first, then the classes at the door, then
 * the rules' own shapes. Every fault of form is named at once, with its place. It refuses nothing
 * that the rules would accept, and judges nothing: that is done in the writer.
 */
import { isUtf8 } from 'node:buffer';
import {
  isStatementType,
  type Json,
  type JsonLimits,
  type Message,
  messageInLine,
  parseCanonical,
  type Refusal,
  readSigned,
  refuse,
  type Signed,
} from '../../workflows/index.js';
import { MAX_BODY_BYTES } from '../http/body.js';
import { checkDto, type DtoClass } from '../http/dto-check.js';
import { ProblemError, RefusedError } from '../http/problem.js';
import { checkSigned } from '../statement/statement.dto.js';
import type { Checked } from './signatures.js';

/** A well-formed statement with its signatures, and the message that they sign. */
export interface Received {
  readonly signed: Signed;
  readonly message: Message;
  /** What was found out of its signatures on the way to the writer. */
  readonly checked?: Checked;
}

/**
 * Reads the exact bytes of a request.
 * @throws ProblemError for bytes that are no canonical JSON
 * @throws RefusedError with every fault of form
 */
export function readStatement(bytes: unknown): Received {
  const text = textOf(bytes);
  const value = parsed(text, { maxBytes: MAX_BODY_BYTES });
  const faults = faultsOf(value);
  if (faults.length > 0) throw new RefusedError(faults);
  // The text is canonical and its form is right, so it ends as an entry does: with the statement.
  return { signed: value as unknown as Signed, message: messageInLine(text as string) };
}

/**
 * Reads a question: a statement that is not signed yet, from somebody who has shown by a session
 * that a key is theirs. It is read as if that key had signed it, and so may only ever be weighed.
 *
 *     {"signatures":[],"statement":{…}}
 *
 * @param key RFC 7638 thumbprint of the session's key; `null` for somebody without a session
 * @throws as {@link readStatement}; without a session, an unsigned statement has no right form
 */
export function readQuestion(bytes: unknown, key: string | null): Received {
  const text = textOf(bytes);
  const isUnsigned = typeof text === 'string' && text.startsWith(UNSIGNED);
  if (!isUnsigned || key === null) return readStatement(bytes);
  const signature = `{"key":"${key}","kind":"ed25519","sig":"${'A'.repeat(86)}"}`;
  const signed = `{"signatures":[${signature}]${text.slice(UNSIGNED.length - 1)}`;
  return { ...readStatement(Buffer.from(signed)), checked: [true] };
}

/** Names stand in the order of the alphabet in canonical JSON, so every unsigned one begins so. */
const UNSIGNED = '{"signatures":[],';

/**
 * Reads a small request of another kind, by its class.
 * @throws ProblemError for bytes that are no canonical JSON
 * @throws RefusedError with every fault of form
 */
export function readRequest<T>(dto: DtoClass<T>, bytes: unknown): T {
  const value = parsed(textOf(bytes), { maxBytes: MAX_REQUEST_BYTES });
  const faults = checkDto(dto, value);
  if (faults.length === 0) return value as T;
  throw new RefusedError(
    faults.map(({ pointer, expected }) =>
      refuse('isWellFormed', null, { pointer, detail: expected }),
    ),
  );
}

/** Whatever is no statement is small. */
const MAX_REQUEST_BYTES = 4096;

/** Text where the bytes are UTF-8; the platform decodes much faster than the rules can. */
const textOf = (bytes: unknown): string | Uint8Array => {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
  return isUtf8(buffer) ? buffer.toString('utf8') : buffer;
};

function parsed(text: string | Uint8Array, limits: JsonLimits): Json {
  const read = parseCanonical(text, limits);
  if (read.ok) return read.value;
  const { code, offset, detail } = read.problem;
  throw new ProblemError(`json/${code}`, detail, { offset });
}

function faultsOf(value: Json): Refusal[] {
  const atTheDoor = checkSigned(value);
  const read = readSigned(value);
  if (read.ok && atTheDoor.length === 0) return [];
  const byTheRules = read.ok ? [] : read.refusals;
  const named = new Set(byTheRules.map(({ pointer }) => pointer));
  const type = typeOf(value);
  const others = atTheDoor
    .filter(({ pointer }) => !named.has(pointer))
    .map(({ pointer, expected }) => refuse('isWellFormed', type, { pointer, detail: expected }));
  return [...byTheRules, ...others];
}

function typeOf(value: Json) {
  const type = (value as { statement?: { type?: unknown } } | null)?.statement?.type;
  return typeof type === 'string' && isStatementType(type) ? type : null;
}
