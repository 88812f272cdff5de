/**
 * Takes over what was lodged with the witnesses: statements whose signers got no entry here, or no
 * answer. They go through the same door as any other, so a witness adds nothing to a statement's
 * right and takes nothing from it; what the rules refuse is not submitted again by us.
 *
 *     GET <witness url>/<hex SHA-256 of the origin>/lodged
 *     {"note":"…","publicKey":"…","signatures":[…],"statement":{…}}       one a line
 */
import { createHash } from 'node:crypto';
import { canonicalize, type Json } from '../../workflows/index.js';
import type { Journals } from '../journal/journals.js';
import type { LiveJournal } from '../journal/live-journal.js';
import type { Outcome } from '../journal/outcome.js';
import { type Received, readStatement } from '../journal/read-statement.js';
import type { Writer } from '../journal/writer.js';
import { addressedOf, isCollected } from './addressed.js';
import { addressOf } from './ask-witness.js';
import { linesFrom } from './exchange.js';

export interface Lodgings {
  /**
   * Asks every witness of the journals in memory once; resolves when what they had has its entry
   * or its refusal.
   */
  readonly takeOver: () => Promise<void>;
  /** The same for one journal. */
  readonly takeOverOf: (live: LiveJournal) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LodgingsOptions {
  readonly journals: Journals;
  readonly writer: Writer;
  /** Milliseconds between two questions. */
  readonly interval: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Told of every statement that was submitted, with what became of it. */
  readonly onOutcome: (cluster: string, witness: string, received: Received, got: Outcome) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Some ten thousand statements of the usual size. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** A statement is at most half of it. */
const MAX_LINE = 128 * 1024;
/** Lines that are remembered as dealt with; beyond that all are forgotten and judged again. */
const MAX_REMEMBERED = 100_000;

/** Starts to ask in intervals, wherever the last questions about a journal are answered. */
export function openLodgings(options: LodgingsOptions): Lodgings {
  const { journals, interval, timeout } = options;
  const closing = new AbortController();
  const settled = new Set<string>();
  const underWay = new Map<string, Promise<void>>();

  const ask = async (live: LiveJournal, id: string, url: string): Promise<void> => {
    const path = `${createHash('sha256').update(live.origin).digest('hex')}/lodged`;
    const limits = { maxBytes: MAX_ANSWER_BYTES, signal: closing.signal, timeout };
    for await (const line of linesFrom({ url: addressOf(url, path), ...limits }, MAX_LINE)) {
      if (line === '' || closing.signal.aborted) continue;
      const name = createHash('sha256').update(`${live.cluster}\n${line}`).digest('base64');
      if (settled.has(name)) continue;
      if (settled.size >= MAX_REMEMBERED) settled.clear();
      if (await isSettled(options, live, id, line)) settled.add(name);
    }
  };
  const takeOverOf = (live: LiveJournal): Promise<void> => {
    const { cluster, shown } = live;
    const witnesses = isCollected(live) ? addressedOf(shown.journal.cluster.context) : [];
    const taking =
      underWay.get(cluster) ??
      Promise.all(witnesses.map(({ id, url }) => ask(live, id, url)))
        .then(() => undefined, options.onFailure)
        .finally(() => underWay.delete(cluster));
    underWay.set(cluster, taking);
    return taking;
  };
  const takeOver = async (): Promise<void> => {
    await Promise.all([...journals.all()].map(takeOverOf));
  };
  const timer = setInterval(takeOver, interval);
  timer.unref();
  return {
    takeOver,
    takeOverOf,
    close: async () => {
      clearInterval(timer);
      closing.abort();
      await Promise.all(underWay.values());
    },
  };
}

/** Whether a lodged line needs no further attention: it has its entry, or never will by us. */
async function isSettled(
  { writer, onOutcome }: LodgingsOptions,
  { cluster, replay }: LiveJournal,
  witness: string,
  line: string,
): Promise<boolean> {
  const received = statementIn(line);
  if (!received || replay.seqOf(received.message.identity) !== null) return true;
  const outcome = await writer.submit(cluster, received);
  onOutcome(cluster, witness, received, outcome);
  // What could not be stored, or met a server that was closing, is worth another attempt.
  return outcome.kind !== 'unserved';
}

/** The statement in a line; `undefined` for what no door would let in. */
function statementIn(line: string): Received | undefined {
  try {
    const { signatures, statement } = JSON.parse(line) as Record<string, Json>;
    const signed = { signatures: signatures ?? null, statement: statement ?? null };
    return readStatement(Buffer.from(canonicalize(signed)));
  } catch {
    return undefined;
  }
}
