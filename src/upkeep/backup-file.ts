/**
 * A backup as one file of text lines, the same for every engine: what it is, the server's keys if
 * they were asked for, every row, and at the end how many lines there were and their SHA-256, so
 * that a file that was cut off or changed is never taken for whole. Bytes that are text stay
 * readable; all others are base64.
 *
 *     {"format":"giaouoc/backup/v1","kind":"real","made":"2026-11-30T02:00:00.000Z"}
 *     ["server-key","server-key.pem","-----BEGIN PRIVATE KEY-----…"]
 *     ["entry","cities",0,{"text":"{\"after\":…"},"<statement>","<time>"]
 *     {"lines":62,"sha256":"<hex of all lines before, with their line feeds>"}
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Row, tableNamed, type Value } from '../../db/tables.js';
import type { DataKind } from '../data-kind.js';

export interface BackupHeader {
  readonly kind: DataKind;
  /** When the rows were as the backup has them. */
  readonly made: string;
}

/** One of the server's key files, as it lies in the data folder. */
export interface KeyFile {
  readonly name: string;
  readonly text: string;
}

/** A backup file that is not one, or not whole. */
export class UnreadableBackup extends Error {
  override readonly name = 'UnreadableBackup';
}

const FORMAT = 'giaouoc/backup/v1';

/** The lines of a backup, each with its line feed; the last one vouches for all before it. */
export async function* backupLines(
  { kind, made }: BackupHeader,
  keys: readonly KeyFile[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  const seal = createHash('sha256');
  let lines = 0;
  const counted = (line: string): string => {
    lines += 1;
    seal.update(line);
    return line;
  };
  yield counted(`${JSON.stringify({ format: FORMAT, kind, made })}\n`);
  for (const { name, text } of keys) {
    yield counted(`${JSON.stringify(['server-key', name, text])}\n`);
  }
  for await (const row of rows) yield counted(lineOf(row));
  yield `${JSON.stringify({ lines, sha256: seal.digest('hex') })}\n`;
}

/** A row as its line; two databases that hold the same have the same lines. */
export const lineOf = ({ table, values }: Row): string =>
  `${JSON.stringify([table, ...values.map(shownValue)])}\n`;

const shownValue = (value: Value): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { text } : { base64: bytes.toString('base64') };
};

/** The SHA-256 over the lines of rows, by which two databases are held against each other. */
export async function digestOf(rows: AsyncIterable<Row>): Promise<string> {
  const hash = createHash('sha256');
  for await (const row of rows) hash.update(lineOf(row));
  return hash.digest('hex');
}

/**
 * Reads a whole backup once and believes none of it before its last line was checked.
 * @returns what it says of itself, and its keys
 * @throws UnreadableBackup for a file that is none, is cut off, or was changed
 */
export async function checkBackup(
  file: string,
): Promise<BackupHeader & { readonly keys: readonly KeyFile[] }> {
  const keys: KeyFile[] = [];
  let header: BackupHeader | undefined;
  for await (const line of sealedLines(file)) {
    if (header === undefined) header = headerIn(line);
    else if (line[0] === 'server-key') keys.push(keyIn(line));
    else rowIn(line);
  }
  if (header === undefined) throw new UnreadableBackup('it has no first line');
  return { ...header, keys };
}

/** The rows of a backup; to be read after {@link checkBackup}. */
export async function* rowsInBackup(file: string): AsyncGenerator<Row> {
  for await (const line of sealedLines(file)) {
    if (Array.isArray(line) && line[0] !== 'server-key') yield rowIn(line);
  }
}

/** Every line but the last as JSON; ends by throwing where the last does not vouch for them. */
async function* sealedLines(file: string): AsyncGenerator<Json> {
  const seal = createHash('sha256');
  let lines = 0;
  let held: string | undefined;
  const input = createReadStream(file, 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (held !== undefined) {
      lines += 1;
      seal.update(`${held}\n`);
      yield parsed(held);
    }
    held = line;
  }
  requireSealed(held, lines, seal);
}

type Json = { readonly [key: string]: unknown } & { readonly [index: number]: unknown };

function requireSealed(last: string | undefined, lines: number, seal: Hash): void {
  const end = parsed(last ?? '');
  if (end.lines === lines && end.sha256 === seal.digest('hex')) return;
  throw new UnreadableBackup('it is cut off, or was changed since it was made');
}

function parsed(line: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch {
    throw new UnreadableBackup('a line of it is no JSON: it is cut off, or no backup');
  }
}

function headerIn({ format, kind, made }: Json): BackupHeader {
  const isKnown = format === FORMAT && typeof made === 'string';
  if (!isKnown || (kind !== 'real' && kind !== 'demonstration')) {
    throw new UnreadableBackup(`it does not begin as ${FORMAT}`);
  }
  return { kind, made };
}

function keyIn({ 1: name, 2: text }: Json): KeyFile {
  if (typeof name !== 'string' || !/^server-key[-0-9]*\.pem$/.test(name)) {
    throw new UnreadableBackup('it names a key file that no server has');
  }
  return { name, text: String(text) };
}

function rowIn(line: Json): Row {
  const [name, ...values] = Array.isArray(line) ? (line as unknown[]) : [];
  const table = tableNamed(name);
  const kinds = Object.values(table?.columns ?? {});
  if (table === undefined || kinds.length !== values.length) {
    throw new UnreadableBackup(`it has a row of ${String(name)}, which this version does not know`);
  }
  return { table: table.name, values: values.map(valueIn) };
}

function valueIn(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const { text, base64 } = (value ?? {}) as { readonly text?: unknown; readonly base64?: unknown };
  if (typeof text === 'string') return Buffer.from(text, 'utf8');
  if (typeof base64 === 'string') return Buffer.from(base64, 'base64');
  throw new UnreadableBackup('a row of it has a value of no kind that is stored');
}
