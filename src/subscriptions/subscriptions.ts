/**
 * Who may fetch a city's calendar without a session: whoever has an address with a token in it,
 * because calendar programs cannot sign challenges. A token is shown once and kept as its SHA-256.
 * It opens the calendar for as long as the key that asked for it may read the cluster, and not
 * after it was taken back.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { CalendarTokens } from '../../db/calendar-tokens.js';
import type { CalendarTokenRow } from '../../db/rows.js';
import { membersAt } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { ProblemError } from '../http/problem.js';
import { type Reader, readerOf } from '../identity/readers.js';
import type { Journals } from '../journal/journals.js';
import { type LiveJournal, timeIn } from '../journal/live-journal.js';

export interface Subscriptions {
  /** Makes a token for the reader's city. @throws ProblemError for a reader of no member */
  readonly make: (live: LiveJournal, reader: Reader) => Promise<Made>;
  /** The tokens of a city, the oldest first. */
  readonly of: (cluster: string, member: string) => Promise<readonly CalendarTokenRow[]>;
  /** Takes a token back by its digest. @returns whether there was one */
  readonly revoke: (cluster: string, member: string, digest: string) => Promise<boolean>;
  /** What a token opens now, if anything. */
  readonly opened: (token: string) => Promise<Opened | undefined>;
}

export interface Made {
  /** 32 random bytes in base64url, told nowhere else. */
  readonly token: string;
  readonly row: CalendarTokenRow;
}

export interface Opened {
  readonly live: LiveJournal;
  readonly member: string;
}

export interface SubscriptionsOptions {
  readonly tokens: CalendarTokens;
  readonly journals: Journals;
  readonly clock: Clock;
}

/** More than the officers of one city use; old ones are taken back first. */
const MAX_TOKENS = 32;

/** The subscriptions in a database. */
export function openSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { tokens, journals, clock } = options;
  const isMember = ({ shown: { journal } }: LiveJournal, member: string): boolean =>
    membersAt(journal.cluster.context, timeIn(journal, clock.now())).includes(member);
  return {
    of: tokens.of,
    revoke: tokens.remove,
    make: async (live, { member, key }) => {
      const { cluster } = live;
      if (!isMember(live, member)) throw new ProblemError('calendar/not-a-member', member);
      if ((await tokens.of(cluster, member)).length >= MAX_TOKENS) {
        throw new ProblemError('calendar/too-many-tokens', `${MAX_TOKENS}`);
      }
      const token = randomBytes(32).toString('base64url');
      const row = { digest: digestOf(token), cluster, member, madeBy: key, created: clock.now() };
      await tokens.add(row);
      return { token, row };
    },
    opened: async (token) => {
      const row = await tokens.find(digestOf(token));
      const live = row && (await journals.find(row.cluster));
      if (!row || !live || !isMember(live, row.member)) return undefined;
      const { journal } = live.shown;
      const at = timeIn(journal, clock.now());
      const reader = readerOf(journal.cluster.context, row.madeBy, at);
      return reader?.member === row.member ? { live, member: row.member } : undefined;
    },
  };
}

/** Tokens are looked up by their digest, so that the database holds none that opens anything. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
