/** What somebody says in a demonstration, on which day, and how such acts are put together. */
import type { Bodies, StatementType } from '../../../workflows/index.js';

/** One statement to be said: when (RFC 3339 UTC), by whom, about which year. */
export interface Act<T extends StatementType = StatementType> {
  readonly when: string;
  readonly by: string;
  /** `root` for the party's root key, else its delegate. */
  readonly officer: string;
  readonly cycle: number | null;
  readonly type: T;
  readonly body: Bodies[T];
}

/** The officer who speaks for each party; no real person stands behind it. */
export const OFFICER = 'delegate';

/** The public keys that the parties made for themselves: root and delegate, by party. */
export interface PartyKeys {
  readonly root: Readonly<Record<string, string>>;
  readonly delegate: Readonly<Record<string, string>>;
}

export type Saying = Pick<Act, 'when' | 'cycle'>;

/** An act of a party's delegate, or of its root key. */
export const says = <T extends StatementType>(
  { when, cycle }: Saying,
  by: string,
  type: T,
  body: Bodies[T],
  officer: string = OFFICER,
): Act<T> => ({ when, by, officer, cycle, type, body });

/** A time of day in Vietnam as RFC 3339 UTC. */
export const at = (day: string, time: string): string =>
  new Date(`${day}T${time}:00.000+07:00`).toISOString();

/** That many minutes later. */
export const minutesAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();

/** Everybody says something of the same kind, a few minutes after each other. */
export const each = <P extends string>(
  parties: readonly P[],
  start: string,
  act: (party: P, when: string) => Act,
  minutes = 3,
): readonly Act[] =>
  parties.map((party, index) => act(party, minutesAfter(start, minutes * index)));
