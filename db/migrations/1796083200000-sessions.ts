/**
 * The fifth migration: who may read without signing again. A token itself is never stored, only its
 * SHA-256, so that a copy of the database opens nothing; a challenge stands in one row at most.
 */
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The migration, the same for every engine. */
export class Sessions1796083200000 implements MigrationInterface {
  name = 'Sessions1796083200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table);
  }

  async down(): Promise<void> {
    throw new Error('journals are append-only, and no migration after theirs is taken back');
  }
}

const text = (name: string) => ({ name, type: 'text' });

const table = new Table({
  name: 'session',
  columns: [
    { ...text('digest'), isPrimary: true, primaryKeyConstraintName: 'pk_session' },
    text('challenge'),
    text('cluster'),
    text('key'),
    text('expires'),
  ],
  uniques: [{ name: 'uq_session_challenge', columnNames: ['challenge'] }],
  indices: [
    { name: 'ix_session_key', columnNames: ['cluster', 'key'] },
    { name: 'ix_session_expires', columnNames: ['expires'] },
  ],
  foreignKeys: [
    {
      name: 'fk_session_journal',
      columnNames: ['cluster'],
      referencedTableName: 'journal',
      referencedColumnNames: ['id'],
    },
  ],
});
