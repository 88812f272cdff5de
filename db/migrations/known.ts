/** Whether this version can use a database, by the migrations that are recorded in it. */

/**
 * Refuses a database that a newer version has migrated, because TypeORM would take no notice.
 * @param found the names of the migrations in the database
 * @param known the names of all migrations of this version, oldest first
 * @param complete also refuses one that lacks one of them, as a reader cannot migrate it
 * @throws Error that names the migrations
 */
export function requireKnown(
  found: readonly string[],
  known: readonly string[],
  complete: boolean,
): void {
  const newer = found.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new Error(`it was written by a newer version, which added ${newer.join(', ')}`);
  }
  const missing = known.filter((name) => !found.includes(name));
  if (complete && missing.length > 0) {
    throw new Error(`it lacks ${missing.join(', ')}: let the server open it once`);
  }
}
