/**
 * The sessions that are open for reading, each under the SHA-256 of its token. They lie in the
 * database and not in a process, so that a session is the same on every server that shares it, is
 * ended for all of them at once, and outlives a restart. A challenge opens one session: the second
 * row with the same challenge is not stored, whichever server it comes from.
 */
import { type DataSource, LessThan, MoreThanOrEqual } from 'typeorm';
import type { SessionRow } from './rows.js';

/** The sessions of one database. */
export type KeptSessions = {
  /** Stores a session. @returns false if its challenge has opened one before */
  readonly add: (session: SessionRow) => Promise<boolean>;

  /** A session by the SHA-256 of its token, if it is there; it may be over. */
  readonly find: (digest: string) => Promise<SessionRow | undefined>;

  /** The sessions of a key in one cluster that are not over at a time, the oldest first. */
  readonly of: (cluster: string, key: string, at: string) => Promise<readonly SessionRow[]>;

  /** Lets a session be over at a time. Its row stays, so that its challenge opens no other. */
  readonly end: (digest: string, at: string) => Promise<void>;

  /** Removes the sessions that were over before a time. */
  readonly clear: (before: string) => Promise<void>;
};

/** The sessions in an initialised data source. */
export function sessionsIn(dataSource: DataSource): KeptSessions {
  const rows = dataSource.getRepository<SessionRow>('session');
  return {
    add: async (session) => {
      await rows.createQueryBuilder().insert().values(session).orIgnore().execute();
      return rows.existsBy({ digest: session.digest });
    },
    find: async (digest) => (await rows.findOneBy({ digest })) ?? undefined,
    of: (cluster, key, at) =>
      rows.find({
        where: { cluster, key, expires: MoreThanOrEqual(at) },
        order: { expires: 'ASC', digest: 'ASC' },
      }),
    end: async (digest, at) => void (await rows.update({ digest }, { expires: at })),
    clear: async (before) => void (await rows.delete({ expires: LessThan(before) })),
  };
}
