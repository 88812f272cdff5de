/** What the tests of moves and backups put into a database, and say to a server of one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pledgeDigest, YEAR } from './bodies.js';
import { builtFile } from './built.js';
import { databaseUrlOf } from './engine.js';
import { signingYear } from './given.js';
import { closeLater, signed, type TestServer } from './http.js';
import { runAside } from './run-aside.js';
import type { Ran } from './transcript.js';
import { DOCUMENTS } from './zip.js';

/** An empty folder for one test. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-upkeep-'));
  closeLater(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the program in such a folder. */
export const giaouoc = (...words: readonly string[]): Promise<Ran> =>
  runAside(builtFile('src/cli/main.ts'), words, givenFolder());

/** The options that name the database of a data folder. */
export async function databaseOf(data: string): Promise<readonly string[]> {
  const url = await databaseUrlOf(data);
  return ['--data', data, ...(url === null ? [] : ['--database-url', url])];
}

/** A city signs the pledge of the year that stands at its signing. */
export const pledgeSign = (by: string) =>
  signed(signingYear(), {
    type: 'pledge.sign',
    by,
    cycle: YEAR,
    body: { digest: pledgeDigest },
  });

/** Gives the server of a founded cluster a document that is no text, and a calendar token. */
export async function giveBelongings(server: TestServer): Promise<void> {
  const authorization = `Bearer ${await server.signIn()}`;
  const bytes = DOCUMENTS['image/png'] as Buffer;
  const type = { authorization, 'content-type': 'image/png' };
  const attached = await server.post('/api/clusters/cities/attachments', bytes, type);
  const made = await server.post('/api/clusters/cities/calendar-tokens', '', { authorization });
  if (attached.status !== 201 || made.status !== 201) {
    throw new Error(`not taken: ${attached.text} ${made.text}`);
  }
}
