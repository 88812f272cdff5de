/** What the server tells of the witnesses of a journal: figures, and how each of them stands. */
import { figuresOf, formatNoteKey, type Language, witnessesOf } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import type { Collector } from './collector.js';
import { nameOfKey, type Vouched } from './cosigned.js';
import type { VouchedAnswer, WitnessAnswer, WitnessesAnswer } from './witness-answers.dto.js';
import { witnessProblemText } from './witness-problems.js';
import { witnessedHead } from './witnessed.js';

/** The witnesses of a journal now. @param language of the problems' texts */
export function witnessesAnswer(
  live: LiveJournal,
  collector: Pick<Collector, 'problemOf'>,
  language: Language,
): WitnessesAnswer {
  const { cosigned, shown } = live;
  const { context } = shown.journal.cluster;
  const figures = figuresOf(context);
  const witnesses = witnessesOf(context);
  const list = witnesses.map(({ id, key, url }): WitnessAnswer => {
    const problem = collector.problemOf(live, key);
    return {
      id,
      key: formatNoteKey(key),
      url,
      cosigned: vouchedAnswer(cosigned.get(nameOfKey(key))),
      problem: problem && { code: problem, text: witnessProblemText(problem, language) },
    };
  });
  return {
    head: { size: shown.size, root: shown.root },
    ...figures,
    witnessed: vouchedAnswer(witnessedHead(live)),
    list,
  };
}

const vouchedAnswer = (vouched: Vouched | null | undefined): VouchedAnswer | null =>
  vouched ? { size: vouched.size, time: timeText(vouched.time) } : null;

/** A witness may sign any number as its time; beyond the calendar the last day stands for it. */
const timeText = (seconds: number): string =>
  new Date(Math.min(seconds * 1000, LAST_MILLISECOND)).toISOString();

const LAST_MILLISECOND = 8_640_000_000_000_000;
