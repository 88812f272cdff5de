/**
 * The made-up conclusion: the chair hands over, and then, still responsible for its own year, takes
 * the dossiers through the authority: one comes back for supplement, one goes to another agency,
 * one is refused.
 */
import type { Bodies, Journal } from '../../../../workflows/index.js';
import { type Act, at, each, minutesAfter, says } from '../act.js';
import { AUTHORITY, CHAIR, DEPUTY, MADE_UP, madeUpDocument, provinces, YEAR } from './made-up.js';

const of = (when: string) => ({ when, cycle: YEAR });

/** The deputy becomes the chair, and the next in line its deputy. */
export function handover(): readonly Act[] {
  const start = at('2025-03-05', '14:00');
  const minutes = madeUpDocument('handover minutes');
  const matter = {
    vi: 'Hồ sơ khen thưởng (hư cấu)',
    en: 'The award dossiers (made up)',
  };
  const offered = { chair: DEPUTY, deputy: 'dien-dien', openMatters: [matter], minutes };
  return [
    says(of(start), CHAIR, 'handover.propose', offered),
    ...each(provinces.slice(0, 5), minutesAfter(start, 5), (member, when) =>
      says(of(when), member, 'handover.confirm', { chair: DEPUTY, choice: 'approve' }),
    ),
    says(of(minutesAfter(start, 30)), CHAIR, 'handover.sign', { minutes }),
    says(of(minutesAfter(start, 35)), DEPUTY, 'handover.accept', { minutes }),
  ];
}

type Which = { readonly award: string; readonly member: string };

const prepared = (journal: Journal, which: Which): Bodies['dossier.prepare'] => {
  const context = journal.cycles.get(YEAR)?.context;
  const part = (digest: string) => ({ digest, signature: 'internalConfirm' as const });
  return {
    ...which,
    parts: {
      proposal: part(context?.award.document ?? ''),
      report: part(madeUpDocument(`achievements of ${which.member}`)),
      minutes: part(context?.review.minutes?.document ?? ''),
      votes: part(madeUpDocument('voting result')),
    },
  };
};

/** Every dossier is prepared, submitted, appraised and decided. */
export function dossiers(journal: Journal): readonly Act[] {
  const list = journal.cycles.get(YEAR)?.context.award.list ?? {};
  const all = Object.entries(list).flatMap(([award, members]) =>
    Object.keys(members).map((member) => ({ award, member })),
  );
  const acts: Act[] = [];
  const start = at('2025-03-20', '08:00');
  const when = () => of(minutesAfter(start, 10 * acts.length));
  const submit = (which: Which): void => {
    acts.push(says(when(), CHAIR, 'dossier.prepare', prepared(journal, which)));
    const submitted = { ...which, receipt: null, reason: null };
    acts.push(says(when(), CHAIR, 'dossier.submit', submitted));
  };
  for (const [index, which] of all.entries()) {
    submit(which);
    if (index === 0) {
      const lacking = { ...which, reason: MADE_UP.en, document: null };
      acts.push(says(when(), AUTHORITY, 'dossier.return', lacking));
      submit(which);
    }
    const receipt = `${index + 1}/HC`;
    acts.push(says(when(), AUTHORITY, 'dossier.appraise', { ...which, receipt }));
    if (index === 1) {
      const document = madeUpDocument('concurrence');
      const answer = { ...which, agency: 'ministry', agrees: true, document };
      acts.push(says(when(), AUTHORITY, 'dossier.concur', answer));
    }
    const isRefused = index === all.length - 1;
    acts.push(
      says(when(), AUTHORITY, 'award.decide', {
        ...which,
        decision: isRefused ? 'refused' : 'granted',
        document: madeUpDocument(`decision on ${which.award} for ${which.member}`),
        number: isRefused ? null : `${index + 1}/QĐ-HC`,
        reason: isRefused ? MADE_UP.en : null,
      }),
    );
  }
  return acts;
}
