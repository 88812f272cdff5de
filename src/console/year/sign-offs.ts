/**
 * When each member said what all members are asked to say, against the deadlines: the numbers of
 * the chart and of the table under it.
 */
import type { StatementType } from '../../../workflows/index.js';
import type { CycleAnswer } from '../api/answers.js';

/** One statement in a step's page of the server. */
export interface Spoken {
  readonly seq: number;
  readonly at: string;
  readonly type: StatementType;
  readonly by: { readonly member: string; readonly officer: string };
}

export interface SignOff extends Spoken {
  /** Until when it was due (RFC 3339 UTC); `null` where nothing was set. */
  readonly due: string | null;
  readonly isLate: boolean;
}

const ASKED: Readonly<
  Partial<Record<StatementType, CycleAnswer['deadlines'][number]['deadline']>>
> = {
  'pledge.sign': 'pledge',
  'report.submit': 'annualReport',
  'score.submit': 'selfScore',
  'peer.score': 'peerScore',
  'peer.seal': 'peerScore',
  'vote.cast': 'vote',
  'ballot.seal': 'vote',
  'minutes.sign': 'minutes',
};

/** The sign-offs among what was said, the oldest first. */
export const signOffsIn = (
  said: readonly Spoken[],
  deadlines: CycleAnswer['deadlines'],
): readonly SignOff[] =>
  said
    .filter(({ type }) => type in ASKED)
    .map((each) => {
      const name = ASKED[each.type];
      const due = deadlines.find(({ deadline }) => deadline === name)?.due ?? null;
      return { ...each, due, isLate: due !== null && each.at > due };
    })
    .sort((a, b) => a.seq - b.seq);

/** A stretch of time as the chart's width. */
export interface Scale {
  /** The place of an instant, in the units of the drawing. */
  readonly x: (instant: string) => number;
}

/** @param instants RFC 3339 UTC; one of them alone stands in the middle */
export function scaleOver(instants: readonly string[], from: number, to: number): Scale {
  const times = instants.map((each) => Date.parse(each));
  const first = Math.min(...times);
  const span = Math.max(...times) - first;
  return {
    x: (instant) =>
      span === 0
        ? (from + to) / 2
        : Math.round(from + ((Date.parse(instant) - first) / span) * (to - from)),
  };
}
