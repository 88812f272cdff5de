/**
 * Real files for the storage tests: each test gets a folder of its own, every database that it
 * opened is closed after it, and the folder is removed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { openStorage, type Storage, type StorageOptions } from '../../db/data-source.js';
import type { CosignatureRow, EntryRow, JournalRow } from '../../db/rows.js';

const closing: (() => Promise<void> | void)[] = [];

/** Closes and removes after every test whatever it opened through this file. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
}

/** Does `close` when the test is over, before whatever was opened earlier is closed. */
export function closeLater(close: () => Promise<void> | void): void {
  closing.push(close);
}

export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giaouoc-db-'));
  closeLater(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function givenFile(): string {
  return join(givenFolder(), 'data', 'giaouoc.db');
}

export async function opened(options: StorageOptions): Promise<Storage> {
  const storage = await openStorage(options);
  closeLater(() => (storage.dataSource.isInitialized ? storage.close() : undefined));
  return storage;
}

export async function givenStorage(): Promise<Storage> {
  return opened({ file: givenFile() });
}

export function journalOf(cluster: string): JournalRow {
  return { cluster, origin: `example.org/${cluster}`, created: '2023-01-05T00:00:00.000Z' };
}

/** An entry whose bytes, id and time follow from its place, so that a reader can predict them. */
export function entryAt(cluster: string, seq: number): EntryRow {
  return {
    cluster,
    seq,
    bytes: Buffer.from(`{"cluster":"${cluster}","seq":${seq},"text":"giao ước"}`),
    statementId: Buffer.from(`${cluster} ${seq}`).toString('hex').padEnd(64, '0'),
    at: new Date(Date.UTC(2023, 0, 5) + seq).toISOString(),
  };
}

export function entriesOf(cluster: string, from: number, to: number): EntryRow[] {
  return Array.from({ length: to - from }, (_, index) => entryAt(cluster, from + index));
}

/** A cosignature of a witness, far enough in the future that 31 bits do not hold its time. */
export const cosignatureOf = (cluster: string, size: number, name: string): CosignatureRow => ({
  cluster,
  size,
  name,
  time: 2_200_000_000 + size,
  line: `— ${name} c2lnbmF0dXJl\n`,
});

/** Everything that a reader gives, plain, so that it compares by value. */
export async function collected(rows: Iterable<EntryRow> | AsyncIterable<EntryRow>) {
  const found: EntryRow[] = [];
  for await (const row of rows) found.push({ ...row, bytes: Buffer.from(row.bytes) });
  return found;
}
