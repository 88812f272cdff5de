/**
 * The server says that deadlines have passed. It looks after every commit and every second, and
 * what it says goes through the same queue and the same rules as anybody's statement: that a
 * deadline is said once, and not before its time, is decided there and not here. Of several servers
 * on one database each may try, and the rules take the first.
 */
import { messageOf, SERVER, type Statement } from '../../workflows/index.js';
import { type Clock, isSetClock } from '../clock.js';
import { type HostKey, signatureOf } from '../host-key.js';
import { type Keyring, signerFor } from '../keyring.js';
import type { Journals } from './journals.js';
import { type LiveJournal, timeIn } from './live-journal.js';
import type { Outcome } from './outcome.js';
import { type Overdue, overdueIn } from './overdue.js';
import type { Received } from './read-statement.js';
import type { Writer } from './writer.js';

export interface DeadlineSpeaker {
  /**
   * Says every deadline that is due now; resolves when all have their entries. Never fails: what
   * could not be looked at is told, and looked at in the next round.
   */
  readonly speak: () => Promise<void>;
  readonly stop: () => void;
}

export interface DeadlineSpeakerOptions {
  readonly journals: Journals;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Told of a deadline that is not recorded although we said it, which is a fault of ours. */
  readonly onRefusal: (cluster: string, overdue: Overdue, outcome: Outcome) => void;
  /** Told when a journal could not be looked at. */
  readonly onFailure: (error: unknown) => void;
}

const INTERVAL_MS = 1000;
/** A party that speaks with its root key, as the server always does. */
const ROOT = 'root';

/** Starts to watch the deadlines of all journals. */
export function startDeadlineSpeaker(options: DeadlineSpeakerOptions): DeadlineSpeaker {
  const { journals, clock, writer, keyring } = options;
  const underWay = new Map<string, Promise<void>>();

  const dueIn = ({ shown: { journal } }: LiveJournal): Overdue[] =>
    overdueIn(journal, timeIn(journal, clock.now()));
  /** Whoever comes while it is being said waits for the same entry. */
  const say = (live: LiveJournal, signer: HostKey, overdue: Overdue): Promise<void> => {
    const place = `${live.cluster} ${overdue.year} ${overdue.deadline}`;
    const saying =
      underWay.get(place) ?? tell(live, signer, overdue).finally(() => underWay.delete(place));
    underWay.set(place, saying);
    return saying;
  };
  const tell = async (live: LiveJournal, signer: HostKey, overdue: Overdue): Promise<void> => {
    const outcome = await writer.submit(live.cluster, passing(clock, signer, live, overdue));
    if (outcome.kind === 'accepted') return;
    const isDue = dueIn(journals.loaded(live.cluster) ?? live).some(
      ({ year, deadline }) => year === overdue.year && deadline === overdue.deadline,
    );
    // Another server may have been quicker, and then all is well.
    if (isDue) options.onRefusal(live.cluster, overdue, outcome);
  };
  const speakIn = async (live: LiveJournal): Promise<void> => {
    if (live.breach) return;
    const signer = signerFor(keyring, live.shown.journal);
    if (!signer) return;
    await Promise.all(dueIn(live).map((overdue) => say(live, signer, overdue)));
  };
  const speak = async (): Promise<void> => {
    const now = clock.now();
    for (const [cluster, { due }] of journals.outlooks()) {
      if (due === null || due >= now) continue;
      try {
        const live = await journals.find(cluster);
        if (live) await speakIn(live);
      } catch (error) {
        options.onFailure(error);
      }
    }
  };
  const timer = setInterval(speak, INTERVAL_MS);
  timer.unref();
  journals.onGrowth(({ live }) => void speakIn(live).catch(options.onFailure));
  if (isSetClock(clock)) clock.onSet(speak);
  return { speak, stop: () => clearInterval(timer) };
}

/** What the server says of one deadline, signed with the journal's key. */
function passing(
  clock: Clock,
  signer: HostKey,
  { origin, shown }: LiveJournal,
  { year, deadline }: Overdue,
): Received {
  const statement: Statement<'deadline.pass'> = {
    body: { deadline },
    by: { member: SERVER, officer: ROOT },
    cluster: origin,
    cycle: year,
    rules: shown.journal.cycles.get(year)?.context.rules ?? '',
    said: clock.now(),
    seen: { root: shown.root, size: shown.size },
    type: 'deadline.pass',
  };
  const message = messageOf(statement);
  return { signed: { statement, signatures: [signatureOf(signer, message.bytes)] }, message };
}
