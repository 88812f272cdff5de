/**
 * The third migration: which cluster keeps which document. Documents are stored once by their
 * digest for all clusters; without this table, whoever may read one cluster could fetch, or find
 * out to be there, what only another one has been given.
 */
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The migration, the same for every engine. */
export class KeptDocuments1795564800000 implements MigrationInterface {
  name = 'KeptDocuments1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table);
  }

  async down(): Promise<void> {
    throw new Error('journals are append-only, and their documents belong to them');
  }
}

const key = (name: string) => ({
  name,
  type: 'text',
  isPrimary: true,
  primaryKeyConstraintName: 'pk_kept_document',
});

const table = new Table({
  name: 'kept_document',
  columns: [key('cluster'), key('digest')],
  foreignKeys: [
    {
      name: 'fk_kept_document_journal',
      columnNames: ['cluster'],
      referencedTableName: 'journal',
      referencedColumnNames: ['id'],
    },
    {
      name: 'fk_kept_document_attachment',
      columnNames: ['digest'],
      referencedTableName: 'attachment',
      referencedColumnNames: ['digest'],
    },
  ],
});
