/**
 * All in which one database engine's schema differs from another's. The entities and migrations
 * are written once against this type; an engine is a value of it. It refuses to grow into queries:
 * those that must be fast stand in the engine's own folder, the others are TypeORM's.
 *
 *     engine       bytesType   appendOnly
 *     SQLite       blob        CREATE TRIGGER … RAISE(ABORT, …)
 *     PostgreSQL   bytea       CREATE FUNCTION … RAISE EXCEPTION, CREATE TRIGGER … EXECUTE FUNCTION
 */
export type Dialect = {
  /** The column type that gives back exactly the bytes that were put in. */
  readonly bytesType: 'blob' | 'bytea';
  /** Begins a transaction that sees the database as it is at its first read, and goes on to. */
  readonly beginSnapshot: string;
  /** Begins a transaction in which nobody else writes to these tables. */
  readonly beginAlone: (tables: readonly string[]) => readonly string[];
  /** Takes away these tables, given with those that depend on others first, and the guards. */
  readonly drop: (tables: readonly string[]) => readonly string[];
  /** How a statement names its parameter number `place`, counted from 1. */
  readonly parameter: (place: number) => string;
  /** After a text column in `ORDER BY`, so that names are ordered by their bytes. */
  readonly byBytes: '' | ' COLLATE "C"';
  /** The statements that make tables append-only, in order, by the migration that runs them. */
  readonly appendOnly: {
    /** Journals, entries and checkpoints. */
    readonly journals: readonly string[];
    readonly cosignatures: readonly string[];
    /** Marks, and that nothing is added to a database that is marked as moved. */
    readonly marks: readonly string[];
  };
};
