/**
 * The first migration: the tables of journals, entries, checkpoints and attachments, and the
 * triggers that make the first three append-only. A migration that has been released is never
 * edited; the next change is the next file. There is no way down, because going down would delete
 * journals.
 *
 * A later migration that alters one of these tables through TypeORM on SQLite rebuilds the table,
 * and the rebuilt table has no triggers: such a migration creates them again at its end.
 */
import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import type { Dialect } from '../dialect.js';

/** The migration for one engine. TypeORM orders migrations by the time at the end of the name. */
export function journals(dialect: Dialect): new () => MigrationInterface {
  return class Journals1795392000000 implements MigrationInterface {
    name = 'Journals1795392000000';

    async up(runner: QueryRunner): Promise<void> {
      for (const table of tables(dialect)) await runner.createTable(table);
      for (const statement of dialect.appendOnly.journals) await runner.query(statement);
    }

    async down(): Promise<void> {
      throw new Error('a journal is append-only: its tables are not taken back');
    }
  };
}

function tables({ bytesType }: Dialect): Table[] {
  const journal = new Table({
    name: 'journal',
    columns: [key('pk_journal', 'id', 'text'), text('origin'), text('created')],
    uniques: [{ name: 'uq_journal_origin', columnNames: ['origin'] }],
  });
  const entry = new Table({
    name: 'entry',
    columns: [
      key('pk_entry', 'cluster', 'text'),
      key('pk_entry', 'seq', 'integer'),
      { name: 'bytes', type: bytesType },
      text('statement_id'),
      text('at'),
    ],
    uniques: [{ name: 'uq_entry_statement', columnNames: ['cluster', 'statement_id'] }],
    foreignKeys: [ofJournal('fk_entry_journal')],
  });
  const checkpoint = new Table({
    name: 'checkpoint',
    columns: [
      key('pk_checkpoint', 'cluster', 'text'),
      key('pk_checkpoint', 'size', 'integer'),
      text('note'),
    ],
    foreignKeys: [ofJournal('fk_checkpoint_journal')],
  });
  const attachment = new Table({
    name: 'attachment',
    columns: [
      key('pk_attachment', 'digest', 'text'),
      { name: 'bytes', type: bytesType },
      text('media_type'),
      { name: 'size', type: 'integer' },
    ],
  });
  return [journal, entry, checkpoint, attachment];
}

function key(primaryKeyConstraintName: string, name: string, type: string): TableColumnOptions {
  return { name, type, isPrimary: true, primaryKeyConstraintName };
}

function text(name: string): TableColumnOptions {
  return { name, type: 'text' };
}

function ofJournal(name: string) {
  return {
    name,
    columnNames: ['cluster'],
    referencedTableName: 'journal',
    referencedColumnNames: ['id'],
  };
}
