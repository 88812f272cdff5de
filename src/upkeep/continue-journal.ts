/**
 * Brings a restored journal up to what its witnesses know: the entries that are missing come out of
 * an export that was made later. Each is judged as the next one and its signatures are checked, and
 * the newest head must be signed by the server, for exactly these entries. The server may have
 * changed its key since the backup: a head counts under the key of its own place.
 */
import { hash } from 'node:crypto';
import { openStorage, type Storage, type StorageOptions } from '../../db/data-source.js';
import type { EntryRow } from '../../db/rows.js';
import { lendSha256, openReplay, wholePolicyOf } from '../../workflows/index.js';
import { readHeads } from '../journal/imported-heads.js';
import { headBreach, verified } from '../journal/replayed.js';

export interface Continuation {
  readonly place: StorageOptions;
  /** The id of the cluster. */
  readonly cluster: string;
  /** The exact bytes of every entry, from the first. */
  readonly lines: AsyncIterable<Uint8Array>;
  /** Its heads, with cosignatures. */
  readonly checkpoints: readonly string[];
}

export type ContinuationOutcome =
  | { readonly ok: true; readonly before: number; readonly size: number }
  | {
      readonly ok: false;
      readonly problem: 'not-restored' | 'unknown' | 'other-history' | 'shorter' | 'broken';
      readonly detail: string;
    };

/** Adds what is missing. @throws UnusableDatabase */
export async function continueJournal(options: Continuation): Promise<ContinuationOutcome> {
  lendSha256((bytes) => hash('sha256', bytes, 'buffer'));
  const storage = await openStorage(options.place);
  try {
    return await continued(options, storage);
  } finally {
    await storage.close();
  }
}

async function continued(
  { cluster, lines, checkpoints }: Continuation,
  { log, marks }: Storage,
): Promise<ContinuationOutcome> {
  if ((await marks.find('restored')) === undefined) return failed('not-restored', '');
  const journal = await log.journal(cluster);
  if (!journal) return failed('unknown', cluster);
  const before = await log.size(cluster);
  const replay = openReplay(journal.origin);
  const missing: EntryRow[] = [];
  for await (const line of lines) {
    const place = replay.journal().size;
    const known = place < before ? await log.entry(cluster, place) : undefined;
    if (known && !Buffer.from(known.bytes).equals(line)) return failed('other-history', `${place}`);
    const step = verified(replay, line);
    if (!step.ok) return failed('broken', `${place}: ${step.broken.rule}`);
    if (known) continue;
    const { entry, identity } = step;
    missing.push({
      cluster,
      seq: entry.seq,
      bytes: Buffer.from(line),
      statementId: identity,
      at: entry.at,
    });
  }
  const { size, cluster: state } = replay.journal();
  if (size <= before) return failed('shorter', `${size}`);
  const policy = wholePolicyOf(state.context, replay.serverKeys());
  const heads = readHeads(replay, cluster, checkpoints, policy);
  if ('problem' in heads) return failed('broken', heads.detail);
  for (const { size: at, note } of heads.checkpoints) {
    // A key that the server has given up may be in other hands by now.
    const breach = headBreach(replay, { size: at, root: replay.rootAt(at) ?? '' }, note);
    if (breach) return failed('broken', `${at}: ${breach.rule}`);
  }
  await log.appendAll({
    entries: missing,
    checkpoints: heads.checkpoints.filter((head) => head.size > before),
    cosignatures: heads.cosignatures.filter((each) => each.size > before),
  });
  return { ok: true, before, size };
}

const failed = (
  problem: (ContinuationOutcome & { readonly ok: false })['problem'],
  detail: string,
): ContinuationOutcome => ({ ok: false, problem, detail });
