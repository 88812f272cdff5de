/**
 * What a statement names without anybody typing it, filled in from the journal, and the text that
 * it names. A field that was given is never changed, and everything filled in is shown before it is
 * signed.
 */
import {
  cycleOf,
  digestOf,
  type Entry,
  type Journal,
  prefilled,
  type StatementType,
  statePath,
} from '../../workflows/index.js';
import type { Draft } from './say-body.js';

/** The body with the fields that the journal itself answers, where nothing was given. */
export function filled(
  journal: Journal,
  type: StatementType,
  year: number | null,
  body: Draft,
  member: string,
): Draft {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return body;
  const state = cycleOf(journal, year ?? 0);
  const cluster = journal.cluster.context;
  const around = { cluster, context: state.context, path: statePath(state), member };
  return { ...prefilled(type, around), ...body };
}

/** A text that others sign by its digest, and the entry that brought it. */
export interface NamedText {
  readonly seq: number;
  readonly body: unknown;
}

const TEXTS: readonly StatementType[] = [
  'cluster.found',
  'pledge.propose',
  'criteria.issue',
  'award.propose',
];

/** What the members vote on by its digest. */
const MOTIONS: readonly StatementType[] = [
  'charter.amend',
  'rotation.except',
  'root.replace',
  'host.appoint',
];

/** Collects the texts of a journal by the digest under which they are signed. */
export function textCollector() {
  const texts = new Map<string, NamedText>();
  return {
    onEntry: ({ seq, statement }: Entry, _line: Uint8Array, journal: Journal): void => {
      const { type, body, cycle } = statement;
      if (TEXTS.includes(type)) texts.set(digestOf(body), { seq, body });
      if (type !== 'minutes.propose' && !MOTIONS.includes(type)) return;
      const minutes = cycleOf(journal, cycle ?? 0).context.review.minutes?.digest;
      const digest = cycle === null ? journal.cluster.context.motion?.digest : minutes;
      if (digest) texts.set(digest, { seq, body });
    },
    /** The text that a body names by its digest, if it stands in the journal. */
    namedBy: (body: unknown): NamedText | undefined =>
      Object.values(body as Readonly<Record<string, unknown>>)
        .map((value) => texts.get(String(value)))
        .find((text) => text !== undefined),
  };
}
