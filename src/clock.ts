/**
 * The server's clock, the only place in which the server asks what time it is. A real server reads
 * the system's. A demonstration reads one that stands still until it is set, so that a year can
 * pass in a minute and every time in the journal reads as it was. Which clock belongs to which data
 * folder is decided in `data-kind.ts`.
 */
import { isInstant } from '../workflows/index.js';

export interface Clock {
  readonly kind: 'system' | 'set';
  /** The time now: RFC 3339 UTC with milliseconds. */
  readonly now: () => string;
}

/** A clock that stands still until it is set. */
export interface SetClock extends Clock {
  readonly kind: 'set';
  /**
   * Sets the clock, in either direction: a journal's times never go back whatever it shows.
   * @throws RangeError for a text that is no instant
   */
  readonly set: (instant: string) => void;
  /** Lets it go on from where it stands, at the pace of the machine's clock, until it is set. */
  readonly run: () => void;
  /** Calls `listener` after every setting. */
  readonly onSet: (listener: () => void) => void;
}

/** The machine's clock. */
export const systemClock: Clock = { kind: 'system', now: () => new Date().toISOString() };

/** @param start where the clock stands first. @throws RangeError for a text that is no instant */
export function setClock(start: string): SetClock {
  const listeners: (() => void)[] = [];
  let instant = checked(start);
  let runsSince: number | null = null;
  const now = (): string =>
    runsSince === null
      ? instant
      : new Date(Date.parse(instant) + Date.now() - runsSince).toISOString();
  return {
    kind: 'set',
    now,
    run: () => {
      instant = now();
      runsSince = Date.now();
    },
    set: (next) => {
      instant = checked(next);
      runsSince = null;
      for (const listener of listeners) listener();
    },
    onSet: (listener) => listeners.push(listener),
  };
}

/** Whether a clock can be set. */
export const isSetClock = (clock: Clock): clock is SetClock => clock.kind === 'set';

function checked(instant: string): string {
  if (isInstant(instant)) return instant;
  throw new RangeError(`"${instant}" is not a time such as 2024-03-08T03:00:00.000Z`);
}
