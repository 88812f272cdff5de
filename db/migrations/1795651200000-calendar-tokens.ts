/**
 * The fourth migration: who may fetch a cluster's calendar without a session. A token itself is
 * never stored, only its SHA-256, so that a copy of the file opens no calendar.
 */
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The migration, the same for every engine. */
export class CalendarTokens1795651200000 implements MigrationInterface {
  name = 'CalendarTokens1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table);
  }

  async down(): Promise<void> {
    throw new Error('journals are append-only, and no migration after theirs is taken back');
  }
}

const text = (name: string) => ({ name, type: 'text' });

const table = new Table({
  name: 'calendar_token',
  columns: [
    { ...text('digest'), isPrimary: true, primaryKeyConstraintName: 'pk_calendar_token' },
    text('cluster'),
    text('member'),
    text('made_by'),
    text('created'),
  ],
  indices: [{ name: 'ix_calendar_token_member', columnNames: ['cluster', 'member'] }],
  foreignKeys: [
    {
      name: 'fk_calendar_token_journal',
      columnNames: ['cluster'],
      referencedTableName: 'journal',
      referencedColumnNames: ['id'],
    },
  ],
});
