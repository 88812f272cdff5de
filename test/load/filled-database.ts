/**
 * A database full of finished years, made by the rules without a server: every statement in it is
 * signed and was accepted by `judge`, and the newest head of every journal is signed with a key of
 * the server that will be started on it.
 */
import { join } from 'node:path';
import { openStorage } from '../../db/data-source.js';
import type { Batch } from '../../db/entry-log.js';
import type { EntryRow } from '../../db/rows.js';
import { systemClock } from '../../src/clock.js';
import type { HostKey } from '../../src/host-key.js';
import { serverKey } from '../../src/import.js';
import { signCheckpoint } from '../../src/journal/checkpoints.js';
import { type Entry, judge, lineBytes, messageOf, openReplay } from '../../workflows/index.js';
import { requestText, unfounded } from '../bench/hosted-cluster.js';
import { cities } from '../bench/material.js';
import { yearScript } from './year-script.js';

/**
 * Fills the database of a server's folder.
 * @returns how many entries it has
 */
export async function fillDatabase(
  data: string,
  clusters: readonly string[],
  members: number,
): Promise<number> {
  const key = serverKey({ data, keys: null, passphraseFile: null, clock: systemClock });
  const storage = await openStorage({ file: join(data, 'giaouoc.db') });
  let entries = 0;
  for (const cluster of clusters) {
    const batch = yearOf(cluster, members, key);
    await storage.log.appendAll(batch);
    entries += batch.entries?.length ?? 0;
  }
  await storage.close();
  return entries;
}

/** The rows of a cluster whose year is over. */
function yearOf(cluster: string, members: number, key: HostKey): Batch {
  const hosted = unfounded(cluster, cities(members));
  const replay = openReplay(`bench.example/${cluster}`);
  const at = new Date().toISOString();
  const entries = yearScript(cluster, members, key.x)
    .flat()
    .map((said, seq): EntryRow => {
      const signed = JSON.parse(requestText(hosted, said, seq)) as Entry;
      const { identity, text } = messageOf(signed.statement);
      const judgement = judge(replay.journal(), signed, {
        at,
        signaturesHold: [true],
        seenRoot: replay.rootAt(signed.statement.seen.size),
        saidBefore: false,
        text,
      });
      if (!judgement.ok) throw new Error(`the rules refuse ${said.type} of the script`);
      const bytes = lineBytes(judgement.line);
      replay.take(judgement.journal, bytes, identity);
      return { cluster, seq, bytes, statementId: identity, at };
    });
  const { origin, size } = replay.journal();
  const note = signCheckpoint(key, origin, { size, root: replay.rootAt(size) ?? '' });
  return {
    journals: [{ cluster, origin, created: at }],
    entries,
    checkpoints: [{ cluster, size, note }],
  };
}
