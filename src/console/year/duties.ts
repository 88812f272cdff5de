/**
 * What every member is asked to say in a year, and how far each of them has come. It reads what
 * the server shows: the year's state, whom the year waits for, and the deadlines. The words "not
 * asked now" cover both what comes later and what is over without it.
 */
import {
  type CycleContext,
  type ReviewPart,
  rosterOf,
  type StatementType,
} from '../../../workflows/index.js';
import type { CycleAnswer, Deadline } from '../api/answers.js';

export type Progress = 'done' | 'late' | 'waiting' | 'notAsked';

/** One thing that all members are asked to say. */
export interface Duty {
  readonly id: string;
  readonly type: StatementType;
  /** What the rules wait for instead, where the charter has it sealed. */
  readonly sealed: StatementType | null;
  readonly deadline: Deadline['deadline'] | null;
}

export interface DutyRow {
  readonly member: string;
  readonly cells: readonly Progress[];
}

type IsDone = (context: CycleContext, member: string) => boolean;

interface Known extends Duty {
  /** The part of the review without which nobody is asked; `null` for what every year has. */
  readonly part: ReviewPart | null;
  readonly isDone: IsDone;
}

const hasReported =
  (round: 'interim' | 'annual'): IsDone =>
  ({ reports }, member) =>
    ['submitted', 'accepted', 'excused'].includes(reports[round][member]?.status ?? '');

const hasJudged: IsDone = ({ review: { peer } }, member) => {
  const assigned = peer.assigned[member] ?? [];
  const { sealed } = peer.round;
  const isGiven = (of: string): boolean =>
    member in (peer.given[of] ?? {}) || of in (sealed[member] ?? {});
  return assigned.length > 0 && assigned.every(isGiven);
};

const hasVoted: IsDone = ({ review: { vote } }, member) => {
  const own = Object.keys(vote.electors).filter((elector) => vote.electors[elector] === member);
  const hasCast = (elector: string, award: string): boolean =>
    elector in (vote.ballots[award] ?? {}) || award in (vote.sealed.sealed[elector] ?? {});
  const awards = Object.keys(vote.awards);
  return own.length > 0 && own.every((elector) => awards.every((award) => hasCast(elector, award)));
};

const duty = (
  id: string,
  type: StatementType,
  deadline: Duty['deadline'],
  isDone: IsDone,
  part: ReviewPart | null = null,
  sealed: StatementType | null = null,
): Known => ({ id, type, deadline, isDone, part, sealed });

const DUTIES: readonly Known[] = [
  duty('pledge', 'pledge.sign', 'pledge', ({ pledge }, member) => member in pledge.signed),
  duty('interim', 'report.submit', 'interimReport', hasReported('interim')),
  duty('annual', 'report.submit', 'annualReport', hasReported('annual')),
  duty(
    'self',
    'score.submit',
    'selfScore',
    ({ review }, member) => member in review.scoring.self,
    'scoring',
  ),
  duty('lots', 'draw.commit', null, ({ review }, m) => m in review.draw.commitments, 'draw'),
  duty('peer', 'peer.score', 'peerScore', hasJudged, 'peer', 'peer.seal'),
  duty('vote', 'vote.cast', 'vote', hasVoted, 'vote', 'ballot.seal'),
  duty(
    'minutes',
    'minutes.sign',
    'minutes',
    ({ review }, m) => m in (review.minutes?.signed ?? {}),
  ),
  duty('award', 'award.concur', null, ({ award }, member) => member in award.answers),
  duty('chair', 'handover.confirm', null, ({ handover }, member) => member in handover.votes),
];

/** The duties that a year has; one without interim reports has no column for them. */
export const dutiesOf = (context: CycleContext): readonly Duty[] => asked(context);

const asked = ({ rounds, review }: CycleContext): readonly Known[] =>
  DUTIES.filter(({ id, part }) => {
    if (id === 'interim' || id === 'annual') return id in rounds;
    return part === null || part in review.parts;
  });

/**
 * How far the members have come, in the order of the roster.
 * @param now the server's time (RFC 3339 UTC)
 */
export function dutyRows(
  context: CycleContext,
  cycle: Pick<CycleAnswer, 'state' | 'waitingFor' | 'deadlines'>,
  now: string,
): readonly DutyRow[] {
  const duties = asked(context);
  return rosterOf(context).map((member) => ({
    member,
    cells: duties.map((each): Progress => {
      if (each.isDone(context, member)) return 'done';
      const due = cycle.deadlines.find(({ deadline }) => deadline === each.deadline);
      if (due?.overdue.includes(member)) return 'late';
      if (!isAwaited(each, cycle, member)) return 'notAsked';
      return due && now > due.due ? 'late' : 'waiting';
    }),
  }));
}

function isAwaited(
  { id, type, sealed }: Duty,
  { state, waitingFor }: Pick<CycleAnswer, 'state' | 'waitingFor'>,
  member: string,
): boolean {
  const awaited = waitingFor[member] ?? [];
  if (type === 'report.submit' && state.includes('interim') !== (id === 'interim')) return false;
  return awaited.includes(type) || (sealed !== null && awaited.includes(sealed));
}
