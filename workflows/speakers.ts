/**
 * Conditions of a year about who speaks: a member, the chair of the year, its deputy, the
 * authority above, the patron, or the server. Authority over the key has been checked before;
 * here it is the office that counts.
 */

import type { CycleType } from './catalogue.js';
import type { Party } from './cluster.context.js';
import { type CycleConditions, ofBody, ofSpeaker, type SaidOfCycle } from './conditions.js';
import { type CycleContext, rosterOf } from './cycle.context.js';
import { chairsOfYear, deputyOfYear } from './offices.js';

type AnySaid = Omit<SaidOfCycle<CycleType>, 'body' | 'type'>;

/** Whether the speaker may act as chair of this year. */
export const speaksAsChair = ({ year }: CycleContext, said: AnySaid): boolean =>
  chairsOfYear(year, said, said.charter.pledge.openedBy).includes(said.by.member);

const speaksAsDeputy = (context: CycleContext, said: AnySaid): boolean =>
  deputyOfYear(context, said) === said.by.member;

const kindOf = ({ by, cluster }: AnySaid): Party['kind'] | undefined =>
  cluster.parties[by.member]?.kind;

export const speakerConditions = {
  isMember: ofSpeaker((context, { by }) => rosterOf(context).includes(by.member)),
  isChairOfYear: ofSpeaker(speaksAsChair),
  isChairOrDeputy: ofSpeaker(
    (context, said) => speaksAsChair(context, said) || speaksAsDeputy(context, said),
  ),
  isAuthority: ofSpeaker((_, said) => kindOf(said) === 'authority'),
  isPatron: ofSpeaker((_, said) => kindOf(said) === 'patron'),
  isServer: ofSpeaker((_, said) => kindOf(said) === 'server'),
  namesMember: ofBody<
    'report.return' | 'eligibility.record' | 'eligibility.attest' | 'verify.record' | 'score.reopen'
  >((context, { body }) => rosterOf(context).includes(body.member)),
  /**
   * Nobody judges its own matter: what concerns the chair is received by the deputy, if the
   * charter says so and there is one; everything else by the chair. An outgoing chair may be the
   * deputy of the next year; what concerns it there is for the chair that takes over.
   */
  mayJudgeNamedMember: ofBody<'report.accept' | 'eligibility.record' | 'eligibility.attest'>(
    (context, said) => {
      const deputy = deputyOfYear(context, said);
      const chairs = chairsOfYear(context.year, said, said.charter.pledge.openedBy);
      const own = chairs.includes(said.body.member) && said.charter.report.ownReport === 'deputy';
      if (!own || deputy === null) return speaksAsChair(context, said);
      if (said.body.member !== deputy) return said.by.member === deputy;
      return said.by.member !== deputy && speaksAsChair(context, said);
    },
  ),
} satisfies CycleConditions;
