/**
 * A real server on which the demonstration's reported year has been played, with its seats open to
 * a browser: what somebody who tries the demonstration meets.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../../src/cli/demo/act.js';
import { type DemoCase, playChapters } from '../../src/cli/demo/case.js';
import { type Cast, openCast, type Seat } from '../../src/cli/demo/cast.js';
import { CITIES_CASE } from '../../src/cli/demo/cities/case.js';
import { openTerminal } from '../../src/cli/terminal.js';
import { type SetClock, setClock } from '../../src/clock.js';
import { startServer } from '../../src/server.js';
import { consolePages } from './console-pages.js';
import { databaseUrlOf, dropDatabaseOf } from './engine.js';

export interface PlayedYear {
  readonly url: string;
  readonly cast: Cast;
  readonly clock: SetClock;
  /** The folder of the built pages, where `audit.html` lies. */
  readonly pages: string;
  /** A folder of this test's own. */
  readonly folder: string;
  /** The server's data folder, in it. */
  readonly data: string;
  /** The exact text of the journal now. */
  readonly journal: () => Promise<string>;
  readonly journalSize: () => Promise<number>;
  /** A party's delegate says something, as another client would. */
  readonly say: (
    party: string,
    type: Act['type'],
    cycle: number | null,
    body: unknown,
  ) => Promise<void>;
  /** Ends the server and leaves its folder. */
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Plays a year on a new server.
 * @param stopBefore the chapter that is left to the test
 * @param built the folder of the pages, where they were built before
 */
export async function playedYear(
  stopBefore?: string,
  played: DemoCase = CITIES_CASE,
  built?: string,
): Promise<PlayedYear> {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-console-'));
  const data = join(folder, 'data');
  const pages = built ?? (await consolePages());
  const clock = setClock(played.begins);
  const seats: Seat[] = [];
  const server = await startServer({
    data,
    databaseUrl: await databaseUrlOf(data),
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    clusters: null,
    clock,
    witnessInterval: 0,
    pages,
    roles: () => seats,
  });
  const { url, key, witnessed } = server;
  const terminal = {
    ...openTerminal({ language: 'en', json: false, input: false }),
    say: () => {},
  };
  const cast = openCast(terminal, { url, key, clock, witnessed, witnesses: {} }, played);
  await playChapters(played, cast, 'en', stopBefore);
  seats.push(...cast.seats());
  const journal = async (): Promise<string> => {
    const lines = await cast.lines();
    return lines.map((line) => `${Buffer.from(line).toString('utf8')}\n`).join('');
  };
  return {
    url,
    cast,
    clock,
    pages,
    folder,
    data,
    journal,
    journalSize: async () => (await cast.lines()).length,
    say: async (party, type, cycle, body) => {
      const act = { when: clock.now(), by: party, officer: 'delegate', cycle, type, body } as Act;
      await cast.delegate(party).say(act);
    },
    stop: () => server.close(),
    close: async () => {
      await server.close();
      await dropDatabaseOf(data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
