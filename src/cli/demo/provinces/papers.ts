/**
 * The papers of the made-up year: made from the journal itself, then issued by a clerk of the chair
 * with number and digest, so that anybody can make the same files again and compare.
 */
import { createHash } from 'node:crypto';
import { type Bodies, DOCUMENT_KINDS } from '../../../../workflows/index.js';
import { type Act, at, minutesAfter, says } from '../act.js';
import type { Cast } from '../cast.js';
import { CHAIR, ORIGIN, YEAR } from './made-up.js';

const SYMBOLS: Readonly<Record<Bodies['document.issue']['kind'], string>> = {
  pledge: 'GƯ-KTĐ',
  reviewMinutes: 'BB-KTĐ',
  countMinutes: 'BBKP-KTĐ',
  proposal: 'TTr-KTĐ',
  handoverMinutes: 'BBBG-KTĐ',
  certificate: 'CN-KTĐ',
};

/** Issues one document of each kind, all made from the same entries. */
export async function papers({ lines }: Cast): Promise<readonly Act[]> {
  const [{ viewOf }, { makeDocument }] = await Promise.all([
    import('../../../documents/journal-view.js'),
    import('../../../documents/make-document.js'),
  ]);
  const entries = await lines();
  const upTo = entries.length;
  const read = viewOf(ORIGIN, entries, upTo);
  if (!read.ok) throw new Error('the journal of the demonstration does not replay');
  const acts: Act[] = [];
  for (const kind of DOCUMENT_KINDS) {
    const facts = {
      kind,
      upTo,
      number: 1,
      symbol: SYMBOLS[kind],
      place: 'Bằng Lăng',
      date: '2025-04-02',
    };
    const made = await makeDocument(read.view, { ...facts, year: YEAR });
    if (!made.ok) throw new Error(`${kind} cannot be made: ${made.gap}`);
    const digest = createHash('sha256').update(made.bytes).digest('hex');
    const when = minutesAfter(at('2025-04-02', '09:00'), acts.length);
    acts.push(says({ when, cycle: YEAR }, CHAIR, 'document.issue', { ...facts, digest }));
  }
  return acts;
}
