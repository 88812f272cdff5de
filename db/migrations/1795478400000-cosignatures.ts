/**
 * The second migration: the table of the cosignatures that witnesses have given to signed heads,
 * append-only as what they vouch for. A cosignature without its checkpoint is refused, because it
 * would vouch for nothing that can be shown.
 */
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import type { Dialect } from '../dialect.js';

/** The migration for one engine. */
export function cosignatures(dialect: Dialect): new () => MigrationInterface {
  return class Cosignatures1795478400000 implements MigrationInterface {
    name = 'Cosignatures1795478400000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.createTable(table());
      for (const statement of dialect.appendOnly.cosignatures) await runner.query(statement);
    }

    async down(): Promise<void> {
      throw new Error('cosignatures are append-only: their table is not taken back');
    }
  };
}

function table(): Table {
  const key = (name: string, type: string) => ({
    name,
    type,
    isPrimary: true,
    primaryKeyConstraintName: 'pk_cosignature',
  });
  return new Table({
    name: 'cosignature',
    columns: [
      key('cluster', 'text'),
      key('size', 'integer'),
      key('name', 'text'),
      // Seconds since 1970 outgrow 31 bits in 2038.
      { name: 'time', type: 'bigint' },
      { name: 'line', type: 'text' },
    ],
    foreignKeys: [
      {
        name: 'fk_cosignature_checkpoint',
        columnNames: ['cluster', 'size'],
        referencedTableName: 'checkpoint',
        referencedColumnNames: ['cluster', 'size'],
      },
    ],
  });
}
