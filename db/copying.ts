/**
 * Reads a database row by row as it is at one moment, while others go on writing, and fills an
 * empty one with such rows. Written once for all engines, on TypeORM's own connections: a backup or
 * a move is rare, so its speed is that of plain pages. The order of the rows is the same on every
 * engine, so two databases that hold the same say the same.
 */
import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import {
  FIRST,
  LAST,
  OF_CLUSTER,
  type Row,
  TABLES,
  type TableName,
  type TableShape,
  tableNamed,
  type Value,
} from './tables.js';

/** The rows of a database, in and out. */
export type Copying = {
  /**
   * Every row, in an order in which they may be written again. After the last one it throws when
   * there were fewer than the tables have.
   */
  readonly rows: () => AsyncGenerator<Row>;

  /**
   * Writes rows in the order in which they come, some hundred at a time; what was written stands
   * when one of them is refused.
   * @returns how many
   */
  readonly fill: (rows: AsyncIterable<Row>) => Promise<number>;

  /** Whether there is no row at all. */
  readonly isEmpty: () => Promise<boolean>;

  /** Takes all tables away, of a copy that was never whole; the next open makes them anew. */
  readonly discard: () => Promise<void>;

  /**
   * Marks the database as moved, if `isCopied` finds what it reads unchanged. Nobody else writes
   * meanwhile: whoever tries waits, and then finds the mark.
   * @returns whether the mark was set
   */
  readonly leave: (
    moved: string,
    isCopied: (rows: AsyncGenerator<Row>) => Promise<boolean>,
  ) => Promise<boolean>;
};

/** The rows of an initialised data source. */
export function copyingOf(dataSource: DataSource, dialect: Dialect): Copying {
  const within = async <T>(begin: readonly string[], work: (runner: QueryRunner) => Promise<T>) => {
    const runner = dataSource.createQueryRunner();
    try {
      for (const statement of begin) await runner.query(statement);
      const result = await work(runner);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  };
  return {
    rows: async function* () {
      const runner = dataSource.createQueryRunner();
      try {
        await runner.query(dialect.beginSnapshot);
        yield* allRows(runner, dialect);
      } finally {
        await runner.query('ROLLBACK').catch(() => undefined);
        await runner.release();
      }
    },
    fill: async (rows) => {
      let count = 0;
      for await (const batch of batchesOf(rows)) {
        await within(['BEGIN'], (runner) => insert(runner, dialect, batch));
        count += batch.length;
      }
      return count;
    },
    isEmpty: () =>
      within(['BEGIN'], async (runner) => {
        for (const { name } of TABLES) {
          if ((await runner.query(`SELECT 1 FROM ${name} LIMIT 1`)).length > 0) return false;
        }
        return true;
      }),
    discard: () =>
      within(['BEGIN'], async (runner) => {
        for (const statement of dialect.drop(tablesOf(dataSource))) await runner.query(statement);
      }),
    leave: (moved, isCopied) =>
      within(dialect.beginAlone(TABLES.map(({ name }) => name)), async (runner) => {
        if (!(await isCopied(allRows(runner, dialect)))) return false;
        const at = dialect.parameter;
        const values = ['moved', moved];
        await runner.query(`INSERT INTO mark (name, value) VALUES (${at(1)}, ${at(2)})`, values);
        return true;
      }),
  };
}

/** Everything that the migrations have made, whatever depends on another first. */
function tablesOf(dataSource: DataSource): readonly string[] {
  const known = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const ordered: readonly string[] = TABLES.map(({ name }) => name).reverse();
  const others = known.filter((name) => !ordered.includes(name));
  return [...others, ...ordered, 'migrations'];
}

/**
 * Every row, and none is missed without a word: two databases that are read in the same way would
 * otherwise say the same, however much of both was passed over.
 */
async function* allRows(runner: QueryRunner, dialect: Dialect): AsyncGenerator<Row> {
  const read = new Map<TableName, number>();
  for await (const row of rowsInOrder(runner, dialect)) {
    read.set(row.table, (read.get(row.table) ?? 0) + 1);
    yield row;
  }
  for (const { name } of TABLES) {
    const [{ count }] = await runner.query(`SELECT count(*) AS count FROM ${name}`);
    const found = read.get(name) ?? 0;
    if (found === Number(count)) continue;
    throw new Error(`only ${found} of ${count} rows of ${name} can be reached: no copy is whole`);
  }
}

async function* rowsInOrder(runner: QueryRunner, dialect: Dialect): AsyncGenerator<Row> {
  const clusters: string[] = [];
  for (const table of FIRST) {
    for await (const row of rowsOf(runner, dialect, table)) {
      if (table.name === 'journal') clusters.push(String(row.values[0]));
      yield row;
    }
  }
  for (const cluster of clusters) {
    for (const table of OF_CLUSTER) yield* rowsOf(runner, dialect, table, cluster);
  }
  for (const table of LAST) yield* rowsOf(runner, dialect, table);
}

/** One table along its order, page by page; a page begins after the last row of the one before. */
async function* rowsOf(
  runner: QueryRunner,
  dialect: Dialect,
  table: TableShape,
  cluster?: string,
): AsyncGenerator<Row> {
  const names = Object.keys(table.columns);
  const bytewise = table.order.map((name) =>
    table.columns[name] === 'name' ? name + dialect.byBytes : name,
  );
  let last: Record<string, Value> | undefined;
  for (;;) {
    const values: Value[] = [];
    const given = (value: Value): string => dialect.parameter(values.push(value));
    const conditions = [
      ...(cluster === undefined ? [] : [`cluster = ${given(cluster)}`]),
      ...(last === undefined ? [] : [isAfter(table, bytewise, last, given)]),
    ];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const found: Record<string, Value>[] = await runner.query(
      `SELECT ${names.join(', ')} FROM ${table.name} ${where}
       ORDER BY ${bytewise.join(', ')} LIMIT ${table.pageRows}`,
      values,
    );
    for (const each of found) {
      const row = names.map((name) => engineValue(table.columns[name], each[name]));
      yield { table: table.name, values: row };
    }
    last = found.at(-1);
    if (last === undefined || found.length < table.pageRows) return;
  }
}

/** The rows after another one in the order of their table. */
function isAfter(
  { order }: TableShape,
  bytewise: readonly string[],
  last: Readonly<Record<string, Value>>,
  given: (value: Value) => string,
): string {
  const values = order.map((name) => given(last[name] as Value));
  return `(${bytewise.join(', ')}) > (${values.join(', ')})`;
}

/** A driver may give a large integer as text. */
const engineValue = (
  kind: TableShape['columns'][string] | undefined,
  value: Value | undefined,
): Value => (kind === 'integer' ? Number(value) : (value as Value));

/** Rows of one table together, so many that a statement's parameters and memory bear them. */
async function* batchesOf(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    const most = tableNamed(row.table)?.pageRows ?? 1;
    if (batch.length >= most || (batch[0] && batch[0].table !== row.table)) {
      yield batch;
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length > 0) yield batch;
}

async function insert(runner: QueryRunner, dialect: Dialect, batch: readonly Row[]): Promise<void> {
  const name = batch[0]?.table ?? 'journal';
  const columns = Object.keys(tableNamed(name)?.columns ?? {});
  const values: Value[] = [];
  const tuples = batch.map((row) => {
    const places = row.values.map((value) => dialect.parameter(values.push(asParameter(value))));
    return `(${places.join(', ')})`;
  });
  const sql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${tuples.join(', ')}`;
  await runner.query(sql, values);
}

/** Bytes must arrive as a Buffer, or a driver takes them for an object. */
const asParameter = (value: Value): Value =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value;
