/** What `move`, `backup` and `restore` say, and their help, in English. */

export type UpkeepCommand = 'move' | 'backup' | 'restore';

export const upkeepHelpEn = {
  move: {
    summary: 'Move a database, from a file to PostgreSQL or back',
    examples: [
      'move --from sqlite:data/giaouoc.db --to postgres://user@host/database',
      'move --from postgres://user@host/database --to sqlite:back/giaouoc.db',
    ],
  },
  backup: {
    summary: 'Back up the database into one file, while its server goes on',
    examples: ['backup monday.backup --data ./data', 'backup all.backup --with-keys'],
  },
  restore: {
    summary: 'Make a database out of a backup, in an empty place',
    examples: [
      'restore monday.backup --data ./data',
      'restore --data ./data --journal out   (adds what the backup lacks)',
    ],
  },
} as const satisfies Readonly<
  Record<UpkeepCommand, { readonly summary: string; readonly examples: readonly [string, string] }>
>;

export const upkeepOptionsEn = {
  moveFrom: 'where it is: sqlite:FILE or postgres://…',
  moveTo: 'where it goes; there must be nothing yet',
  databaseUrl: 'a PostgreSQL database instead of the file in the folder',
  backupFile: 'the file of the backup',
  withKeys: 'the server’s keys too, as they lie in the folder',
  restoreJournal: 'a later export, for what is missing; may be repeated',
  newest: 'your word that nothing was acknowledged after the backup',
};

export const upkeepEn = {
  notAPlace: (text: string) => `${text} is no place of a database`,
  placeRemedy: 'Name it as sqlite:FILE or postgres://user@host/database.',
  noSuchFile: (file: string) => `There is no database ${file}.`,
  moved: (from: string, to: string, rows: number) =>
    `Moved: ${from} to ${to}, ${rows} rows, the same in both places.`,
  journal: (origin: string, size: number) => `  ${origin}: ${size} entries, judged again`,
  left: (from: string) =>
    `${from} is only kept: it takes nothing any more, whichever program offers it.`,
  keysStay: 'The server’s keys stay in its data folder.',
  notMoved: {
    'moved-before': (to: string) => `It has moved before, to ${to}.`,
    'not-empty': (to: string) => `There is something in ${to} already.`,
    differs: (to: string) =>
      `${to} does not hold the same rows. It will not be opened by a server.`,
    'written-meanwhile': (from: string) =>
      `Somebody wrote to ${from} meanwhile. End the server there, and move again.`,
  },
  sourceAsItWas: 'The source is as it was.',
  backedUp: (out: string, journals: number, entries: number, rows: number) =>
    `${out}: ${journals} journals, ${entries} entries, ${rows} rows`,
  withKeys: (count: number) =>
    `${count} server keys are in it: whoever has the file can sign as this server.`,
  withoutKeys: 'The server’s keys are not in it. Without them no server continues these journals.',
  isThere: (out: string) => `${out} is there already, and is not written over.`,
  restored: (made: string) => `Restored, as it was at ${made}:`,
  keysWritten: (count: number) => `${count} server keys came with it.`,
  asksFirst:
    'What was acknowledged after the backup is not in it. The server will show these journals, and continue each when its witnesses have said that they know of no later entry.',
  notEmpty: 'There is a database already. A backup is restored into an empty place.',
  notTheSame: 'The database does not hold what the backup holds. No server will open it.',
  continued: (cluster: string, before: number, size: number) =>
    `${cluster}: entries ${before} to ${size - 1} were added, each judged again.`,
  notContinued: {
    'not-restored': () => 'This database was not restored from a backup; nothing is added to it.',
    unknown: (cluster: string) => `There is no journal of ${cluster} in this database.`,
    'other-history': (seq: string) => `It is another history: entry ${seq} is not the same.`,
    shorter: (size: string) => `It has ${size} entries, and brings nothing that is missing.`,
    broken: (place: string) => `It does not hold (${place}).`,
  },
  nothingToDo: 'Name a backup, or a journal to add, or say --newest.',
  newestSaid:
    'Noted. Journals whose witnesses cannot be asked are continued; one whose witnesses know of more is not.',
};
