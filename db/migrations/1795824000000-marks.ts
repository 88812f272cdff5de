/**
 * A migration for what is said of a database as a whole: what kind of data it holds, and where it
 * has come from or gone. A mark is never changed or taken back, and a database that is marked as
 * moved takes no row any more, whichever program offers one.
 */
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import type { Dialect } from '../dialect.js';

/** The migration for one engine. */
export function marks(dialect: Dialect): new () => MigrationInterface {
  return class Marks1795824000000 implements MigrationInterface {
    name = 'Marks1795824000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.createTable(table());
      for (const statement of dialect.appendOnly.marks) await runner.query(statement);
    }

    async down(): Promise<void> {
      throw new Error('marks are append-only: their table is not taken back');
    }
  };
}

const table = (): Table =>
  new Table({
    name: 'mark',
    columns: [
      { name: 'name', type: 'text', isPrimary: true, primaryKeyConstraintName: 'pk_mark' },
      { name: 'value', type: 'text' },
    ],
  });
