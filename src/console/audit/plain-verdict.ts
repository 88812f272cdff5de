/** A verdict without the states behind it, so that it can be handed from the worker to the page. */
import type { FullVerdict } from '../../../workflows/index.js';
import type { PlainVerdict } from './messages.js';

/** The facts of a verdict. @param line the exact text of the line that does not hold */
export function plainVerdict(verdict: FullVerdict, line: string | null = null): PlainVerdict {
  if (!verdict.sound) {
    const { seq, rule, expected, found, refusals } = verdict.finding;
    const told = refusals.map(({ code, detail }) => ({ code, detail }));
    return { sound: false, seq, rule, expected, found, line, refusals: told };
  }
  const { size, root, journal, tail, witnessed } = verdict;
  return {
    sound: true,
    origin: journal.origin,
    size,
    root,
    isCovered: tail === 'covered',
    witnessed: witnessed && {
      size: witnessed.size,
      since: witnessed.since,
      by: witnessed.seen.length,
      of: witnessed.figures.witnesses,
      quorum: witnessed.figures.quorum,
    },
  };
}
