/**
 * The made-up end of the review: verification and explanation, a correction after the scores were
 * final, which moves everybody because growth is compared, then the vote with two tellers, the
 * minutes, the awards with their dossiers, and the handover.
 */
import { type Bodies, digestOf, type Journal } from '../../../../workflows/index.js';
import { type Act, at, each, minutesAfter, says } from '../act.js';
import {
  AUTHORITY,
  CHAIR,
  CORRECTED,
  DEPUTY,
  MADE_UP,
  madeUpDocument,
  type Province,
  provinces,
  YEAR,
} from './made-up.js';

const of = (when: string) => ({ when, cycle: YEAR });
const CLOSING = { reason: null };

const contextOf = (journal: Journal) => {
  const context = journal.cycles.get(YEAR)?.context;
  if (!context) throw new Error(`${YEAR} was not launched`);
  return context;
};

/** The verifier of a sheet: the chair, and for the chair's own its deputy. */
const verifierOf = (member: Province): Province => (member === CHAIR ? DEPUTY : CHAIR);

/** Every sheet is verified, one figure is changed, and all are published together. */
export const verification = (): readonly Act[] => [
  ...each(provinces, at('2025-02-17', '09:00'), (member, when) => {
    const reason = MADE_UP.en;
    const changes = member === 'cam-tu-cau' ? { revenue: { value: '90', reason } } : {};
    return says(of(when), verifierOf(member), 'verify.record', { member, changes, remark: null });
  }),
  says(of(at('2025-02-17', '16:00')), CHAIR, 'verify.publish', CLOSING),
];

/** All agree but one, which explains itself and is answered; then the scores are final. */
export function explanation(journal: Journal): readonly Act[] {
  const { verified } = contextOf(journal).review.scoring;
  const start = at('2025-02-18', '09:00');
  const digestFor = (member: string): string => verified[member]?.digest ?? '';
  return [
    ...each(
      provinces.filter((member) => member !== DEPUTY),
      start,
      (member, when) => says(of(when), member, 'explain.agree', { digest: digestFor(member) }),
    ),
    says(of(minutesAfter(start, 60)), DEPUTY, 'explain.submit', {
      digest: digestFor(DEPUTY),
      text: MADE_UP.vi,
      document: null,
    }),
    says(of(minutesAfter(start, 120)), CHAIR, 'verify.record', {
      member: DEPUTY,
      changes: { revenue: { value: '94', reason: MADE_UP.en } },
      remark: null,
    }),
    says(of(minutesAfter(start, 180)), CHAIR, 'score.finalise', CLOSING),
  ];
}

/** The growth figure of one province is corrected; the chair asks, the deputy permits. */
export function correction(): readonly Act[] {
  const start = at('2025-02-24', '09:00');
  const request = { member: CORRECTED, reason: MADE_UP.en };
  return [
    says(of(start), CHAIR, 'score.reopen', request),
    says(of(minutesAfter(start, 30)), DEPUTY, 'score.permit', { digest: digestOf(request) }),
    says(of(minutesAfter(start, 60)), CHAIR, 'verify.record', {
      member: CORRECTED,
      changes: { growth: { value: '9.1', reason: MADE_UP.en } },
      remark: null,
    }),
  ];
}

/** The provinces in the order of the ranking. */
const ranked = (journal: Journal): readonly string[] => {
  const { ranking } = contextOf(journal).review.scoring;
  return Object.keys(ranking).sort((a, b) => (ranking[a]?.place ?? 0) - (ranking[b]?.place ?? 0));
};

/** Who is proposed for which award: two and two, from the top. */
function winners(journal: Journal): Bodies['award.propose']['awards'] {
  const order = ranked(journal);
  return { 'government-flag': order.slice(0, 2), 'pm-merit': order.slice(2, 4) };
}

/** Everybody votes on the four at the top, one province in writing; two tellers sign the count. */
export function vote(journal: Journal): readonly Act[] {
  const start = at('2025-03-05', '08:00');
  const [absent, ...others] = [...provinces].reverse();
  const ballots = Object.entries(winners(journal)).flatMap(([award, members]) =>
    provinces.map((elector) => {
      const candidates = members.filter((member) => member !== elector);
      const choices = candidates.map((member) => [member, 'approve' as const]);
      const written = elector === absent ? madeUpDocument('written opinion') : null;
      const body = { award, choices: Object.fromEntries(choices), written, remark: MADE_UP };
      return { elector, body };
    }),
  );
  const cast = ballots.map(({ elector, body }, index) =>
    says(of(minutesAfter(start, 10 + index)), elector, 'vote.cast', body),
  );
  const tellers = ['hoa-sua', 'sen-hong'];
  return [
    says(of(start), CHAIR, 'vote.open', { present: [...others].reverse(), electors: {}, tellers }),
    ...cast,
    says(of(minutesAfter(start, 60)), CHAIR, 'vote.close', CLOSING),
  ];
}

/** The tellers sign the count, and the chair puts the minutes forward. */
export function minutes(journal: Journal): readonly Act[] {
  const start = at('2025-03-05', '09:30');
  const { counted, tellers } = contextOf(journal).review.vote;
  return [
    ...each(Object.keys(tellers), start, (member, when) =>
      says(of(when), member, 'count.sign', { digest: counted ?? '' }),
    ),
    says(of(minutesAfter(start, 20)), CHAIR, 'minutes.propose', {
      document: madeUpDocument('review minutes'),
      summary: MADE_UP,
      results: {},
      remark: null,
    }),
  ];
}

/** The minutes signed, standards of the first two attested, the awards proposed and adopted. */
export function proposal(journal: Journal): readonly Act[] {
  const start = at('2025-03-05', '10:00');
  const { review } = contextOf(journal);
  const digest = review.minutes?.digest ?? '';
  const awards = winners(journal);
  const proposed = {
    to: { vi: 'Thủ tướng Chính phủ (hư cấu)', en: 'Prime Minister (made up)' },
    awards,
    reason: null,
  };
  const standards = {
    'tasks-exceeded': madeUpDocument('tasks'),
    'internal-unity': madeUpDocument('unity'),
  };
  const concurring = provinces.slice(0, 7);
  return [
    ...each(Object.keys(review.vote.present), start, (member, when) =>
      says(of(when), member, 'minutes.sign', { digest, reservation: null }),
    ),
    says(of(minutesAfter(start, 40)), CHAIR, 'result.adopt', { digest }),
    ...each(awards['government-flag'] ?? [], minutesAfter(start, 42), (member, when) =>
      says(of(when), AUTHORITY, 'eligibility.attest', { member, standards }),
    ),
    says(of(minutesAfter(start, 50)), CHAIR, 'award.propose', proposed),
    ...each(concurring, minutesAfter(start, 55), (member, when) =>
      says(of(when), member, 'award.concur', { digest: digestOf(proposed) }),
    ),
    says(of(minutesAfter(start, 90)), CHAIR, 'award.adopt', {
      digest: digestOf(proposed),
      document: madeUpDocument('proposal letter'),
    }),
  ];
}
