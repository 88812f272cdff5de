/** An open database, whichever engine keeps it: what the server stands on. */
import type { DataSource } from 'typeorm';
import type { Attachments } from './attachments.js';
import type { CalendarTokens } from './calendar-tokens.js';
import type { Copying } from './copying.js';
import type { EntryLog } from './entry-log.js';
import type { Marks } from './marks.js';
import type { KeptSessions } from './sessions.js';

/** An open database. */
export type Storage = {
  /** The journals: append and read by place. */
  readonly log: EntryLog;
  /** The documents that statements name by digest. */
  readonly attachments: Attachments;
  /** Who may fetch a calendar without a session. */
  readonly calendarTokens: CalendarTokens;
  /** Who may read without signing again. */
  readonly sessions: KeptSessions;
  /** What is said of the database as a whole. */
  readonly marks: Marks;
  /** All rows, for a backup or a move. */
  readonly copying: Copying;
  /** TypeORM's view, for reading and for later migrations; it never writes to a journal. */
  readonly dataSource: DataSource;
  /** Closes the database; nothing that was handed out works afterwards. */
  readonly close: () => Promise<void>;
};
