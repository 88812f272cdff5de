/** All migrations of one engine, oldest first: `name` as it is recorded in the database. */
import type { MigrationInterface } from 'typeorm';
import type { Dialect } from '../dialect.js';
import { journals } from './1795392000000-journals.js';
import { cosignatures } from './1795478400000-cosignatures.js';
import { KeptDocuments1795564800000 } from './1795564800000-kept-documents.js';
import { CalendarTokens1795651200000 } from './1795651200000-calendar-tokens.js';
import { marks } from './1795824000000-marks.js';
import { Sessions1796083200000 } from './1796083200000-sessions.js';

/** The migrations of an engine. */
export const migrationsOf = (dialect: Dialect): (new () => MigrationInterface)[] => [
  journals(dialect),
  cosignatures(dialect),
  KeptDocuments1795564800000,
  CalendarTokens1795651200000,
  marks(dialect),
  Sessions1796083200000,
];

/** Their names. */
export const namesOf = (migrations: readonly (new () => MigrationInterface)[]): string[] =>
  migrations.map((Migration) => new Migration().name ?? Migration.name);
