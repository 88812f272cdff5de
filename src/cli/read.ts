/**
 * Reading files: streamed line by line, so that a journal of any length fits in memory, with every
 * failure of the system said in words. A journal is named by its file or by the folder around it.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_ENTRY_BYTES } from '../../workflows/index.js';
import { EXIT, type Failure, failure } from './exit.js';
import type { Texts } from './texts.js';

/** What a journal's folder holds, as `export` writes it. */
export const FILES = {
  journal: 'journal.ndjson',
  checkpoint: 'checkpoint',
  checkpoints: 'checkpoints',
  charter: 'charter.json',
  policy: 'policy',
  attachments: 'attachments',
  auditPage: 'audit.html',
} as const;

/** The bytes of a stream, in pieces of any length. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The failure to read or write a path, in words where the system's reason is a known one. */
export function unreadable(texts: Texts, path: string, error: unknown): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = (code && texts.system[code]) || message;
  return failure(EXIT.unreadable, texts.cannotRead(path), { why, remedy: texts.cannotReadRemedy });
}

/** Whether a path is a folder; a path that does not exist cannot be read. */
export function isFolder(path: string, texts: Texts): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}

/** The file of a journal that is named by itself or by its folder. */
export const journalFile = (path: string, texts: Texts): string =>
  isFolder(path, texts) ? join(path, FILES.journal) : path;

/** The whole text of a file, or `null` where there is none. */
export const textIfThere = (path: string, texts: Texts): string | null =>
  existsSync(path) ? textOf(path, texts) : null;

/** The whole text of a file. */
export function textOf(path: string, texts: Texts): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}

/** The bytes of a file, piece by piece. */
export async function* piecesOf(path: string, texts: Texts): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
      yield piece as Uint8Array;
    }
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}

/**
 * Cuts bytes at line feeds. The last line may lack one. A line that is longer than any entry may be
 * is given out as far as it was read, for the rules to refuse, and nothing after it is read.
 */
export async function* linesOf(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MAX_ENTRY_BYTES) break;
  }
  if (rest.length > 0) yield rest;
}

const LINE_FEED = 0x0a;
