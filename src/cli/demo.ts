/**
 * `demo`: the main job, by default on real input. It starts a server on a fresh database, plays a
 * case over HTTP with one client for each party, audits what came out from its bytes, and keeps
 * serving. It ends well only where the story ends, with a sound verdict: for the five cities that
 * is the historical state of 8 March 2024.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../workflows/index.js';
import { auditOf } from './audit.js';
import { remoteInput } from './audit-input.js';
import { type DemoCase, playChapters } from './demo/case.js';
import { CASES, type CaseName } from './demo/cases.js';
import { journalOf, openCast, type Seat, type Stage } from './demo/cast.js';
import type { Delegate } from './demo/delegate.js';
import { demoTexts } from './demo/texts.js';
import { startWitnesses } from './demo/witnesses.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { writeExport } from './export.js';
import { operated } from './operator-failure.js';
import { openTerminal, type Terminal } from './terminal.js';
import { printVerdict } from './verdict.js';

export interface DemoOptions {
  readonly case: CaseName;
  /** Ends after the audit instead of serving on. */
  readonly exit: boolean;
  /** The chapter that is left to whoever opens the console. */
  readonly stopBefore?: string | undefined;
  /** A folder to write the journal to, as `export` does. */
  readonly out?: string | undefined;
  readonly port?: number | undefined;
  readonly lang: Language;
  readonly json: boolean;
}

/** Runs the demonstration; answers with the exit code. */
export async function runDemo(options: DemoOptions): Promise<ExitCode> {
  const terminal = openTerminal({ language: options.lang, json: options.json, input: false });
  requireStop(terminal, options);
  const [{ startServer }, { setClock }] = await Promise.all([
    import('../server.js'),
    import('../clock.js'),
  ]);
  const data = await mkdtemp(join(tmpdir(), 'giaouoc-demo-'));
  const clock = setClock(CASES[options.case].begins);
  const seats: Seat[] = [];
  const databaseUrl = process.env.DATABASE_URL || null;
  const start = () =>
    startServer({
      data,
      databaseUrl,
      host: '127.0.0.1',
      port: options.port ?? (options.exit ? 0 : 3000),
      logLevel: 'error',
      clusters: null,
      clock,
      witnessInterval: 0,
      roles: () => seats,
    });
  const server = await operated(start);
  try {
    const { url, key, witnessed } = server;
    await requireEmpty(terminal, url);
    return await perform(terminal, { data, url, key, clock, witnessed, seats }, options);
  } finally {
    await server.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** @throws Failure that names the chapters, for one that the case does not have */
function requireStop(terminal: Terminal, { case: played, stopBefore }: DemoOptions): void {
  const { stops } = CASES[played];
  if (stopBefore === undefined || stops.includes(stopBefore)) return;
  const { noChapter, chapters } = demoTexts(terminal.language);
  throw failure(EXIT.usage, noChapter(stopBefore), { why: chapters(stops.join(', ')) });
}

/** @throws Failure for a database of an earlier demonstration: this one plays from the beginning */
async function requireEmpty(terminal: Terminal, url: string): Promise<void> {
  const { clusters } = (await (await fetch(`${url}/api/clusters`)).json()) as {
    readonly clusters: readonly unknown[];
  };
  if (clusters.length === 0) return;
  const { notEmpty, notEmptyRemedy } = demoTexts(terminal.language);
  throw failure(EXIT.usage, notEmpty, { remedy: notEmptyRemedy });
}

/** What the play needs of the server, before it has witnesses, and where they keep their memory. */
interface Setting extends Omit<Stage, 'witnesses' | 'clock'> {
  readonly data: string;
  readonly clock: {
    readonly now: () => string;
    readonly set: (instant: string) => void;
    /** Lets it go on by itself. */
    readonly run: () => void;
  };
  /** Filled when the play is over, for whoever opens the console then. */
  readonly seats: Seat[];
}

/** The play on a running server, with the other cities as witnesses, and its conclusion. */
async function perform(
  terminal: Terminal,
  { data, seats, ...server }: Setting,
  options: DemoOptions,
): Promise<ExitCode> {
  const played: DemoCase = CASES[options.case];
  const { now } = server.clock;
  const witnesses = await startWitnesses(played, { serverKey: server.key, folder: data, now });
  try {
    introduce(terminal, played);
    const cast = openCast(terminal, { ...server, witnesses: witnesses.named }, played);
    await playChapters(played, cast, terminal.language, options.stopBefore);
    const code = await conclude(terminal, cast.delegate(played.host), played, options);
    seats.push(...cast.seats());
    server.clock.run();
    if (!options.exit) await untilInterrupted(terminal, server.url);
    return code;
  } finally {
    await witnesses.close();
  }
}

function introduce(terminal: Terminal, { texts }: DemoCase): void {
  const { title, honest } = texts(terminal.language);
  terminal.say(terminal.paint.strong(title));
  for (const line of honest) terminal.say(`  ${line}`);
}

/** The end of the story, the audit, and the export. */
async function conclude(
  terminal: Terminal,
  chair: Delegate,
  played: DemoCase,
  { out, stopBefore }: DemoOptions,
): Promise<ExitCode> {
  const texts = demoTexts(terminal.language);
  const journal = await journalOf(terminal, chair);
  if (!journal || (stopBefore === undefined && !played.hasEndedAsTold(journal))) {
    terminal.say(terminal.paint.bad(texts.notAsTold));
    return EXIT.broken;
  }
  if (stopBefore === undefined) {
    const { endTitle, end } = played.texts(terminal.language);
    terminal.say(`\n${terminal.paint.strong(endTitle)}`);
    for (const line of end(journal)) terminal.say(`  ${line}`);
  } else {
    terminal.say(`\n${terminal.paint.strong(texts.stopped(stopBefore))}`);
  }
  terminal.say(`\n${terminal.paint.strong(texts.auditTitle)}`);
  const input = await remoteInput(chair.remote);
  const found = await auditOf(terminal, input);
  printVerdict(terminal, input, found);
  if ('rule' in found) return EXIT.broken;
  if (out !== undefined) {
    await writeExport(terminal, out, chair.remote);
    terminal.say(texts.written(out));
  }
  return EXIT.sound;
}

async function untilInterrupted(terminal: Terminal, url: string): Promise<void> {
  terminal.say(`\n${demoTexts(terminal.language).serving(url)}`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
