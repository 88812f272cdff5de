/**
 * Makes a document from a journal: the same entries and the same facts of issue give the same
 * bytes, so that whoever has the journal can make the document again and hold it against the digest
 * that was issued.
 */
import { type DocumentKind, unlaunched } from '../../workflows/index.js';
import { certificatePaper } from './certificate-paper.js';
import type { Commission, IssueFacts } from './commission.js';
import { countPaper } from './count-paper.js';
import { handoverPaper } from './handover-paper.js';
import type { JournalView } from './journal-view.js';
import type { Paper } from './paper.js';
import { pledgePaper } from './pledge-paper.js';
import { printPaper } from './print-paper.js';
import { proposalPaper } from './proposal-paper.js';
import { reviewPaper } from './review-paper.js';

export type { IssueFacts } from './commission.js';

/** Why a document cannot be written yet: no such year, or nothing of the kind was said in it. */
export type DocumentGap = 'noYear' | 'nothingYet';

export type Made =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly gap: DocumentGap };

const writers: Readonly<Record<DocumentKind, (commission: Commission) => Paper | null>> = {
  pledge: pledgePaper,
  reviewMinutes: reviewPaper,
  countMinutes: countPaper,
  proposal: proposalPaper,
  handoverMinutes: handoverPaper,
  certificate: certificatePaper,
};

/**
 * Makes a document as a PDF file.
 * @returns its bytes, or why the journal does not hold enough for it
 * @throws when the facts name another size than that of the view, which is a fault of the caller
 */
export async function makeDocument(view: JournalView, facts: IssueFacts): Promise<Made> {
  if (facts.upTo !== view.size) throw new RangeError(`the view holds ${view.size} entries`);
  const paper = paperOf(view, facts);
  if (typeof paper === 'string') return { ok: false, gap: paper };
  const bytes = await printPaper(paper, {
    title: `${paper.title} ${paper.subject} (${paper.number})`,
    author: paper.issuer.replace('\n', ' '),
    keywords: `${view.origin} ${view.size} ${view.root} ${facts.kind} ${facts.year}`,
    date: facts.date,
  });
  return { ok: true, bytes };
}

/** What would stand on the document, or why it cannot be written. */
export function paperOf(view: JournalView, facts: IssueFacts): Paper | DocumentGap {
  const { cycles, cluster } = view.journal;
  const cycle = cycles.get(facts.year)?.context ?? unlaunched(facts.year);
  const charter = cluster.context.charters[cycle.charter];
  if (!charter) return 'noYear';
  return writers[facts.kind]({ view, facts, cycle, charter }) ?? 'nothingYet';
}
