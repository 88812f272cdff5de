/**
 * A sheet or a ballot as somebody wrote it into a file, complete and well-formed, before it is
 * sealed. Once sealed it can only be opened or left shut, so it is judged here by the conditions of
 * its opening; what would be refused then is not sealed now.
 */
import {
  type Bodies,
  bodyShape,
  type ConditionName,
  type CycleContext,
  cycleConditions,
  expectedText,
  problemsOf,
  refuse,
  saidOf,
} from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { textOf } from './read.js';
import { refusalLines } from './refusal-lines.js';
import { completed, type Draft, jsonOf, normalized } from './say-body.js';
import type { Standing } from './seal-say.js';
import type { Terminal } from './terminal.js';

/**
 * Reads a sheet: `{"member":…,"points":{…},"remark":…}`; the criteria in force are filled in.
 * @throws a failure that names every fault of the file
 */
export function sheetIn(
  terminal: Terminal,
  file: string,
  standing: Standing,
): Bodies['peer.score'] {
  const criteria = standing.place.criteria ?? null;
  const body = bodyIn(terminal, file, 'peer.score', { criteria });
  const said = { ...body, reviewer: standing.place.voter, nonce: NONE };
  mustOpen(terminal, file, standing, 'peer.open', said, [
    'sheetCriteriaAreCurrent',
    'sheetPointsFit',
  ]);
  return body;
}

/**
 * Reads a ballot: `{"award":…,"choices":{…},"remark":…,"written":…}`.
 * @throws a failure that names every fault of the file
 */
export function ballotIn(
  terminal: Terminal,
  file: string,
  standing: Standing,
): Bodies['vote.cast'] {
  const body = bodyIn(terminal, file, 'vote.cast', {});
  const said = { ...body, elector: standing.place.voter, nonce: NONE };
  mustOpen(terminal, file, standing, 'ballot.open', said, [
    'candidatesAreVotable',
    'votesOnOthersOnly',
  ]);
  return body;
}

/** A condition, as far as it is asked here. */
interface Asked {
  readonly holds: (context: CycleContext, said: never) => boolean;
}

/** No condition of the content reads the nonce. */
const NONE = '0'.repeat(64);

function bodyIn<T extends 'peer.score' | 'vote.cast'>(
  terminal: Terminal,
  file: string,
  type: T,
  known: { readonly [name: string]: Draft },
): Bodies[T] {
  const { texts, language } = terminal;
  const given = jsonOf(terminal, textOf(file, texts), file);
  const filled = { ...known, ...(given as { [name: string]: Draft }) };
  const body = normalized(completed(bodyShape(type), filled));
  const problems = problemsOf(bodyShape(type), body);
  if (problems.length === 0) return body as unknown as Bodies[T];
  const lines = problems.map(({ pointer, expected }) =>
    texts.refusal.expected(pointer || '/', expectedText(expected, language)),
  );
  throw failure(EXIT.usage, texts.seal.malformed(file), { why: lines.join('\n') });
}

function mustOpen<T extends 'peer.open' | 'ballot.open'>(
  { texts, language }: Terminal,
  file: string,
  { journal, context, by, place: { cycle } }: Standing,
  type: T,
  body: Bodies[T],
  conditions: readonly ConditionName[],
): void {
  const table: Readonly<Record<string, Asked | undefined>> = cycleConditions;
  const said = saidOf(journal, { type, body, by, cycle, signers: [] }, journal.at);
  const failing = conditions.filter((name) => table[name]?.holds(context, said as never) === false);
  if (failing.length === 0) return;
  const lines = failing.flatMap((name) => refusalLines(refuse(name, type), language, texts));
  throw failure(EXIT.refused, texts.seal.wouldBeRefused(file), { why: lines.join('\n') });
}
