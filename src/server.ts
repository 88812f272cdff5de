/**
 * Puts a server together, starts it and ends it. The command line, the demonstration and the tests
 * all start the same server here. It is ready when the promise resolves: the folder was claimed,
 * the database opened, and its journals replayed with every overdue deadline said. Where that takes
 * longer than a second it goes on while requests are served, which load what they need themselves.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStorage, type Storage } from '../db/data-source.js';
import { lendSha256 } from '../workflows/index.js';
import { appModule } from './app.module.js';
import { openParts, watchLodgings } from './assembly.js';
import type { Clock } from './clock.js';
import { CACHE_ENTRIES, type Config, MAX_ATTACHMENT_BYTES } from './config.js';
import { BUILT_PAGES, readPageFiles } from './console-pages/page-files.js';
import type { Roles } from './console-pages/roles.js';
import { claimDataFolder, kindFor } from './data-kind.js';
import { createApplication } from './http/application.js';
import { EDGE } from './http/edge.js';
import { type DeadlineSpeaker, startDeadlineSpeaker } from './journal/deadline-speaker.js';
import { rotateKeys } from './journal/key-rotation.js';
import type { Outcome } from './journal/outcome.js';
import { openKeyring, readPassphrase } from './keyring.js';
import { type Log, openLog } from './log.js';
import type { Parts } from './parts.js';

/** The configuration; what a demonstration or a test leaves out is as it is by default. */
export type ServerOptions = Omit<Config, Optional> &
  Partial<Pick<Config, Optional>> & {
    /** Makes a new key first, and says so in every journal of the older ones. */
    readonly rotateKey?: boolean;
    /** The folder of the built pages; by default the one beside the compiled sources. */
    readonly pages?: string;
    /** The seats of a demonstration, with their keys; real servers have none. */
    readonly roles?: Roles;
  };

type Optional =
  | 'cacheEntries'
  | 'databaseUrl'
  | 'edge'
  | 'witnessInterval'
  | 'keyPassphraseFile'
  | 'maxAttachmentBytes';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** The server's public key in base64url, which a founding names. */
  readonly key: string;
  readonly clock: Clock;
  /**
   * Asks every witness with an address that has not cosigned its journal's newest head. Resolves
   * when each has cosigned it, or has failed to.
   */
  readonly witnessed: () => Promise<void>;
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
  lendSha256(
    (bytes) => hash('sha256', bytes, 'buffer'),
    (input) => hash('sha256', input, 'hex'),
  );
  const log = openLog(options.logLevel);
  const database = join(options.data, 'giaouoc.db');
  claimDataFolder(options.data, database, kindFor(options.clock));
  const { databaseUrl = null } = options;
  const storage = await openStorage(databaseUrl ? { url: databaseUrl } : { file: database });
  try {
    return await serve(options, storage, log);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function serve(options: ServerOptions, storage: Storage, log: Log): Promise<RunningServer> {
  const { clock, clusters, witnessInterval = WITNESS_INTERVAL_MS } = options;
  const { maxAttachmentBytes = MAX_ATTACHMENT_BYTES, cacheEntries = CACHE_ENTRIES } = options;
  const { edge = EDGE } = options;
  const keyring = keyringOf(options, log);
  const settings = { cacheEntries, clock, clusters, edge, maxAttachmentBytes, witnessInterval };
  const pageFiles = readPageFiles(options.pages ?? BUILT_PAGES);
  const roles = options.roles ?? null;
  const parts = openParts({ ...settings, storage, keyring, log, pageFiles, roles });
  const app = await createApplication(appModule(parts), { ...parts, edge });
  const { collector, journals, writer, streams } = parts;
  const speaker = watchDeadlines(parts);
  const lodgings = watchLodgings(parts, witnessInterval);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    speaker.stop();
    streams.close();
    await lodgings.close();
    await writer.drain();
    await journals.close();
    await collector.close();
    await closeConnections(app);
    await storage.close();
    log.info('closed');
    log.flush();
  };
  try {
    await app.listen(options.port, options.host);
    const swept = journals.sweep().catch((err) => log.error({ err }, 'journals not replayed'));
    await Promise.race([swept, pause(LONGEST_SWEEP_MS, undefined, { ref: false })]);
    await speaker.speak();
    if (options.rotateKey) await rotateKeys({ ...parts, onOutcome: tellRotated(log) });
  } catch (error) {
    speaker.stop();
    await lodgings.close();
    await journals.close();
    await collector.close();
    await app.close();
    throw error;
  }
  const url = await app.getUrl();
  log.info({ url, clock: clock.kind, data: options.data }, 'ready');
  return {
    url,
    key: keyring.newest().x,
    clock,
    witnessed: collector.settled,
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

/** A server with many journals does not keep its clients waiting for all of them. */
const LONGEST_SWEEP_MS = 1_000;

/** How often witnesses are asked where nothing else is configured. */
const WITNESS_INTERVAL_MS = 1000;

function keyringOf({ data, keyPassphraseFile = null, rotateKey }: ServerOptions, log: Log) {
  const passphrase = keyPassphraseFile === null ? null : readPassphrase(keyPassphraseFile);
  const keyring = openKeyring(data, passphrase);
  if (rotateKey) keyring.add();
  if (passphrase === null) {
    log.warn('the server keys lie in the clear: GIAOUOC_KEY_PASSPHRASE_FILE encrypts them');
  }
  return keyring;
}

const tellRotated =
  (log: Log) =>
  (cluster: string, outcome: Outcome): void => {
    const codes = outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [];
    if (outcome.kind === 'accepted') log.info({ cluster }, 'journal has a new server key');
    else log.error({ cluster, outcome: outcome.kind, codes }, 'journal keeps its server key');
  };

function watchDeadlines({ journals, writer, clock, keyring, log }: Parts): DeadlineSpeaker {
  return startDeadlineSpeaker({
    journals,
    writer,
    clock,
    keyring,
    onRefusal: (cluster, overdue, outcome) =>
      log.error({ cluster, ...overdue, outcome: outcome.kind }, 'deadline not recorded'),
    onFailure: (err) => log.error({ err }, 'deadlines not looked at'),
  });
}
