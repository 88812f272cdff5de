/**
 * How `seal` says its statements: each is shown, all are judged here first, one yes signs them, and
 * they are delivered one after the other, as `say` delivers one. At the first that is refused it
 * ends, and says which were accepted before.
 */
import {
  type CycleContext,
  cycleOf,
  type Journal,
  openReplay,
  placeOf,
  type Replay,
  type Speaker,
  type StatementType,
  type VoterPlace,
  voterOf,
  wordsOf,
} from '../../workflows/index.js';
import type { SourceOptions } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import type { Key } from './key-file.js';
import { confirm } from './prompt.js';
import { refusalJson, refusalLines } from './refusal-lines.js';
import type { Draft } from './say-body.js';
import { builtFrom, speakerOf, yearFor } from './say-build.js';
import { check, deliver, type Outcome } from './say-deliver.js';
import { textCollector } from './say-fill.js';
import { statementLines } from './say-words.js';
import { type RoundEntries, sealedEntries } from './seal-journal.js';
import { fold, openSource, type Source } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

export interface SealOptions extends SourceOptions {
  readonly year?: number;
  readonly yes?: boolean;
}

/** The journal as it was read, and where its reader stands in the round. */
export interface Standing {
  readonly source: Source;
  readonly key: Key;
  readonly replay: Replay;
  readonly texts: ReturnType<typeof textCollector>;
  readonly journal: Journal;
  readonly context: CycleContext;
  readonly by: Speaker;
  readonly place: VoterPlace;
  readonly entries: RoundEntries;
  readonly options: SealOptions;
}

/** A statement to be said. */
export interface Word {
  readonly type: StatementType;
  readonly body: unknown;
}

/**
 * Reads the journal for somebody who is about to say one of these types.
 * @throws a failure when there is no key, or no year takes such a statement
 */
export async function standingFor(
  terminal: Terminal,
  options: SealOptions,
  types: readonly StatementType[],
): Promise<Standing> {
  const source = await openSource(terminal, options);
  return standingIn(terminal, source, options, types);
}

/** Reads the journal of a source that is open already. */
export async function standingIn(
  terminal: Terminal,
  source: Source,
  options: SealOptions,
  types: readonly StatementType[],
): Promise<Standing> {
  const { texts: words } = terminal;
  const { key } = source;
  if (!key) throw failure(EXIT.usage, words.say.noKey, { remedy: words.say.noKeyRemedy });
  const texts = textCollector();
  const sealed = sealedEntries();
  const onEntry: typeof texts.onEntry = (...step) => {
    texts.onEntry(...step);
    sealed.onEntry(...step);
  };
  const replay = (await fold(terminal, source.pieces(), { onEntry })) ?? openReplay('');
  const journal = replay.journal();
  const by = speakerOf(terminal, journal.cluster.context, source, {});
  const cycle = options.year ?? yearFor(terminal, journal, types);
  const { context } = cycleOf(journal, cycle);
  const place = { ...placeOf(journal.origin, context), voter: voterOf(context, by) };
  const entries = sealed.round(cycle, place.round);
  return { source, key, replay, texts, journal, context, by, place, entries, options };
}

/**
 * Shows, checks, asks, signs and delivers statements.
 * @returns what became of each that was tried; `null` when the person did not say yes
 */
export async function sayWords(
  terminal: Terminal,
  { source, key, replay, texts, place, options }: Standing,
  words: readonly Word[],
): Promise<readonly Outcome[] | null> {
  const { say, language } = terminal;
  const built = words.map(({ type, body }) =>
    builtFrom(
      terminal,
      source,
      { replay, texts, type, given: body as Draft },
      { year: place.cycle },
    ),
  );
  for (const each of built) say(statementLines(terminal, each).join('\n'));
  const refusals = built.flatMap((each) => check(each, key));
  if (refusals.length > 0) return [{ kind: 'refused', refusals }];
  const [first] = built;
  if (!first) return [];
  const deed = wordsOf(language).statements[first.statement.type];
  const question =
    built.length === 1
      ? terminal.texts.say.question(deed, first.party)
      : terminal.texts.seal.question(built.length, first.party);
  if (!options.yes && !(await confirm(terminal, question))) return null;
  const outcomes: Outcome[] = [];
  for (const each of built) {
    const outcome = await deliver(source, each, key);
    outcomes.push(outcome);
    if (outcome.kind === 'refused') break;
  }
  return outcomes;
}

/** Prints what became of what was said. */
export function printOutcomes(
  terminal: Terminal,
  { source }: Standing,
  outcomes: readonly Outcome[] | null,
): ExitCode {
  const { json, print, say, texts, language } = terminal;
  if (outcomes === null) {
    say(texts.say.notSigned);
    return EXIT.refused;
  }
  const signed = outcomes.flatMap((each) => (each.kind === 'signed' ? [each.signed] : []));
  if (json) {
    print(jsonText(outcomes.map((outcome) => outcomeJson(outcome, language))));
  } else if (signed.length > 0) {
    print(jsonText(signed));
  } else {
    for (const outcome of outcomes) print(outcomeLines(terminal, outcome).join('\n'));
  }
  if (signed.length > 0) say(texts.say.nothingSent);
  else say(texts.next(`giaouoc status ${source.flags}`));
  return outcomes.some(({ kind }) => kind === 'refused') ? EXIT.refused : EXIT.sound;
}

function outcomeLines({ texts, language, paint }: Terminal, outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'refused': {
      const { refusals } = outcome;
      const lines = refusals.flatMap((refusal) => refusalLines(refusal, language, texts));
      return [paint.bad(texts.say.refused(refusals.length)), ...lines];
    }
    case 'accepted':
      return [
        paint.good(texts.say.accepted(outcome.seq ?? -1, outcome.at)),
        `  after ${outcome.after}`,
      ];
    case 'signed':
      return [jsonText(outcome.signed)];
  }
}

function outcomeJson(outcome: Outcome, language: Terminal['language']): unknown {
  switch (outcome.kind) {
    case 'refused': {
      const refusals = outcome.refusals.map((refusal) => refusalJson(refusal, language));
      return { accepted: false, refusals };
    }
    case 'accepted': {
      const { seq, at, after, identity } = outcome;
      return { accepted: true, seq, at, after, identity };
    }
    case 'signed':
      return outcome.signed;
  }
}
