/**
 * `monitor`: whatever a journal holds in the name of one party, or about who speaks for it. It is
 * for the party itself, which alone can tell a key that it enrolled from one that was slipped in.
 * Everything is judged again on the way; with `--follow` it goes on as the server's journal does.
 */
import type { Command } from 'commander';
import {
  type ClusterContext,
  type Concern,
  concerns,
  type Entry,
  type Journal,
  openReplay,
  type Replay,
  wordsOf,
} from '../../workflows/index.js';
import { type Act, register, type SourceOptions, wholeNumber, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { interrupted } from './interrupted.js';
import { linesOf } from './read.js';
import { brokenFailure, openSource, originIn } from './source.js';
import type { Terminal } from './terminal.js';
import { clockOf, partyName } from './wording.js';

interface MonitorOptions extends SourceOptions {
  readonly member: string;
  readonly from?: number;
  readonly follow?: boolean;
}

/** Adds `monitor`. */
export function addMonitor(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'monitor', monitorAct), terminal)
    .requiredOption('--member <id>', options.party)
    .option('--from <seq>', options.from, wholeNumber(terminal, 0, Number.MAX_SAFE_INTEGER))
    .option('--follow', options.follow);
}

/** Milliseconds between two looks at the server. */
const PAUSE = 1000;

const monitorAct: Act<[MonitorOptions]> = async (terminal, options) => {
  const { texts, say } = terminal;
  const { pieces, remote } = await openSource(terminal, options);
  if (options.follow && !remote) {
    const { needsServer, needsServerRemedy } = texts.monitor;
    throw failure(EXIT.usage, needsServer, { remedy: needsServerRemedy });
  }
  const watch = openWatch(terminal, options);
  await watch.read(pieces());
  watch.mustKnowParty();
  if (options.follow && remote) {
    say(texts.monitor.following);
    let isOver = false;
    const end = interrupted().then(() => {
      isOver = true;
    });
    while (!isOver) {
      await Promise.race([end, paused()]);
      if (!isOver) await watch.read(remote.journal(watch.size()));
    }
    return EXIT.sound;
  }
  watch.end();
  return EXIT.sound;
};

const paused = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Judges entries as they come, and prints those that concern the party. */
function openWatch(terminal: Terminal, { member, from = 0, follow }: MonitorOptions) {
  const { texts, json, print } = terminal;
  const found: unknown[] = [];
  let replay: Replay | null = null;
  let count = 0;

  const tell = (entry: Entry, before: ClusterContext, journal: Journal): void => {
    const why = concerns(entry, member, before);
    if (why === null || entry.seq < from) return;
    count += 1;
    if (!json) print(lineFor(terminal, entry, why, journal));
    else if (follow) print(JSON.stringify(jsonFor(entry, why)));
    else found.push(jsonFor(entry, why));
  };
  const read = async (pieces: Parameters<typeof linesOf>[0]): Promise<void> => {
    for await (const line of linesOf(pieces)) {
      replay ??= openReplay(originIn(line));
      const before = replay.journal().cluster.context;
      const step = replay.add(line);
      if (!step.ok) throw brokenFailure(terminal, step.broken);
      tell(step.entry, before, replay.journal());
    }
  };
  return {
    read,
    size: () => replay?.journal().size ?? 0,
    mustKnowParty: () => {
      const cluster = replay?.journal().cluster.context;
      if (!cluster || member in cluster.parties || member in cluster.admissions) return;
      const { noParty, noPartyRemedy } = texts.monitor;
      throw failure(EXIT.usage, noParty(member), { remedy: noPartyRemedy });
    },
    end: () => {
      if (json) print(JSON.stringify(found, null, 2));
      else if (count === 0) print(texts.monitor.none(member));
    },
  };
}

function lineFor(
  { texts, language }: Terminal,
  { seq, at, statement }: Entry,
  why: Concern,
  { cluster }: Journal,
): string {
  const words = wordsOf(language);
  const { by, type } = statement;
  const speaker = `${partyName(cluster.context, by.member, language)} / ${by.officer}`;
  const deed = texts.monitor.said(`${words.statements[type]} [${type}]`, speaker);
  const time = clockOf(cluster.context, language).time(at);
  return texts.monitor.line(seq, time, `${words.concerns[why]}: ${deed}`);
}

const jsonFor = ({ seq, at, statement }: Entry, why: Concern) => ({
  seq,
  at,
  why,
  type: statement.type,
  by: statement.by,
  cycle: statement.cycle,
  body: statement.body,
});
