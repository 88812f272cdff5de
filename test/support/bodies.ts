/** Bodies of statements with plain defaults, so that a test writes only what it is about. */
import { type Bodies, digestOf } from '../../workflows/index.js';

/** The emulation year that tests are about unless they say otherwise. */
export const YEAR = 2023;

export const text = (words: string) => ({ vi: words, en: words });

/** A stand-in for a document: the digest that would name it. */
export const document = (name: string): string => digestOf({ document: name });

export const launchBody: Bodies['cycle.launch'] = { title: text('Year'), plan: document('plan') };

const target = (id: string, unit: string) => ({
  id,
  indicator: text(id),
  unit,
  planned: '6.5',
  member: null,
  source: 'resolution 1',
});

/** A pledge text with one content and two targets. */
export const pledgeText: Bodies['pledge.propose'] = {
  title: text('Pledge'),
  contents: [text('Grow')],
  targets: [target('grdp', '%'), target('income', 'million')],
  remark: null,
};

export const pledgeDigest = digestOf(pledgeText);

type Round = Bodies['report.close']['round'];

/** A report of one figure against the pledged growth. */
export const reportBody = (round: Round, value = '6.27'): Bodies['report.submit'] => ({
  round,
  indicators: [{ target: 'grdp', name: text('Growth'), unit: '%', value, bound: null }],
  remarks: null,
  document: null,
});

const leafOf = (id: string, max: number) => ({
  id,
  parent: null,
  name: text(id),
  max,
  leaf: { kind: 'manual' as const },
  evidence: false,
  notAssigned: [],
});

/** Two criteria, of 600 and 400 points. */
export const criteriaBody: Bodies['criteria.issue'] = {
  criteria: [leafOf('economy', 60_000), leafOf('society', 40_000)],
  remark: null,
};

export const scoreBody: Bodies['score.submit'] = {
  criteria: digestOf(criteriaBody),
  values: { economy: '550', society: '400' },
  evidence: {},
  document: null,
};

export const minutesBody: Bodies['minutes.propose'] = {
  document: document('review minutes'),
  summary: text('The members met and voted'),
  results: {},
  remark: null,
};

/** A proposal that gives each award to the members named. */
export const proposalOf = (awards: Bodies['award.propose']['awards']): Bodies['award.propose'] => ({
  to: text('The authority'),
  awards,
  reason: null,
});

/** The minutes of the handover, named by their digest. */
export const HANDOVER_MINUTES = document('handover minutes');

export const handoverBody = (chair: string, deputy: string | null): Bodies['handover.propose'] => ({
  chair,
  deputy,
  openMatters: [],
  minutes: HANDOVER_MINUTES,
});

/** A dossier with everything in it that no charter leaves out. */
export const dossierBody = (
  award: string,
  member: string,
  proposal: string,
): Bodies['dossier.prepare'] => {
  const part = (digest: string) => ({ digest, signature: 'internalConfirm' as const });
  return {
    award,
    member,
    parts: {
      proposal: part(proposal),
      report: part(document(`achievements of ${member}`)),
      minutes: part(minutesBody.document),
      votes: part(document('voting result')),
    },
  };
};

/** A decision of the authority on one award. */
export const decisionOn = (
  award: string,
  member: string,
  decision: Bodies['award.decide']['decision'] = 'granted',
): Bodies['award.decide'] => ({
  award,
  member,
  decision,
  document: document(`decision on ${award} for ${member}`),
  number: null,
  reason: decision === 'granted' ? null : 'As the appraisal found',
});
