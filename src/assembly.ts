/**
 * Makes the parts of one server and joins them: who is told of what. Nothing runs by itself when
 * they come out of here but what waits for its time; `server.ts` starts and ends them.
 */
import type { Storage } from '../db/data-source.js';
import { openAttachments } from './attachments/attachments.js';
import type { Config } from './config.js';
import type { PageFiles } from './console-pages/page-files.js';
import type { Roles } from './console-pages/roles.js';
import { openRates } from './http/rates.js';
import { openSessions } from './identity/sessions.js';
import type { Holds } from './journal/holds.js';
import { openJournals } from './journal/journals.js';
import type { LiveJournal } from './journal/live-journal.js';
import { openStreams } from './journal/streams.js';
import { openWriter } from './journal/writer.js';
import type { Keyring } from './keyring.js';
import type { Log } from './log.js';
import { joinObservers, type Observer } from './observing/observer.js';
import type { Parts } from './parts.js';
import { openReadiness } from './readiness.js';
import { openSubscriptions } from './subscriptions/subscriptions.js';
import { openTimetables } from './subscriptions/timetables.js';
import { openColdTurns } from './witnessing/cold-turns.js';
import { openCollector } from './witnessing/collector.js';
import { type Lodgings, openLodgings } from './witnessing/lodgings.js';
import { openRecollection, type Recollection } from './witnessing/recollection.js';

/** What a server is made of. */
export interface Materials
  extends Pick<
    Config,
    'cacheEntries' | 'clock' | 'clusters' | 'edge' | 'maxAttachmentBytes' | 'witnessInterval'
  > {
  readonly storage: Storage;
  /** Which journals are only shown for now. */
  readonly holds: Holds;
  readonly pageFiles: PageFiles;
  readonly roles: Roles;
  readonly keyring: Keyring;
  readonly log: Log;
  /** Who is told of what the parts do. */
  readonly observers: readonly Observer[];
}

/** A witness that takes longer is asked again later. */
const WITNESS_TIMEOUT_MS = 10_000;

/** Makes the parts. */
export function openParts(materials: Materials): Parts {
  const { clock, clusters, keyring, log, witnessInterval: interval } = materials;
  const observers = joinObservers(materials.observers);
  const entryLog = observers.watch(materials.storage.log);
  const { calendarTokens: tokens } = materials.storage;
  const attachments = openAttachments(materials.storage.attachments, materials.maxAttachmentBytes);
  const onLoaded = (live: LiveJournal, milliseconds: number): void =>
    tellLoaded(log, live, milliseconds);
  const onFailure = (error: unknown): void => log.error({ err: error }, 'not stored');
  const { cacheEntries, holds } = materials;
  const journals = openJournals({
    log: entryLog,
    keyring,
    holds,
    cacheEntries,
    onLoaded,
    onFailure: (err) => log.error({ err }, 'journal not looked at'),
  });
  const writer = openWriter({
    clusters,
    log: entryLog,
    journals,
    clock,
    keyring,
    onFailure,
    onPassage: observers.passed,
  });
  const streams = openStreams(entryLog, journals);
  const subscriptions = openSubscriptions({ tokens, journals, clock });
  const timetables = openTimetables(entryLog);
  const sessions = openSessions({ keyring, kept: materials.storage.sessions });
  const collector = openCollector({
    journals,
    log: entryLog,
    interval,
    timeout: WITNESS_TIMEOUT_MS,
    onFailure,
    onVisit: observers.visited,
    onProblem: (cluster, witness, problem) => {
      const facts = { cluster, witness, problem };
      if (problem === 'contradicted' || problem === 'ahead') log.error(facts, 'witness objects');
      else log.warn(facts, 'witness does not cosign');
    },
  });
  journals.onGrowth(({ live }) => collector.wake(live.cluster));
  return {
    attachments,
    clock,
    collector,
    entryLog,
    journals,
    keyring,
    log,
    pageFiles: materials.pageFiles,
    readiness: openReadiness(),
    rates: openRates({
      ...materials.edge,
      onWait: (what, who, seconds) => log.warn({ what, who, seconds }, 'asked for too much'),
    }),
    roles: materials.roles,
    sessions,
    streams,
    subscriptions,
    timetables,
    writer,
  };
}

/** Asks the witnesses of held journals, in intervals, whether these may go on. */
export const askAboutRestored = (
  held: readonly string[],
  { holds, storage }: Pick<Materials, 'holds' | 'storage'>,
  { journals, keyring, log }: Parts,
  interval: number,
): Recollection =>
  openRecollection(held, {
    marks: storage.marks,
    log: storage.log,
    journals,
    holds,
    keyring,
    interval: Math.max(SHORTEST_ASKING_MS, interval),
    timeout: WITNESS_TIMEOUT_MS,
    onHeld: (cluster, found) => log.error({ cluster, found }, 'restored journal is only shown'),
    onReleased: (cluster) => log.info({ cluster }, 'restored journal is continued'),
    onFailure: (error) => log.error({ err: error }, 'witnesses not asked'),
  });

const SHORTEST_ASKING_MS = 250;

/**
 * Takes over what is lodged with the witnesses, in intervals; of journals that are not in memory in
 * their turn.
 */
export function watchLodgings(
  { journals, writer, log }: Parts,
  interval: number,
): Pick<Lodgings, 'close'> {
  const onFailure = (error: unknown): void =>
    log.error({ err: error }, 'lodged statements not taken over');
  const lodgings = openLodgings({
    journals,
    writer,
    interval: Math.max(SHORTEST_LODGING_MS, interval * LODGING_ROUNDS),
    timeout: WITNESS_TIMEOUT_MS,
    onFailure,
    onOutcome: (cluster, witness, { signed }, outcome) => {
      const { type, by } = signed.statement;
      const facts = { cluster, witness, type, member: by.member, outcome: outcome.kind };
      const codes = outcome.kind === 'refused' ? outcome.refusals.map(({ code }) => code) : [];
      // One that cannot be served is submitted in every round, as long as it is lodged.
      const level = outcome.kind === 'unserved' ? 'debug' : 'info';
      log[level]({ ...facts, codes }, 'lodged statement');
    },
  });
  const turns = openColdTurns({
    journals,
    interval: Math.max(SHORTEST_TURN_MS, interval / 2),
    onTurn: lodgings.takeOverOf,
    onFailure: (error) => log.error({ err: error }, 'journal not loaded for its witnesses'),
  });
  return {
    close: async () => {
      await Promise.all([turns.close(), lodgings.close()]);
    },
  };
}

/** Statements are lodged when something went wrong, so every thirtieth round will do. */
const LODGING_ROUNDS = 30;
const SHORTEST_LODGING_MS = 250;
const SHORTEST_TURN_MS = 250;

function tellLoaded(log: Log, { cluster, shown, breach }: LiveJournal, milliseconds: number): void {
  const facts = { cluster, entries: shown.size, milliseconds: Math.round(milliseconds) };
  if (breach) log.error({ ...facts, breach }, 'journal does not hold and is only shown');
  else log.info(facts, 'journal replayed');
}
