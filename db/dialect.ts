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
  /** The statements that make tables append-only, in order, by the migration that runs them. */
  readonly appendOnly: {
    /** Journals, entries and checkpoints. */
    readonly journals: readonly string[];
    readonly cosignatures: readonly string[];
  };
};
