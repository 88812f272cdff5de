/**
 * Documents that people sign and file are generated from the journal; a clerk of the chair gives
 * each one its number and names its digest. Anybody can make the same file again from the same
 * entries and compare.
 */
import type { DocumentKind } from '../award.context.js';
import { type CycleChanges, type CycleConditions, ofBody, requires } from '../conditions.js';
import type { CycleContext } from '../cycle.context.js';

/** Whether what a document tells of has happened. */
const IS_DUE: Readonly<Record<DocumentKind, (context: CycleContext) => boolean>> = {
  pledge: ({ pledge }) => pledge.inForce,
  reviewMinutes: ({ review }) => review.minutes !== null,
  countMinutes: ({ review }) => review.vote.counted !== null,
  proposal: ({ award }) => award.digest !== null,
  handoverMinutes: ({ handover }) => handover.proposed !== null,
  certificate: ({ review }) => review.adopted,
};

/** The most numbers of one kind in a year: a document is corrected, not printed by the hundred. */
const MAX_NUMBERS = 100;

export const documentConditions = {
  documentIsDue: ofBody<'document.issue'>((context, { body }) => IS_DUE[body.kind](context)),
  numberIsFree: ofBody<'document.issue'>(
    ({ documents }, { body }) => !(body.number in (documents[body.kind] ?? {})),
  ),
  numbersAreLeft: ofBody<'document.issue'>(
    ({ documents }, { body }) => Object.keys(documents[body.kind] ?? {}).length < MAX_NUMBERS,
  ),
  entriesArePast: ofBody<'document.issue'>((_, { body, size }) => body.upTo <= size),
} satisfies CycleConditions;

export const documentChanges: CycleChanges = {
  'document.issue': (context, { body }) => {
    const { kind, number, ...issued } = body;
    const numbers = { ...context.documents[kind], [number]: issued };
    return { ...context, documents: { ...context.documents, [kind]: numbers } };
  },
};

export const issuing = {
  'document.issue': {
    guard: requires(
      'isChairOfYear',
      'documentIsDue',
      'numberIsFree',
      'numbersAreLeft',
      'entriesArePast',
    ),
    actions: 'record',
  },
} as const;
