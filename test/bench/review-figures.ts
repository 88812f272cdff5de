/**
 * Figures of the largest review: how long one sheet takes to judge, sealed and opened, how long the
 * whole year takes to replay and to audit, and how large its largest entry is.
 */
import { openVerifier } from '../../src/signatures/verify.js';
import {
  audit,
  type Circumstances,
  type Entry,
  judge,
  messageInLine,
  openReplay,
  type Replay,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { largeReview } from './large-review.js';
import { quantile } from './measure.js';

export interface ReviewFigures {
  readonly entries: number;
  readonly largestEntry: number;
  /** Milliseconds to judge one sheet. */
  readonly sealed: { readonly median: number; readonly p99: number };
  readonly opened: { readonly median: number; readonly p99: number };
  /** Seconds. */
  readonly replayed: number;
  readonly audited: number;
}

/** Makes such a year and measures on it. */
export async function reviewFigures(): Promise<ReviewFigures> {
  const lines = largeReview();
  const start = performance.now();
  const times = replayed(lines);
  const replay = (performance.now() - start - times.judged) / 1000;
  const audited = await secondsOf(() => auditAll(lines));
  return {
    entries: lines.length,
    largestEntry: Math.max(...lines.map(({ length }) => length)),
    sealed: figuresOf(times.sealed),
    opened: figuresOf(times.opened),
    replayed: replay,
    audited,
  };
}

const figuresOf = (times: readonly number[]) => ({
  median: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

const secondsOf = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

async function auditAll(lines: readonly Uint8Array[]): Promise<void> {
  const verdict = await audit(ORIGIN, lines, { verify: openVerifier() });
  if (!verdict.sound) throw new Error(`the audit finds ${verdict.broken.rule}`);
}

/** Replays the year; one sheet in ten is judged once more beside it, and timed. */
function replayed(lines: readonly Uint8Array[]) {
  const replay = openReplay(ORIGIN);
  const times: Record<string, number[]> = { 'peer.seal': [], 'peer.open': [] };
  let judged = 0;
  for (const [seq, line] of lines.entries()) {
    if (seq % 10 === 0) {
      const took = judgedOnce(replay, line);
      times[took.type]?.push(took.milliseconds);
      judged += took.milliseconds;
    }
    const step = replay.add(line);
    if (!step.ok) throw new Error(`entry ${step.broken.seq} breaks ${step.broken.rule}`);
  }
  return { sealed: times['peer.seal'] ?? [], opened: times['peer.open'] ?? [], judged };
}

/** Judges the statement of a line in the journal as it stands before that line. */
function judgedOnce(replay: Replay, line: Uint8Array) {
  const text = Buffer.from(line).toString('utf8');
  const entry = JSON.parse(text) as Entry;
  const around: Circumstances = {
    at: entry.at,
    signaturesHold: entry.signatures.map(() => true),
    seenRoot: replay.rootAt(entry.statement.seen.size),
    saidBefore: false,
    text: messageInLine(text).text,
  };
  const start = performance.now();
  const judgement = judge(replay.journal(), entry, around);
  const milliseconds = performance.now() - start;
  if (!judgement.ok) throw new Error('the rules refuse what they accepted');
  return { type: entry.statement.type, milliseconds };
}
