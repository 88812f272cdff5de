/** What people say in a handover, and how to read where the office is. */
import type { Charter } from '../../workflows/index.js';
import { document, HANDOVER_MINUTES, handoverBody } from './bodies.js';
import { type AnySaid, charterFor, PATRON, START } from './cluster.js';
import { CHAIR, DEPUTY, type Given, type Setting, THIRD } from './given.js';

export const DAY = 86_400_000;
const minutes = { minutes: HANDOVER_MINUTES };

export const proposing = (chair: string, deputy: string | null): AnySaid => ({
  type: 'handover.propose',
  by: CHAIR,
  body: handoverBody(chair, deputy),
});
export const confirming = (
  by: string,
  choice: 'approve' | 'reject',
  chair: string = DEPUTY,
): AnySaid => ({
  type: 'handover.confirm',
  by,
  body: { chair, choice },
});
export const signing = (by: string = CHAIR): AnySaid => ({
  type: 'handover.sign',
  by,
  body: minutes,
});
export const accepting = (by: string = DEPUTY): AnySaid => ({
  type: 'handover.accept',
  by,
  body: minutes,
});
export const witnessing = (by: string = PATRON): AnySaid => ({
  type: 'handover.witness',
  by,
  body: minutes,
});
export const declining = (by: string = DEPUTY): AnySaid => ({
  type: 'handover.decline',
  by,
  body: { reason: 'Floods' },
});
export const silence: AnySaid = {
  type: 'deadline.pass',
  by: 'server',
  body: { deadline: 'acceptance' },
};
/** A member leaves the cluster on the second day of the test. */
export const leaving = (member: string): AnySaid => ({
  type: 'member.leave',
  by: member,
  body: {
    member,
    effective: new Date(START + DAY).toISOString(),
    document: document('leaving'),
    reason: 'Reorganised',
  },
});

/** The path of a year that concludes, with its handover at `path`. */
export const at = (path: string) => `underway.concluding(decisions.awaiting+handover.${path})`;
/** The office of chair now. */
export const officeOf = ({ journal }: Given) => {
  const { terms, term } = journal.cluster.context;
  return { term, ...terms[term] };
};
/** A charter whose handover is otherwise. */
export const handover = (change: Partial<Charter['handover']>): Setting => ({
  charter: { handover: { acceptWithinDays: 15, witness: 'optional', ...change } },
});
/** A charter whose rotation is otherwise. */
export const rotation = (change: Partial<Charter['rotation']>): Setting => ({
  charter: { rotation: { ...charterFor([CHAIR, DEPUTY, THIRD]).rotation, ...change } },
});
