/**
 * What a start of the server makes of a database file: refused at the open, a journal that does not
 * hold and where, or sound. And whether all rows are as they were, read past every index, so that
 * damage which hit nothing can be told from damage that nobody saw.
 */
import { openStorage } from '../../db/data-source.js';
import { readCheckpoint } from '../../src/journal/checkpoints.js';
import { replayed } from '../../src/journal/replayed.js';
import type { Keyring } from '../../src/keyring.js';
import { verifyNow } from '../../src/signatures/verify.js';
import { parseNote, verifyCosignatures, type WitnessKey } from '../../workflows/index.js';

export type Finding =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'broken'; readonly where: string }
  | { readonly kind: 'sound'; readonly rows: Rows };

/** Every row of every table, by table, in the order in which they lie in the file. */
export type Rows = ReadonlyMap<string, readonly string[]>;

/** Nobody else waits for a turn here. */
const atOnce = async (): Promise<void> => {};

/** Opens a file as a server does, replays its journals, and reads its rows. */
export async function inspect(file: string, keyring: Keyring): Promise<Finding> {
  let close = async (): Promise<void> => {};
  try {
    const storage = await openStorage({ file });
    close = storage.close;
    for (const row of await storage.log.journals()) {
      const { breach } = await replayed(storage.log, keyring, row, atOnce);
      if (breach) {
        return { kind: 'broken', where: `${row.cluster} ${breach.seq ?? 'head'} ${breach.rule}` };
      }
    }
    const query = (sql: string): Promise<Record<string, unknown>[]> =>
      storage.dataSource.query(sql);
    const rows = new Map<string, readonly string[]>();
    for (const table of TABLES) {
      // Without its index, the table itself is read from its first page to its last.
      const found = await query(`SELECT rowid AS place, * FROM ${table} NOT INDEXED`);
      rows.set(table, found.map(textOf));
    }
    return { kind: 'sound', rows };
  } catch (error) {
    return { kind: 'refused', why: error instanceof Error ? error.message : String(error) };
  } finally {
    await close().catch(() => {});
  }
}

const TABLES = ['journal', 'entry', 'checkpoint', 'cosignature', 'migrations'] as const;

const textOf = (row: Record<string, unknown>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        Buffer.isBuffer(value) ? value.toString('latin1') : value,
      ]),
    ),
  );

/** A row that is not as it was, and what stood there. */
export interface Changed {
  readonly table: string;
  readonly now: string | null;
  readonly before: string | null;
}

/** The rows in which two readings differ. */
export function changesIn(before: Rows, now: Rows): Changed[] {
  return [...before].flatMap(([table, rows]) => {
    const found = now.get(table) ?? [];
    const longest = Math.max(rows.length, found.length);
    return Array.from({ length: longest }, (_, index) => index)
      .filter((index) => rows[index] !== found[index])
      .map((index) => ({ table, before: rows[index] ?? null, now: found[index] ?? null }));
  });
}

/** Whose signatures the rows of a file carry, and the heads that witnesses cosigned. */
export interface Signers {
  readonly keyring: Keyring;
  readonly witness: WitnessKey;
  /** The rows of the file while it was sound. */
  readonly rows: Rows;
}

/**
 * Whether whoever reads a changed row is told that it is not what it was: a signed head whose
 * signature does not verify any more, or a cosignature that vouches for nothing.
 */
export function isNamedByItsSignature({ table, now }: Changed, signers: Signers): boolean {
  if (now === null) return false;
  const row = JSON.parse(now) as { note?: string; line?: string; cluster: string; size: number };
  if (table === 'cosignature') return !isCosigned(row, signers);
  if (table !== 'checkpoint' || row.note === undefined) return false;
  const origin = row.note.split('\n')[0] ?? '';
  const keys = signers.keyring.all().map(({ x }) => x);
  return readCheckpoint(keys, origin, row.note) === undefined;
}

/** Whether a line is the witness's cosignature of the head that it stands with. */
function isCosigned(
  { cluster, size, line = '' }: { cluster: string; size: number; line?: string },
  { rows, witness }: Signers,
): boolean {
  const heads = (rows.get('checkpoint') ?? []).map((row) => JSON.parse(row));
  const head = heads.find((each) => each.cluster === cluster && each.size === size);
  const parsed = parseNote(`${head?.note.split('\n\n')[0]}\n\n${line}`);
  if (!parsed.ok) return false;
  const verified = verifyCosignatures(parsed.note, [witness], verifyNow);
  return verified.ok && verified.cosignatures.length > 0;
}

/** Columns that repeat what signed bytes say, and that nothing relies on. */
const REPEATED: Readonly<Record<string, readonly string[]>> = {
  journal: ['created'],
  cosignature: ['time'],
  migrations: ['timestamp'],
};

/** Whether a row differs only in such columns. */
export function isRepeatedOnly({ table, before, now }: Changed): boolean {
  if (before === null || now === null) return false;
  const [old, fresh] = [JSON.parse(before), JSON.parse(now)] as Record<string, unknown>[];
  const differing = Object.keys(old ?? {}).filter((name) => old?.[name] !== fresh?.[name]);
  return differing.every((name) => (REPEATED[table] ?? []).includes(name));
}
