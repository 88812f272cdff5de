/**
 * The nine tables as TypeORM knows them, for reading and for comparing with what the migrations
 * built. They are schemas and not classes, because a row is data. They describe the tables and
 * never create them: `synchronize` is off, and a test holds schemas and migrations to each other.
 */
import { EntitySchema } from 'typeorm';
import type { Dialect } from './dialect.js';
import type {
  AttachmentRow,
  CalendarTokenRow,
  CheckpointRow,
  CosignatureRow,
  EntryRow,
  JournalRow,
  KeptDocumentRow,
  MarkRow,
  SessionRow,
} from './rows.js';

/** The schemas for one engine. */
export function entities(dialect: Dialect): EntitySchema[] {
  return [
    journal as EntitySchema,
    entry(dialect) as EntitySchema,
    checkpoint as EntitySchema,
    cosignature as EntitySchema,
    attachment(dialect) as EntitySchema,
    keptDocument as EntitySchema,
    calendarToken as EntitySchema,
    session as EntitySchema,
    mark as EntitySchema,
  ];
}

const journal = new EntitySchema<JournalRow>({
  name: 'journal',
  columns: {
    cluster: { name: 'id', type: 'text', primary: true, primaryKeyConstraintName: 'pk_journal' },
    origin: { type: 'text' },
    created: { type: 'text' },
  },
  uniques: [{ name: 'uq_journal_origin', columns: ['origin'] }],
});

function entry({ bytesType }: Dialect): EntitySchema<EntryRow> {
  const primaryKeyConstraintName = 'pk_entry';
  return new EntitySchema<EntryRow>({
    name: 'entry',
    columns: {
      cluster: { type: 'text', primary: true, primaryKeyConstraintName },
      seq: { type: 'integer', primary: true, primaryKeyConstraintName },
      bytes: { type: bytesType },
      statementId: { name: 'statement_id', type: 'text' },
      at: { type: 'text' },
    },
    uniques: [{ name: 'uq_entry_statement', columns: ['cluster', 'statementId'] }],
    foreignKeys: [ofJournal('fk_entry_journal')],
  });
}

const checkpoint = new EntitySchema<CheckpointRow>({
  name: 'checkpoint',
  columns: {
    cluster: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_checkpoint' },
    size: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_checkpoint' },
    note: { type: 'text' },
  },
  foreignKeys: [ofJournal('fk_checkpoint_journal')],
});

const cosignature = new EntitySchema<CosignatureRow>({
  name: 'cosignature',
  columns: {
    cluster: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_cosignature' },
    size: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_cosignature' },
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_cosignature' },
    time: { type: 'bigint' },
    line: { type: 'text' },
  },
  foreignKeys: [
    {
      name: 'fk_cosignature_checkpoint',
      target: 'checkpoint',
      columnNames: ['cluster', 'size'],
      referencedColumnNames: ['cluster', 'size'],
    },
  ],
});

function attachment({ bytesType }: Dialect): EntitySchema<AttachmentRow> {
  return new EntitySchema<AttachmentRow>({
    name: 'attachment',
    columns: {
      digest: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_attachment' },
      bytes: { type: bytesType },
      mediaType: { name: 'media_type', type: 'text' },
      size: { type: 'integer' },
    },
  });
}

const keptDocument = new EntitySchema<KeptDocumentRow>({
  name: 'kept_document',
  columns: {
    cluster: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_kept_document' },
    digest: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_kept_document' },
  },
  foreignKeys: [
    ofJournal('fk_kept_document_journal'),
    {
      name: 'fk_kept_document_attachment',
      target: 'attachment',
      columnNames: ['digest'],
      referencedColumnNames: ['digest'],
    },
  ],
});

const calendarToken = new EntitySchema<CalendarTokenRow>({
  name: 'calendar_token',
  columns: {
    digest: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_calendar_token' },
    cluster: { type: 'text' },
    member: { type: 'text' },
    madeBy: { name: 'made_by', type: 'text' },
    created: { type: 'text' },
  },
  indices: [{ name: 'ix_calendar_token_member', columns: ['cluster', 'member'] }],
  foreignKeys: [ofJournal('fk_calendar_token_journal')],
});

const mark = new EntitySchema<MarkRow>({
  name: 'mark',
  columns: {
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_mark' },
    value: { type: 'text' },
  },
});

const session = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    digest: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_session' },
    challenge: { type: 'text' },
    cluster: { type: 'text' },
    key: { type: 'text' },
    expires: { type: 'text' },
  },
  uniques: [{ name: 'uq_session_challenge', columns: ['challenge'] }],
  indices: [
    { name: 'ix_session_key', columns: ['cluster', 'key'] },
    { name: 'ix_session_expires', columns: ['expires'] },
  ],
  foreignKeys: [ofJournal('fk_session_journal')],
});

function ofJournal(name: string) {
  return { name, target: 'journal', columnNames: ['cluster'], referencedColumnNames: ['id'] };
}
