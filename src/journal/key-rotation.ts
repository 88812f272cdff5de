/**
 * The server puts a new key in the place of its own: in every journal of the database that still
 * names an older key of ours, that key signs for its successor. It goes through the queue and the
 * rules like anything that is said; a journal that does not take it keeps its key, which stays
 * good. An older key may be known to others, so whatever fails is done again until none is left.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EntryLog } from '../../db/entry-log.js';
import { messageOf, ROOT, rulesFor, SERVER, type Statement } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { type HostKey, signatureOf } from '../host-key.js';
import { type Keyring, signerFor } from '../keyring.js';
import type { Journals } from './journals.js';
import type { LiveJournal } from './live-journal.js';
import type { Outcome } from './outcome.js';
import type { Writer } from './writer.js';

export interface Rotation {
  /** Goes through all journals; resolves when each was tried once. What failed is tried again. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RotationOptions {
  readonly entryLog: EntryLog;
  readonly journals: Journals;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Told what became of it in each journal. */
  readonly onOutcome: (cluster: string, outcome: Outcome) => void;
  /** Told of a journal that could not be looked at; `null` where not even their list could. */
  readonly onFailure: (error: unknown, cluster: string | null) => void;
}

/** The pause before what failed is tried again, in milliseconds; it doubles each time. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Says in every journal that stands under an older key of ours that the newest follows. */
export function openRotation(options: RotationOptions): Rotation {
  const { entryLog, onFailure } = options;
  const closing = new AbortController();
  const settled = new Set<string>();
  let running: Promise<void> | undefined;

  /** @returns whether every journal of the database is settled */
  const round = async (): Promise<boolean> => {
    const all = await entryLog.journals();
    for (const { cluster } of all) {
      if (closing.signal.aborted) return false;
      if (settled.has(cluster)) continue;
      try {
        if (await isSettled(options, cluster)) settled.add(cluster);
      } catch (error) {
        onFailure(error, cluster);
      }
    }
    return all.every(({ cluster }) => settled.has(cluster));
  };
  const tried = (): Promise<boolean> =>
    round().catch((error: unknown) => {
      onFailure(error, null);
      return false;
    });
  const goOn = async (isDone: boolean): Promise<void> => {
    const { signal } = closing;
    for (let wait = FIRST_PAUSE_MS; !isDone; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      isDone = await tried();
    }
  };
  return {
    start: async () => {
      const first = tried();
      running = first.then(goOn);
      await first;
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** Says it in one journal. @returns whether there is nothing left to be done in it */
async function isSettled(options: RotationOptions, cluster: string): Promise<boolean> {
  const { journals, writer, clock, keyring, onOutcome } = options;
  const successor = keyring.newest();
  const live = await journals.find(cluster);
  const signer = live && signerFor(keyring, live.shown.journal);
  if (!live || !signer || signer === successor) return true;
  const outcome = await writer.submit(cluster, rotation(live, signer, successor, clock.now()));
  onOutcome(cluster, outcome);
  // One that does not hold is never written to; others are served once a disk has room again.
  return outcome.kind !== 'unserved' || outcome.problem.code === 'server/journal-broken';
}

function rotation(
  { origin, shown }: LiveJournal,
  signer: HostKey,
  successor: HostKey,
  said: string,
) {
  const draft: Statement<'host.rotate'> = {
    body: { key: successor.x },
    by: { member: SERVER, officer: ROOT },
    cluster: origin,
    cycle: null,
    rules: '',
    said,
    seen: { root: shown.root, size: shown.size },
    type: 'host.rotate',
  };
  const statement = { ...draft, rules: rulesFor(shown.journal, draft) ?? '' };
  const message = messageOf(statement);
  return { signed: { statement, signatures: [signatureOf(signer, message.bytes)] }, message };
}
