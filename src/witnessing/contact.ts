/**
 * A witness of one cluster as the collector knows it, and one visit to it: the newest head, the
 * proof from what it cosigned last, and its cosignature into the database. What it cosigned last is
 * our guess until it corrects us, so a visit may ask twice.
 */
import { AppendConflict, type EntryLog } from '../../db/entry-log.js';
import type { CosignatureRow } from '../../db/rows.js';
import type { Journals } from '../journal/journals.js';
import type { LiveJournal, Shown } from '../journal/live-journal.js';
import { type Addressed, addressedOf, isBehind } from './addressed.js';
import { type Asked, askWitness } from './ask-witness.js';
import { nameOfKey, noteCosignature } from './cosigned.js';
import type { WitnessProblem } from './witness-problems.js';

export interface Contact extends Addressed {
  /** The size that it cosigned last, as far as we know. */
  old: number;
  /** The size of the head that it was last asked about. */
  asked: number;
  failures: number;
  problem: WitnessProblem | null;
  busy: Promise<void> | null;
  /** Whether no round asks it for a while, because it failed. */
  isResting: boolean;
}

export interface VisitOptions {
  readonly journals: Journals;
  readonly log: EntryLog;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Told of a cosignature that could not be stored. */
  readonly onFailure: (error: unknown) => void;
}

/** What is wrong with a witness: nothing once it has cosigned the newest head. */
export const problemNow = (live: LiveJournal, contact?: Contact): WitnessProblem | null =>
  contact && isBehind(live, contact) ? contact.problem : null;

/**
 * The witnesses with an address that the charter names now. Known ones keep their state; but what
 * was wrong with one is over once the newest head is cosigned, which another server may have got.
 */
export function refreshed(
  known: ReadonlyMap<string, Contact>,
  { shown, cosigned }: LiveJournal,
): Map<string, Contact> {
  const contacts = new Map<string, Contact>();
  for (const { id, key, url } of addressedOf(shown.journal.cluster.context)) {
    const name = nameOfKey(key);
    const same = known.get(name);
    const old = cosigned.get(name)?.size ?? 0;
    const isSame = same?.id === id && same.url === url;
    const contact = isSame ? same : { ...UNASKED, id, key, url, old };
    if (old >= shown.size) Object.assign(contact, { problem: null, failures: 0 });
    contacts.set(name, contact);
  }
  return contacts;
}

const UNASKED = { asked: 0, failures: 0, problem: null, busy: null, isResting: false };

/**
 * Asks about the newest head, once more if the witness names the size that it knows.
 * @returns `null` when the cosignature is stored and shown
 */
export async function visit(
  options: VisitOptions,
  signal: AbortSignal,
  live: LiveJournal,
  contact: Contact,
): Promise<WitnessProblem | null> {
  const ask = async ({ shown, replay }: LiveJournal) => {
    contact.asked = shown.size;
    const answer = await askWitness(askingOf(options, signal, replay, contact, shown));
    return { answer, size: shown.size };
  };
  let { answer, size } = await ask(live);
  if (answer.kind === 'other-size') {
    const newest = await reaching(options, live, answer.size);
    if (!newest) return 'ahead';
    contact.old = answer.size;
    ({ answer, size } = await ask(newest));
  }
  if (answer.kind === 'failed') return answer.problem;
  if (answer.kind === 'other-size') return 'bad-answer';
  return keep(options, live, contact, size, answer);
}

/**
 * The journal with so many entries; `undefined` where there are not so many even in the database.
 * Another server may have shown the witness a newer head while it was being asked.
 */
async function reaching(
  { journals }: VisitOptions,
  live: LiveJournal,
  size: number,
): Promise<LiveJournal | undefined> {
  if (size <= live.shown.size) return live;
  const newest = await journals.find(live.cluster);
  return newest && size <= newest.shown.size ? newest : undefined;
}

function askingOf(
  { timeout }: VisitOptions,
  signal: AbortSignal,
  replay: LiveJournal['replay'],
  { key, url, old }: Contact,
  { size, checkpoint }: Shown,
) {
  const proof = old === 0 ? [] : replay.tree.consistencyProof(old, size);
  const note = checkpoint ?? '';
  return { witness: { key, url }, old, proof, checkpoint: note, signal, timeout };
}

/** Stores a verified cosignature and then shows it. */
async function keep(
  { log, journals, onFailure }: VisitOptions,
  { cluster }: LiveJournal,
  contact: Contact,
  size: number,
  { line, time }: Asked & { readonly kind: 'cosigned' },
): Promise<WitnessProblem | null> {
  const row: CosignatureRow = { cluster, size, name: contact.key.name, time, line };
  try {
    await log.appendAll({ cosignatures: [row] });
  } catch (error) {
    // A head keeps its first cosignature under a name; a later one says nothing more.
    if (!(error instanceof AppendConflict)) {
      onFailure(error);
      return 'not-stored';
    }
  }
  contact.old = size;
  const live = journals.loaded(cluster);
  if (live) noteCosignature(live.cosigned, row);
  return null;
}
