/**
 * The text that a statement names by its digest, so that it can be read before it is signed. It is
 * looked up in the history and held against the digest here: the server cannot show one text and
 * have another signed.
 */
import { digestOf, type Entry, type StatementType } from '../../../workflows/index.js';
import type { ClusterApi } from '../api/client.js';

/** What brings the text that others name by the digest of its whole body. */
const SOURCES: Readonly<Partial<Record<StatementType, readonly [StatementType, string]>>> = {
  'pledge.open': ['pledge.propose', 'pledge'],
  'pledge.sign': ['pledge.propose', 'pledge'],
  'pledge.decline': ['pledge.propose', 'pledge'],
  'criteria.approve': ['criteria.issue', 'review'],
  'report.submit': ['pledge.propose', 'pledge'],
  'score.submit': ['criteria.issue', 'review'],
  'peer.score': ['criteria.issue', 'review'],
  'peer.seal': ['criteria.issue', 'review'],
  'verify.record': ['criteria.issue', 'review'],
  'award.concur': ['award.propose', 'awards'],
  'award.object': ['award.propose', 'awards'],
  'award.adopt': ['award.propose', 'awards'],
  'minutes.sign': ['minutes.propose', 'review'],
  'minutes.object': ['minutes.propose', 'review'],
  'result.adopt': ['minutes.propose', 'review'],
  'handover.confirm': ['handover.propose', 'handover'],
  'handover.sign': ['handover.propose', 'handover'],
  'handover.accept': ['handover.propose', 'handover'],
  'handover.witness': ['handover.propose', 'handover'],
};

/** Those whose digest is of the body itself; others name a document or a part by another digest. */
const BY_BODY: readonly StatementType[] = ['pledge.propose', 'criteria.issue', 'award.propose'];

interface StepPage {
  readonly statements: readonly { readonly seq: number; readonly type: StatementType }[];
}

/** A text and the entry that brought it. */
export interface NamedText {
  readonly seq: number;
  readonly type: StatementType;
  readonly body: unknown;
}

/**
 * Finds the text.
 * @param digest the one that will be signed; `null` where there is none
 * @returns `null` where the statement names no text, or none is found that has this digest
 */
export async function namedText(
  api: ClusterApi,
  type: StatementType,
  year: number | null,
  digest: string | null,
): Promise<NamedText | null> {
  const source = SOURCES[type];
  if (!source || year === null) return null;
  const [wanted, page] = source;
  const { statements } = await api.get<StepPage>(`cycles/${year}/${page}`);
  const last = statements.findLast((each) => each.type === wanted);
  if (!last) return null;
  const { statement } = await api.get<Entry>(`entries/${last.seq}`);
  const { body } = statement;
  const isSame = !BY_BODY.includes(wanted) || digestOf(body as never) === digest;
  return isSame ? { seq: last.seq, type: wanted, body } : null;
}
