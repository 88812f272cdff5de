/**
 * Puts a server together, starts it and ends it. The command line, the demonstration and the tests
 * all start the same server here. It is ready when the promise resolves: the folder was claimed,
 * the database opened, and its journals replayed with every overdue deadline said. Where that takes
 * longer than a moment it goes on while requests are served, which load what they need themselves.
 */
import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Storage } from '../db/data-source.js';
import { lendSha256 } from '../workflows/index.js';
import { appModule } from './app.module.js';
import { askAboutRestored, openParts, watchLodgings } from './assembly.js';
import { openClaimed } from './claimed-storage.js';
import type { Clock } from './clock.js';
import { CACHE_ENTRIES, type Config, MAX_ATTACHMENT_BYTES } from './config.js';
import { BUILT_PAGES, readPageFiles } from './console-pages/page-files.js';
import type { Roles } from './console-pages/roles.js';
import { createApplication } from './http/application.js';
import { EDGE } from './http/edge.js';
import { type DeadlineSpeaker, startDeadlineSpeaker } from './journal/deadline-speaker.js';
import { openHolds } from './journal/holds.js';
import { openRotation, type Rotation } from './journal/key-rotation.js';
import { requireOurJournals, watchKeys } from './journal/key-watch.js';
import type { Outcome } from './journal/outcome.js';
import { type Keyring, openKeyring, readPassphrase } from './keyring.js';
import { type Log, openLog } from './log.js';
import { watchRequests } from './observing/requests.js';
import { openWatching } from './observing/watching.js';
import type { Parts } from './parts.js';
import { holdRestored } from './witnessing/recollection.js';

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
  | 'drain'
  | 'keys'
  | 'edge'
  | 'witnessInterval'
  | 'keyPassphraseFile'
  | 'maxAttachmentBytes'
  | 'metrics'
  | 'traces';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Where its metrics are told; `null` where nothing of that kind is configured. */
  readonly metricsUrl: string | null;
  /** The server's public key in base64url, which a founding names. */
  readonly key: string;
  readonly clock: Clock;
  /**
   * Asks every witness with an address that has not cosigned its journal's newest head. Resolves
   * when each has cosigned it, or has failed to.
   */
  readonly witnessed: () => Promise<void>;
  /**
   * Ends it in order: it says that it is not ready and goes on for as long as is configured; then
   * what was accepted is stored and answered, streams end, the database is closed.
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
  const { data, databaseUrl = null, clock } = options;
  const storage = await openClaimed({ data, databaseUrl, clock });
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
  const { drain = 0, edge = EDGE, metrics = null, roles = null, traces = false } = options;
  const keyring = keyringOf(options, log);
  const settings = { cacheEntries, clock, clusters, edge, maxAttachmentBytes, witnessInterval };
  const pageFiles = readPageFiles(options.pages ?? BUILT_PAGES);
  const watching = await openWatching({ metrics, traces }, log);
  const { observers } = watching;
  const holds = openHolds();
  const held = await holdRestored(storage, holds);
  const materials = { ...settings, storage, holds, keyring, log, pageFiles, roles, observers };
  const parts = openParts(materials);
  const app = await createApplication(appModule(parts), { ...parts, edge });
  watchRequests(app.getHttpAdapter().getInstance(), observers);
  const { collector, journals, writer, streams, readiness } = parts;
  const speaker = watchDeadlines(parts);
  const rotation = rotationIn(parts);
  const lodgings = watchLodgings(parts, witnessInterval);
  const recollection = askAboutRestored(held, { holds, storage }, parts, witnessInterval);
  let metricsUrl: string | null = null;
  const unwatchKeys = watchKeys(parts, (err) => log.warn({ err }, 'a new key cannot be used'));
  const end = async (): Promise<void> => {
    unwatchKeys();
    speaker.stop();
    streams.close();
    await Promise.all([rotation.close(), lodgings.close(), recollection.close()]);
    await writer.drain();
    await journals.close();
    await collector.close();
    await closeConnections(app);
    await watching.close();
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    readiness.end();
    if (drain > 0) log.info({ milliseconds: drain }, 'not ready any more, and ending soon');
    await pause(drain);
    await end();
    await storage.close();
    log.info('closed');
    log.flush();
  };
  try {
    await requireOurJournals(parts);
    metricsUrl = await watching.start(parts);
    await app.listen(options.port, options.host);
    const asked = Promise.all([journals.sweep(), recollection.start()]);
    await Promise.race([asked, pause(LONGEST_SWEEP_MS, undefined, { ref: false })]);
    await speaker.speak();
    if (options.rotateKey) await rotation.start();
  } catch (error) {
    await end();
    throw error;
  }
  const url = await app.getUrl();
  log.info({ url, metrics: metricsUrl, clock: clock.kind, data: options.data }, 'ready');
  return {
    url,
    metricsUrl,
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
const LONGEST_SWEEP_MS = 200;

/** How often witnesses are asked where nothing else is configured. */
const WITNESS_INTERVAL_MS = 1000;

function keyringOf(options: ServerOptions, log: Log): Keyring {
  const { data, keys = null, keyPassphraseFile = null, rotateKey } = options;
  const passphrase = keyPassphraseFile === null ? null : readPassphrase(keyPassphraseFile);
  const keyring = openKeyring(keys ?? data, passphrase);
  if (rotateKey) keyring.add();
  if (passphrase === null) {
    log.warn('the server keys lie in the clear: GIAOUOC_KEY_PASSPHRASE_FILE encrypts them');
  }
  return keyring;
}

function rotationIn(parts: Parts): Rotation {
  const { log } = parts;
  return openRotation({
    ...parts,
    onOutcome: (cluster, outcome) => {
      if (outcome.kind === 'accepted') log.info({ cluster }, 'journal has a new server key');
      else log.error({ cluster, ...reasonsOf(outcome) }, 'journal keeps its server key');
    },
    onFailure: (err, cluster) => log.error({ cluster, err }, 'journal keeps its server key'),
  });
}

const reasonsOf = (outcome: Exclude<Outcome, { kind: 'accepted' }>) => ({
  outcome: outcome.kind,
  codes:
    outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [outcome.problem.code],
});

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
