/**
 * Who has asked for too much of late. Work that succeeds is never rationed: a signed statement that
 * the rules accept is what the server is for, and 64 cities may speak from one address. What is
 * counted is what an attacker has plenty of and an officer has not, which is refusals, and two
 * kinds of work that could be asked for without end: signing in, and documents that are computed.
 */
import { isIPv6 } from 'node:net';
import type { Edge } from './edge.js';
import { ProblemError } from './problem.js';

/** What is counted. */
export type Counted = 'refused' | 'signIns' | 'computed';

export interface Rates {
  /**
   * Counts one more for somebody.
   * @param who `addressOf` or `keyNamed`
   * @returns the problem, with the seconds to wait, where that is one too many
   */
  readonly count: (what: Counted, who: string) => ProblemError | undefined;
  /** The problem of somebody who has used up what may be refused; nothing is counted. */
  readonly refusalFor: (who: string) => ProblemError | undefined;
}

export interface RatesOptions
  extends Pick<Edge, 'refusedPerMinute' | 'signInsPerMinute' | 'computedPerMinute'> {
  /** Told of everybody who has to wait from now on. */
  readonly onWait?: (what: Counted, who: string, seconds: number) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const MINUTE_MS = 60_000;

/**
 * So many are counted at a time, some 20 MiB. Beyond that newcomers are not counted: whoever has
 * that many addresses has to be stopped before this server.
 */
const MAX_COUNTED = 100_000;

interface Minute {
  count: number;
  readonly ends: number;
}

/** Begins to count; a limit of 0 counts nothing. */
export function openRates(options: RatesOptions): Rates {
  const { onWait = () => undefined, now = Date.now } = options;
  const limits: Readonly<Record<Counted, number>> = {
    refused: options.refusedPerMinute,
    signIns: options.signInsPerMinute,
    computed: options.computedPerMinute,
  };
  const minutes: Readonly<Record<Counted, Map<string, Minute>>> = {
    refused: new Map(),
    signIns: new Map(),
    computed: new Map(),
  };

  const minuteOf = (what: Counted, who: string): Minute | undefined => {
    const known = minutes[what];
    const running = known.get(who);
    if (running && running.ends > now()) return running;
    known.delete(who);
    dropEnded(known, now());
    if (known.size >= MAX_COUNTED) return undefined;
    const begun = { count: 0, ends: now() + MINUTE_MS };
    known.set(who, begun);
    return begun;
  };
  const problemOf = (ends: number): ProblemError =>
    new ProblemError('http/too-many-requests', null, { wait: secondsTo(ends) });
  const secondsTo = (ends: number): number => Math.ceil((ends - now()) / 1000);

  return {
    count: (what, who) => {
      const minute = limits[what] === 0 ? undefined : minuteOf(what, who);
      if (!minute) return undefined;
      minute.count += 1;
      // Whoever has used up his refusals is not even asked what he wants next.
      const last = what === 'refused' ? limits[what] : limits[what] + 1;
      if (minute.count === last) onWait(what, who, secondsTo(minute.ends));
      return minute.count > limits[what] ? problemOf(minute.ends) : undefined;
    },
    refusalFor: (who) => {
      const minute = minutes.refused.get(who);
      if (!minute || minute.count < limits.refused || minute.ends <= now()) return undefined;
      return problemOf(minute.ends);
    },
  };
}

/** Maps keep the order of insertion, which here is the order of time. */
function dropEnded(minutes: Map<string, Minute>, now: number): void {
  for (const [who, { ends }] of minutes) {
    if (ends > now) return;
    minutes.delete(who);
  }
}

/** An address as it is counted: of IPv6 the network of 64 bits, which is what a subscriber has. */
export function addressOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return `address ${ip}`;
  const [plain = ''] = ip.split('%');
  const [before = '', after] = plain.split('::');
  const groups = before.split(':');
  const missing = after === undefined ? 0 : 8 - groups.length - after.split(':').length;
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0')];
  const network = whole.slice(0, 4).map((group) => Number.parseInt(group || '0', 16).toString(16));
  return `address ${network.join(':')}::/64`;
}

/** An officer's key as it is counted. @param key RFC 7638 thumbprint */
export const keyNamed = (key: string): string => `key ${key}`;
