/**
 * Who watches the server, in a status: how many witnesses there are and what their number buys, and
 * how far each has vouched. Of a server the answer is its own claim, and an audit checks it; of a
 * journal in a file only what its charter names is known.
 */
import { figuresOf, type Journal } from '../../workflows/index.js';
import type { Remote, VouchedFor, WitnessReport } from './remote.js';
import type { Terminal } from './terminal.js';
import { clockOf, partyName, table } from './wording.js';

/** What is known of the witnesses; without a server nobody knows how far they have vouched. */
export type WitnessStatus = Omit<WitnessReport, 'list'> & Partial<Pick<WitnessReport, 'list'>>;

/** Asks the server, or reads the charter. */
export async function witnessStatus(
  { cluster }: Journal,
  remote: Remote | null,
): Promise<WitnessStatus> {
  const told = await remote?.witnesses();
  return told ?? { ...figuresOf(cluster.context), witnessed: null };
}

/** The witnesses, line by line. */
export function witnessLines(
  { texts, language, paint }: Terminal,
  { cluster }: Journal,
  status: WitnessStatus,
): string[] {
  const words = texts.status.witnesses;
  const { witnesses, quorum, safeAgainst, worksWithout, witnessed, list } = status;
  if (witnesses === 0) return [`  ${words.none}`];
  const clock = clockOf(cluster.context, language);
  const seen = (vouched: VouchedFor | null): string =>
    vouched ? words.seen(vouched.size, clock.time(vouched.time)) : words.nothing;
  const rows = (list ?? []).map(({ id, cosigned, problem }) => [
    partyName(cluster.context, id, language),
    problem ? `${seen(cosigned)}; ${paint.bad(problem.text)}` : seen(cosigned),
  ]);
  return [
    `  ${words.figures(witnesses, quorum, safeAgainst, worksWithout)}`,
    ...(list ? [`  ${words.together}: ${seen(witnessed)}`] : []),
    ...table(rows, '    '),
  ];
}
