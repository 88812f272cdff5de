/**
 * Takes over a journal that another server has kept. Every entry is judged again and every
 * signature checked, the heads must be those of these entries and the newest of them seen by the
 * quorum of a policy that the operator trusts, and the journal must name a key of this server, all
 * before the first byte is written; then everything is written in one transaction or nothing is.
 *
 * Where the old server is gone, nobody can record there that the members have appointed this one.
 * Then their signed statements are handed over with the journal: they are judged as its next
 * entries, and must end with the appointment of this server.
 */
import { hash } from 'node:crypto';
import type { Storage } from '../db/data-source.js';
import type { Batch } from '../db/entry-log.js';
import type { EntryRow } from '../db/rows.js';
import { lendSha256, lineBytes, type Policy, type Refusal } from '../workflows/index.js';
import { claimFolder, openClaimed } from './claimed-storage.js';
import type { Clock } from './clock.js';
import type { HostKey } from './host-key.js';
import { ProblemError, RefusedError } from './http/problem.js';
import { weigh } from './journal/batch.js';
import { signCheckpoint } from './journal/checkpoints.js';
import { type ImportedHeads, readHeads } from './journal/imported-heads.js';
import { emptyJournal, type LiveJournal } from './journal/live-journal.js';
import { type Received, readStatement } from './journal/read-statement.js';
import { verified } from './journal/replayed.js';
import { openKeyring, readPassphrase, signerFor } from './keyring.js';

/** Which server it is that takes a journal over. */
export interface Host {
  readonly data: string;
  /** The folder of its keys; `null` for that of its data. */
  readonly keys: string | null;
  /** The file of the passphrase of its keys; `null` for keys in the clear. */
  readonly passphraseFile: string | null;
  readonly clock: Clock;
}

export interface ImportOptions extends Host {
  /** The address of the server's database; `null` for the file in the folder. */
  readonly databaseUrl: string | null;
  readonly cluster: string;
  readonly origin: string;
  /** The exact bytes of each entry, in order. */
  readonly lines: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** The signed notes of its heads, with the cosignatures of witnesses. */
  readonly checkpoints: readonly string[];
  /** Whom the operator believes: the log's keys, the witnesses, their quorum. */
  readonly policy: Policy;
  /** Signed statements to follow, as they are posted to a server; none where it hands over. */
  readonly statements: readonly Uint8Array[];
}

/** Why a journal is not taken over; nothing was written. */
export type ImportProblem =
  | 'here-already'
  | 'broken-entry'
  | 'broken-head'
  | 'no-head'
  | 'not-seen-by-quorum'
  | 'statement-refused'
  | 'other-server';

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly size: number;
      /** How many statements were added to what came. */
      readonly added: number;
      /** How many entries, from the first, a quorum has seen. */
      readonly seen: number;
    }
  | {
      readonly ok: false;
      readonly problem: ImportProblem;
      readonly detail: string;
      readonly refusals: readonly Refusal[];
    };

/** Makes sure that this server has a key, and tells it, so that the members can appoint it. */
export function serverKey(host: Host): HostKey {
  claimFolder(host);
  return keyringOf(host).newest();
}

const keyringOf = ({ data, keys, passphraseFile }: Host) =>
  openKeyring(keys ?? data, passphraseFile && readPassphrase(passphraseFile));

/**
 * Takes a journal over.
 * @throws UnusableData for a folder, a database of another kind or a key that cannot be used
 * @throws UnusableDatabase for a database that cannot be used at all
 */
export async function importJournal(options: ImportOptions): Promise<ImportOutcome> {
  lendSha256((bytes) => hash('sha256', bytes, 'buffer'));
  serverKey(options);
  const storage = await openClaimed(options);
  try {
    return await taken(options, storage);
  } finally {
    await storage.close();
  }
}

async function taken(options: ImportOptions, { log }: Storage): Promise<ImportOutcome> {
  const { cluster, origin, statements } = options;
  if (await log.journal(cluster)) return refused('here-already', cluster);
  const live = emptyJournal(cluster, origin);
  const entries: EntryRow[] = [];
  const broken = await takeEntries(live, options, entries);
  if (broken) return broken;
  const heads = readHeads(live.replay, cluster, options.checkpoints, options.policy);
  if ('problem' in heads) return refused(heads.problem, heads.detail);
  const { seen } = heads;
  // A server that hands over brings its last head cosigned; one that is gone cannot any more.
  const size = entries.length;
  if (seen === 0 || (statements.length === 0 && seen < size)) {
    return refused('not-seen-by-quorum', `${seen} / ${size}`);
  }
  const unfit = takeStatements(live, options, entries);
  if (unfit) return unfit;
  const keyring = keyringOf(options);
  const signer = signerFor(keyring, live.replay.journal());
  if (!signer) return refused('other-server', keyring.newest().x);
  await log.appendAll(rowsOf(live, entries, heads, signer));
  return { ok: true, size: entries.length, added: entries.length - size, seen };
}

async function takeEntries(
  live: LiveJournal,
  { lines, cluster }: ImportOptions,
  entries: EntryRow[],
): Promise<ImportOutcome | null> {
  for await (const line of lines) {
    const step = verified(live.replay, line);
    if (!step.ok) {
      const { seq, rule, refusals } = step.broken;
      return refused('broken-entry', `${seq}: ${rule}`, refusals);
    }
    const { seq, at } = step.entry;
    entries.push({ cluster, seq, bytes: Buffer.from(line), statementId: step.identity, at });
  }
  return null;
}

function takeStatements(
  live: LiveJournal,
  { statements, clock, cluster }: ImportOptions,
  entries: EntryRow[],
): ImportOutcome | null {
  for (const bytes of statements) {
    const received = receivedFrom(bytes);
    if (!('message' in received)) return received;
    const weighed = weigh(live, received, clock.now());
    if (weighed.kind === 'repeated') continue;
    if (weighed.kind === 'refused') {
      return refused('statement-refused', received.signed.statement.type, weighed.refusals);
    }
    if (weighed.kind !== 'accepted') return refused('statement-refused', weighed.kind);
    const { entry, line, journal } = weighed.judgement;
    const { identity } = received.message;
    live.replay.take(journal, lineBytes(line), identity);
    const { seq, at } = entry;
    entries.push({ cluster, seq, bytes: lineBytes(line), statementId: identity, at });
  }
  return null;
}

function receivedFrom(bytes: Uint8Array): Received | ImportOutcome {
  try {
    return readStatement(bytes);
  } catch (error) {
    if (error instanceof RefusedError) {
      return refused('statement-refused', error.message, error.refusals);
    }
    if (error instanceof ProblemError) return refused('statement-refused', error.code);
    throw error;
  }
}

/** All that is written: the journal as it came, what follows, and a head over that of our own. */
function rowsOf(
  { cluster, origin, replay }: LiveJournal,
  entries: readonly EntryRow[],
  { checkpoints, cosignatures, size }: ImportedHeads,
  signer: HostKey,
): Batch {
  const created = entries[0]?.at ?? '';
  const root = replay.rootAt(entries.length) ?? '';
  const grown = entries.length > size;
  const note = grown ? signCheckpoint(signer, origin, { size: entries.length, root }) : null;
  return {
    journals: [{ cluster, origin, created }],
    entries,
    checkpoints: [...checkpoints, ...(note ? [{ cluster, size: entries.length, note }] : [])],
    cosignatures,
  };
}

const refused = (
  problem: ImportProblem,
  detail: string,
  refusals: readonly Refusal[] = [],
): ImportOutcome & { readonly ok: false } => ({ ok: false, problem, detail, refusals });
