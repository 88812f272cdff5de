/**
 * What every step's page begins with: where the year stands, whom it waits for in this step, what
 * is due, and what has been said. The states come from the fold in memory, the texts from the
 * journal.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { EntryLog } from '../../db/entry-log.js';
import {
  type Bodies,
  type CycleState,
  type Entry,
  STATEMENT_TYPES,
  type StatementType,
  type Step,
  statePath,
  stepOf,
  type Waiting,
  waitingFor,
} from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { ProblemError } from '../http/problem.js';
import { yearIn } from '../http/query.js';
import { type LiveJournal, timeIn } from '../journal/live-journal.js';
import { CLOCK, ENTRY_LOG } from '../parts.js';
import { type DeadlineAnswer, deadlinesOf } from './deadline-list.js';

/** One statement without its body, which stands in its entry. */
export interface Spoken {
  readonly seq: number;
  readonly at: string;
  readonly type: StatementType;
  readonly by: { readonly member: string; readonly officer: string };
}

export interface StepAnswer {
  readonly year: number;
  readonly step: Step;
  /** Where the year stands, such as `underway.pledging.signing`. */
  readonly path: string;
  /** Whom the year waits for in this step, and for what. */
  readonly waitingFor: Waiting;
  readonly deadlines: readonly DeadlineAnswer[];
  /** What was said in this step, the oldest first; at most the newest thousand. */
  readonly statements: readonly Spoken[];
}

const MAX_SPOKEN = 1000;

/** The page of one step of a launched year, and what the step's own controller adds to it from. */
export interface StepPage {
  readonly context: CycleState['context'];
  readonly page: StepAnswer;
  /** The body of the last statement of a type in this year, or `null`. */
  readonly lastBody: <T extends StatementType>(type: T) => Promise<Bodies[T] | null>;
}

/** Opens the pages of the steps; every step's module provides it to its controller. */
@Injectable()
export class StepPages {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens the page of a step.
   * @param year as it stands in the address
   * @throws ProblemError for a text that is no year, and for a year that was not launched
   */
  async open(live: LiveJournal, year: string, step: Step): Promise<StepPage> {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(this.entryLog, live, cycle, step, this.clock.now());
    return {
      context: cycle.context,
      page,
      lastBody: (type) => lastBody(this.entryLog, live, page.year, type),
    };
  }
}

/** The year's state. @throws ProblemError for a year that was not launched */
export function launchedYear({ shown }: LiveJournal, year: number): CycleState {
  const cycle = shown.journal.cycles.get(year);
  if (!cycle) throw new ProblemError('server/unknown-cycle', `${year}`);
  return cycle;
}

async function stepAnswer(
  log: EntryLog,
  live: LiveJournal,
  cycle: CycleState,
  step: Step,
  now: string,
): Promise<StepAnswer> {
  const { journal } = live.shown;
  const { year } = cycle.context;
  const at = timeIn(journal, now);
  const asked = Object.entries(waitingFor(journal, year, at)).map(
    ([member, types]) => [member, types.filter((type) => stepOf(type) === step)] as const,
  );
  return {
    year,
    step,
    path: statePath(cycle),
    waitingFor: Object.fromEntries(asked.filter(([, types]) => types.length > 0)),
    deadlines: deadlinesOf(journal, cycle, at).filter((each) => each.step === step),
    statements: await spokenIn(log, live, year, step),
  };
}

async function spokenIn(
  log: EntryLog,
  { cluster, places }: LiveJournal,
  year: number,
  step: Step,
): Promise<Spoken[]> {
  const seqs = STATEMENT_TYPES.filter((type) => stepOf(type) === step)
    .flatMap((type) => places.get(`${year} ${type}`) ?? [])
    .sort((a, b) => a - b)
    .slice(-MAX_SPOKEN);
  const entries = await Promise.all(seqs.map((seq) => entryAt(log, cluster, seq)));
  return entries.flatMap((entry) => {
    if (!entry) return [];
    const { type, by } = entry.statement;
    return [{ seq: entry.seq, at: entry.at, type, by }];
  });
}

async function lastBody<T extends StatementType>(
  log: EntryLog,
  { cluster, places }: LiveJournal,
  year: number,
  type: T,
): Promise<Bodies[T] | null> {
  const seq = places.get(`${year} ${type}`)?.at(-1);
  const entry = seq === undefined ? undefined : await entryAt(log, cluster, seq);
  return entry ? (entry.statement.body as Bodies[T]) : null;
}

async function entryAt(log: EntryLog, cluster: string, seq: number): Promise<Entry | undefined> {
  const row = await log.entry(cluster, seq);
  return row && (JSON.parse(Buffer.from(row.bytes).toString('utf8')) as Entry);
}
