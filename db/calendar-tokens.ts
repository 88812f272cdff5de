/**
 * The tokens under which calendars are fetched without a session, each by its SHA-256. What a token
 * looks like, who may ask for one and what it opens is the server's to decide; a token that was
 * taken back leaves no row, so it cannot be told from one that never was.
 */
import type { DataSource } from 'typeorm';
import type { CalendarTokenRow } from './rows.js';

/** The calendar tokens of one database. */
export type CalendarTokens = {
  /** Stores a token; it is durable when the promise resolves. */
  readonly add: (token: CalendarTokenRow) => Promise<void>;

  /** A token by the SHA-256 of its text, if it is there. */
  readonly find: (digest: string) => Promise<CalendarTokenRow | undefined>;

  /** A member's tokens in one cluster, the oldest first. */
  readonly of: (cluster: string, member: string) => Promise<readonly CalendarTokenRow[]>;

  /** Takes a member's token back. @returns whether there was one */
  readonly remove: (cluster: string, member: string, digest: string) => Promise<boolean>;
};

/** The calendar tokens in an initialised data source. */
export function calendarTokensIn(dataSource: DataSource): CalendarTokens {
  const rows = dataSource.getRepository<CalendarTokenRow>('calendar_token');
  return {
    add: async (token) => void (await rows.insert(token)),
    find: async (digest) => (await rows.findOneBy({ digest })) ?? undefined,
    of: (cluster, member) =>
      rows.find({ where: { cluster, member }, order: { created: 'ASC', digest: 'ASC' } }),
    remove: async (cluster, member, digest) => {
      if ((await rows.countBy({ cluster, member, digest })) === 0) return false;
      await rows.delete({ cluster, member, digest });
      return true;
    },
  };
}
