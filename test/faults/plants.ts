/**
 * Damage done on purpose to a database file, past its triggers, as somebody could who has the file
 * in hand. A gate that is told to plant it must find it; a harness that finds nothing proves
 * nothing until it has been seen to find something.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Plant = 'lost' | 'doubled' | 'corrupt';

export const PLANTS: readonly Plant[] = ['lost', 'doubled', 'corrupt'];

/** Takes the newest entries away with their heads, repeats one, or changes a byte of an old one. */
export function plantIn(file: string, plant: Plant): void {
  const database = new Database(file);
  try {
    const triggers = database
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    for (const sql of STATEMENTS[plant]) database.prepare(sql).run();
    for (const { sql } of triggers) database.exec(sql);
  } finally {
    database.close();
    // Closing has taken the log in, as the message of a server that misses it says.
    rmSync(`${file}.open`, { force: true });
  }
}

/** More than a batch, so that some of what is taken away was acknowledged. */
const MANY = 60;

const NEWEST = 'SELECT cluster, max(seq) FROM entry GROUP BY cluster';

const STATEMENTS: Readonly<Record<Plant, readonly string[]>> = {
  lost: [
    `DELETE FROM entry AS old WHERE seq + ${MANY} >
       (SELECT count(*) FROM entry WHERE entry.cluster = old.cluster)`,
    `DELETE FROM cosignature WHERE size > (SELECT count(*) FROM entry
       WHERE entry.cluster = cosignature.cluster)`,
    `DELETE FROM checkpoint WHERE size > (SELECT count(*) FROM entry
       WHERE entry.cluster = checkpoint.cluster)`,
  ],
  doubled: [
    `INSERT INTO entry (cluster, seq, bytes, statement_id, at)
       SELECT cluster, seq + 1, bytes, statement_id || ' again', at FROM entry
       WHERE (cluster, seq) IN (${NEWEST})`,
  ],
  corrupt: [
    `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS text), '":', '" ') AS blob)
       WHERE (cluster, seq) IN (${NEWEST})`,
  ],
};
