/**
 * Puts a server together, starts it and ends it. The command line, the demonstration and the tests
 * all start the same server here. It is ready when the promise resolves: the folder was claimed,
 * the file opened, every journal replayed and every overdue deadline said.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStorage, type Storage } from '../db/data-source.js';
import { lendSha256 } from '../workflows/index.js';
import { appModule } from './app.module.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { claimDataFolder, kindFor } from './data-kind.js';
import { openHostKey } from './host-key.js';
import { createApplication } from './http/application.js';
import { openSessions } from './identity/sessions.js';
import { type DeadlineSpeaker, startDeadlineSpeaker } from './journal/deadline-speaker.js';
import { openJournals } from './journal/journals.js';
import type { LiveJournal } from './journal/live-journal.js';
import { openStreams } from './journal/streams.js';
import { openWriter } from './journal/writer.js';
import { type Log, openLog } from './log.js';
import type { Parts } from './parts.js';

export type ServerOptions = Config;

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** The server's public key in base64url, which a founding names. */
  readonly key: string;
  readonly clock: Clock;
  /**
   * Ends it in order: what was accepted is stored and answered, streams end, the file is closed.
   */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server.
 * @throws UnusableData when the folder is of another kind or its key cannot be used
 * @throws Error when the database cannot be opened or the port is taken; nothing stays open then
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  lendSha256((bytes) => hash('sha256', bytes, 'buffer'));
  const log = openLog(options.logLevel);
  const database = join(options.data, 'giaouoc.db');
  claimDataFolder(options.data, database, kindFor(options.clock));
  const storage = await openStorage({ file: database });
  try {
    return await serve(options, storage, log);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function serve(options: ServerOptions, storage: Storage, log: Log): Promise<RunningServer> {
  const parts = openParts(options, storage, log);
  const app = await createApplication(appModule(parts), log);
  const { journals, writer, streams, clock, hostKey } = parts;
  const speaker = watchDeadlines(parts);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    speaker.stop();
    streams.close();
    await writer.drain();
    await closeConnections(app);
    await storage.close();
    log.info('closed');
    log.flush();
  };
  try {
    await app.listen(options.port, options.host);
    await journals.loadAll();
    await speaker.speak();
  } catch (error) {
    speaker.stop();
    await app.close();
    throw error;
  }
  const url = await app.getUrl();
  log.info({ url, clock: clock.kind, data: options.data }, 'ready');
  return {
    url,
    key: hostKey.x,
    clock,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/**
 * How long a client may take to finish what it is sending or reading when the server ends. Whatever
 * is cut off then was not acknowledged, and sending it again does nothing twice.
 */
const LAST_REQUEST_MS = 2_000;
const SWEEP_MS = 50;

/** Ends the application; a connection that falls idle meanwhile is closed and not kept alive. */
async function closeConnections(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const limit = setTimeout(() => server.closeAllConnections(), LAST_REQUEST_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(limit);
  }
}

function openParts(options: ServerOptions, { log: entryLog }: Storage, log: Log): Parts {
  const { clock, clusters, data } = options;
  const hostKey = openHostKey(join(data, 'server-key.pem'));
  const onLoaded = (live: LiveJournal, milliseconds: number): void =>
    tellLoaded(log, live, milliseconds);
  const journals = openJournals({ log: entryLog, hostKey, onLoaded });
  const onFailure = (error: unknown): void => log.error({ err: error }, 'commit failed');
  const hosting = { clusters, serverKey: hostKey.x };
  const writer = openWriter({ ...hosting, log: entryLog, journals, clock, hostKey, onFailure });
  const streams = openStreams(entryLog, writer);
  const sessions = openSessions(hostKey.x);
  return { clock, entryLog, hostKey, journals, log, sessions, streams, writer };
}

function tellLoaded(log: Log, { cluster, shown, breach }: LiveJournal, milliseconds: number): void {
  const facts = { cluster, entries: shown.size, milliseconds: Math.round(milliseconds) };
  if (breach) log.error({ ...facts, breach }, 'journal does not hold and is only shown');
  else log.info(facts, 'journal replayed');
}

function watchDeadlines({ journals, writer, clock, hostKey, log }: Parts): DeadlineSpeaker {
  return startDeadlineSpeaker({
    journals,
    writer,
    clock,
    hostKey,
    onRefusal: (cluster, overdue, outcome) =>
      log.error({ cluster, ...overdue, outcome: outcome.kind }, 'deadline not recorded'),
  });
}
