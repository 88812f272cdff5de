/**
 * The server says that deadlines have passed. It looks after every commit and every second, and
 * what it says goes through the same queue and the same rules as anybody's statement: that a
 * deadline is said once, and not before its time, is decided there and not here.
 */
import {
  type CycleState,
  DEADLINES,
  type DeadlineName,
  dueAt,
  type Journal,
  messageOf,
  requirementsFor,
  SERVER,
  type Statement,
} from '../../workflows/index.js';
import { type Clock, isSetClock } from '../clock.js';
import { type HostKey, signatureOf } from '../host-key.js';
import { type Keyring, signerFor } from '../keyring.js';
import type { Journals } from './journals.js';
import { type LiveJournal, timeIn } from './live-journal.js';
import type { Outcome } from './outcome.js';
import type { Received } from './read-statement.js';
import type { Writer } from './writer.js';

/** A deadline of one year that has passed and has not been recorded. */
export interface Overdue {
  readonly year: number;
  readonly deadline: DeadlineName;
}

export interface DeadlineSpeaker {
  /** Says every deadline that is due now; resolves when all of them have their entries. */
  readonly speak: () => Promise<void>;
  readonly stop: () => void;
}

export interface DeadlineSpeakerOptions {
  readonly journals: Journals;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Told of a deadline that the rules would not record, which is a fault of ours. */
  readonly onRefusal: (cluster: string, overdue: Overdue, outcome: Outcome) => void;
}

const INTERVAL_MS = 1000;
/** A party that speaks with its root key, as the server always does. */
const ROOT = 'root';

/** Starts to watch the deadlines of all journals. */
export function startDeadlineSpeaker(options: DeadlineSpeakerOptions): DeadlineSpeaker {
  const { journals, clock, writer, keyring } = options;
  const underWay = new Set<string>();

  const say = async (live: LiveJournal, signer: HostKey, overdue: Overdue): Promise<void> => {
    const place = `${live.cluster} ${overdue.year} ${overdue.deadline}`;
    if (underWay.has(place)) return;
    underWay.add(place);
    const outcome = await writer.submit(live.cluster, passing(clock, signer, live, overdue));
    underWay.delete(place);
    if (outcome.kind !== 'accepted') options.onRefusal(live.cluster, overdue, outcome);
  };
  const speakIn = async (live: LiveJournal): Promise<void> => {
    if (live.breach) return;
    const { journal } = live.shown;
    const signer = signerFor(keyring, journal);
    if (!signer) return;
    const due = overdueIn(journal, timeIn(journal, clock.now()));
    await Promise.all(due.map((overdue) => say(live, signer, overdue)));
  };
  const speak = async (): Promise<void> => {
    await Promise.all([...journals.all()].map(speakIn));
  };
  const timer = setInterval(speak, INTERVAL_MS);
  timer.unref();
  writer.onCommit(({ live }) => speakIn(live));
  if (isSetClock(clock)) clock.onSet(speak);
  return { speak, stop: () => clearInterval(timer) };
}

/** The deadlines that have passed at an instant and are not recorded. */
export function overdueIn(journal: Journal, at: string): Overdue[] {
  return [...journal.cycles.values()].flatMap((cycle) =>
    deadlinesOf(journal, cycle)
      .filter(({ due, isRecorded }) => due !== null && at > due && !isRecorded)
      .map(({ name }) => ({ year: cycle.context.year, deadline: name })),
  );
}

interface Deadline {
  readonly name: DeadlineName;
  readonly due: string | null;
  readonly isRecorded: boolean;
}

/** The same lists come back as long as nothing has happened that moves a deadline. */
const remembered = new WeakMap<object, { readonly key: unknown[]; readonly list: Deadline[] }>();

function deadlinesOf({ cluster }: Journal, cycle: CycleState): readonly Deadline[] {
  const { context } = cycle;
  const charter = cluster.context.charters[context.charter];
  if (!charter || !requirementsFor(cycle, 'deadline.pass')) return [];
  const { peer, scoring, vote } = context.review;
  const running = [peer.round.openBy, peer.finished, vote.round, vote.sealed.openBy];
  const key = [charter, context.handover, scoring.explainBy, scoring.final, ...running];
  const known = remembered.get(context.deadlines);
  if (known?.key.every((part, index) => part === key[index])) return known.list;
  const list = DEADLINES.map((name) => ({
    name,
    due: dueAt(context, charter, name),
    isRecorded: name in context.deadlines.passed,
  }));
  remembered.set(context.deadlines, { key, list });
  return list;
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
