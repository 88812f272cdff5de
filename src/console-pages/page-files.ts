/**
 * The console's built files, read once into memory when the server starts. Only what the build made
 * is ever served: a path is looked up by name and never handed to the file system.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file and its compressed forms. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gz: Buffer | null;
}

/** The files by their path below the folder, such as `assets/console-ABCD.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Where the build puts the pages: beside the compiled sources. */
export const BUILT_PAGES = fileURLToPath(new URL('../../console/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Reads the files of a folder; there are none where nothing was built. */
export function readPageFiles(folder: string): PageFiles {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.flatMap((name) => {
      const type = TYPES[extname(name)];
      return type === undefined ? [] : [[name.replaceAll('\\', '/'), fileOf(folder, name, type)]];
    }),
  );
}

function fileOf(folder: string, name: string, type: string): PageFile {
  const plain = readFileSync(join(folder, name));
  const packed = (ending: string): Buffer | null => {
    const path = join(folder, name + ending);
    return existsSync(path) ? readFileSync(path) : null;
  };
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 32)}"`;
  return { type, etag, plain, br: packed('.br'), gz: packed('.gz') };
}
