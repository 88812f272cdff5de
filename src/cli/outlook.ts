/**
 * The outlook of a cluster: where each year stands, whom it waits for, what is due, and what the
 * holder of a key could say next. All of it is asked of the rules; nothing is decided here.
 */
import {
  actions,
  type CycleContext,
  type CycleState,
  cycleOf,
  DEADLINES,
  type DeadlineName,
  dueAt,
  type Journal,
  neighbours,
  officeNow,
  overdueMembers,
  type Speaker,
  type StatementType,
  statePath,
  type Waiting,
  waitingFor,
} from '../../workflows/index.js';

/** A day that some members have not met yet. */
export interface Due {
  readonly name: DeadlineName;
  readonly at: string;
  readonly missing: readonly string[];
}

export interface YearOutlook {
  readonly year: number;
  readonly state: CycleState;
  readonly path: string;
  readonly waiting: Waiting;
  readonly dues: readonly Due[];
  /** What the holder of the key is asked to say in this year. */
  readonly asked: readonly StatementType[];
}

export interface Outlook {
  readonly chairNow: string | null;
  readonly years: readonly YearOutlook[];
  /** What the holder of the key is asked to say of the cluster itself. */
  readonly asked: readonly StatementType[];
}

/** The outlook at an instant, for the holder of a key or for nobody in particular. */
export function outlookOf(journal: Journal, speaker: Speaker | null, at: string): Outlook {
  const live = [...journal.cycles.keys()]
    .sort((a, b) => a - b)
    .filter((year) => isLive(journal, year));
  return {
    chairNow: officeNow(journal.cluster.context)?.chair ?? null,
    years: yearsToShow(journal, live).map((year) => yearOutlook(journal, year, speaker, at)),
    asked: speaker ? askedOfCluster(journal, speaker, at) : [],
  };
}

const isLive = (journal: Journal, year: number): boolean =>
  !['closed', 'cancelled.transferred'].includes(statePath(cycleOf(journal, year)));

/** Where no year is alive, the next one waits for its launch. */
function yearsToShow({ cluster, cycles }: Journal, live: readonly number[]): readonly number[] {
  if (live.length > 0 || cluster.value !== 'active') return live;
  const last = Math.max(...cycles.keys(), cluster.context.term - 1);
  return [last + 1];
}

function yearOutlook(
  journal: Journal,
  year: number,
  speaker: Speaker | null,
  at: string,
): YearOutlook {
  const state = cycleOf(journal, year);
  const waiting = waitingFor(journal, year, at);
  const asked = speaker ? (waiting[speaker.member] ?? []) : [];
  return { year, state, path: statePath(state), waiting, dues: duesOf(journal, year), asked };
}

/** The days that are set and not met by everybody, the earliest first. */
function duesOf(journal: Journal, year: number): Due[] {
  const { context } = cycleOf(journal, year);
  const { charter } = neighbours(journal, year);
  if (!charter || context.cancelled || context.chair === null) return [];
  return DEADLINES.filter((name) => concerns(context, name))
    .flatMap((name) => {
      const at = dueAt(context, charter, name);
      const missing = overdueMembers(context, charter, name);
      return at === null || missing.length === 0 ? [] : [{ name, at, missing }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** A round that the charter does not hold, or work that is over, has no day any more. */
function concerns({ rounds, reports, review, pledge }: CycleContext, name: DeadlineName): boolean {
  switch (name) {
    case 'pledge':
      return !pledge.inForce;
    case 'lateSigning':
      return pledge.inForce;
    case 'interimReport':
      return 'interim' in rounds && !('interim' in reports.closed);
    case 'annualReport':
      return 'annual' in rounds && !('annual' in reports.closed);
    case 'criteria':
      return 'scoring' in review.parts && review.criteria.inForce === null;
    case 'selfScore':
      return 'scoring' in review.parts && !review.scoring.closed;
    case 'peerScore':
      return 'peer' in review.parts && !review.peer.round.closed;
    case 'vote':
      return 'vote' in review.parts && review.vote.counted === null;
    case 'minutes':
      return !review.adopted;
    default:
      return true;
  }
}

/** What the cluster asks of a party: to sign its charter, to join, to vote on an open motion. */
function askedOfCluster(journal: Journal, by: Speaker, at: string): readonly StatementType[] {
  const { motion, admissions } = journal.cluster.context;
  const tasks: readonly (readonly [StatementType, boolean])[] = [
    ['charter.sign', true],
    ['member.accept', by.member in admissions],
    ['motion.vote', motion !== null && !(by.member in motion.votes)],
  ];
  const open = actions(journal, null, by, at).filter(({ may }) => may);
  return tasks
    .filter(([task, asked]) => asked && open.some(({ type }) => type === task))
    .map(([task]) => task);
}
