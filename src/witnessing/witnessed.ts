/** How far a quorum of witnesses has vouched for a journal, as its charter names them now. */
import { figuresOf, witnessesOf } from '../../workflows/index.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { nameOfKey, quorumHead, type Vouched } from './cosigned.js';

/** The largest head that a quorum has vouched for; `null` where none has, or none is asked for. */
export function witnessedHead({
  cosigned,
  shown,
}: Pick<LiveJournal, 'cosigned' | 'shown'>): Vouched | null {
  const { context } = shown.journal.cluster;
  const newest = witnessesOf(context).flatMap(({ key }) => cosigned.get(nameOfKey(key)) ?? []);
  return quorumHead(newest, figuresOf(context).quorum);
}
