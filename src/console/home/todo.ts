/**
 * What one city must do now, over all its years: the most urgent first. What is said here comes
 * from the server's answers; nothing is judged anew.
 */
import type { StatementType } from '../../../workflows/index.js';
import type { CycleAnswer, Deadline } from '../api/answers.js';

export interface Chore {
  /** `null` for the cluster itself. */
  readonly year: number | null;
  readonly type: StatementType;
  /** RFC 3339 UTC; `null` where nothing is due. */
  readonly due: string | null;
  readonly isLate: boolean;
}

/** What a statement is to be said in time for. */
const DEADLINE_OF: Readonly<Record<string, Deadline['deadline']>> = {
  'pledge.sign': 'pledge',
  'report.submit': 'annualReport',
  'criteria.issue': 'criteria',
  'score.submit': 'selfScore',
  'peer.score': 'peerScore',
  'peer.seal': 'peerScore',
  'peer.open': 'opening',
  'ballot.open': 'opening',
  'explain.agree': 'explanation',
  'vote.cast': 'vote',
  'ballot.seal': 'vote',
  'minutes.sign': 'minutes',
  'award.adopt': 'proposal',
  'handover.accept': 'acceptance',
};

/**
 * The chores of a member.
 * @param now the server's time (RFC 3339 UTC)
 */
export function choresOf(
  cycles: readonly CycleAnswer[],
  member: string,
  now: string,
): readonly Chore[] {
  return cycles
    .flatMap(({ year, waitingFor, deadlines, state }) =>
      (waitingFor[member] ?? []).map((type) => {
        const due = dueOf(type, state, deadlines);
        return { year, type, due, isLate: due !== null && now > due };
      }),
    )
    .sort(byUrgency);
}

function dueOf(type: StatementType, state: string, deadlines: readonly Deadline[]): string | null {
  const isInterim = type === 'report.submit' && state.includes('interim');
  const name = isInterim ? 'interimReport' : DEADLINE_OF[type];
  return deadlines.find(({ deadline }) => deadline === name)?.due ?? null;
}

/** What is due sooner comes first, what is never due last; else the order of the server stays. */
const byUrgency = (a: Chore, b: Chore): number => {
  if (a.due === b.due) return 0;
  if (a.due === null) return 1;
  return b.due === null || a.due < b.due ? -1 : 1;
};
