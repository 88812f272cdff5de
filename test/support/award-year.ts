/**
 * Years in which awards are decided: what is said of proposals, dossiers and documents, with plain
 * defaults, and years whose vote or charter is out of the ordinary. In the usual year the flag goes
 * to the first member by name and the merit to the second.
 */
import type { Bodies, Charter } from '../../workflows/index.js';
import { decisionOn, document, dossierBody, proposalOf, YEAR } from './bodies.js';
import { AUTHORITY, charterFor, type Said, type TestCluster } from './cluster.js';
import { CHAIR, DEPUTY, handedOverYear, type Setting, THIRD, votingYear } from './given.js';
import {
  adopt,
  castVote,
  chairIn,
  closeVote,
  proposalDigest,
  proposeMinutes,
  report,
  type Stage,
  score,
  signMinutes,
  TO_RESULTS,
} from './year.js';

/** Who wins in the usual year. */
export const [FLAG, MERIT] = [THIRD, CHAIR];

/** The proposal that follows the usual vote. */
export const usual = { flag: [FLAG], merit: [MERIT] };

const electors = [CHAIR, DEPUTY, THIRD];

/** A year whose result is adopted, and in which each award's candidates got so many approvals. */
export function votedAs(
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  setting: Setting = {},
): TestCluster {
  const cluster = votingYear(setting);
  for (const [award, approvals] of Object.entries(counts)) {
    electors.forEach((by, index) => {
      const approved = Object.keys(approvals).filter((id) => index < (approvals[id] ?? 0));
      if (approved.length > 0) return castVote(cluster, by, award, approved);
      const body = { award, choices: { [DEPUTY]: 'reject' as const }, written: null, remark: null };
      cluster.say({ type: 'vote.cast', by, cycle: YEAR, body });
    });
  }
  for (const stage of [closeVote, proposeMinutes, signMinutes, adopt]) stage(cluster);
  return cluster;
}

type AwardRules = Charter['awards'][number];

/** The charter's awards with something changed in each. */
export const awardsWith = (
  change: Readonly<Record<string, Partial<AwardRules>>>,
): Pick<Charter, 'awards'> => ({
  awards: charterFor([CHAIR]).awards.map((award) => ({ ...award, ...change[award.id] })),
});

/** The charter's dossier rules with something changed. */
export const dossiersWith = (change: Partial<Charter['dossiers']>): Pick<Charter, 'dossiers'> => ({
  dossiers: { ...charterFor([CHAIR]).dossiers, ...change },
});

export const proposing = (awards: Bodies['award.propose']['awards']): Said<'award.propose'> => ({
  type: 'award.propose',
  by: CHAIR,
  cycle: YEAR,
  body: proposalOf(awards),
});

type StandingBody = Bodies['eligibility.record'];

/** A standing as the authority records it, with a ground and a letter where it needs them. */
export const recording = (
  member: string,
  standing: StandingBody['standing'],
  by: string = AUTHORITY,
  change: Partial<StandingBody> = {},
): Said<'eligibility.record'> => ({
  type: 'eligibility.record',
  by,
  cycle: YEAR,
  body: {
    member,
    standing,
    ground: standing === 'eligible' ? null : 'discipline',
    document: document('letter'),
    reason: 'See the letter',
    ...change,
  },
});

export const attesting = (
  member: string,
  standards: readonly string[],
  by: string = AUTHORITY,
): Said<'eligibility.attest'> => ({
  type: 'eligibility.attest',
  by,
  cycle: YEAR,
  body: { member, standards: Object.fromEntries(standards.map((id) => [id, document(id)])) },
});

type Parts = Bodies['dossier.prepare']['parts'];

/** The parts of a dossier of the usual year; its letter is named as the stages name it. */
export const partsFor = (cluster: TestCluster, member: string = FLAG): Parts =>
  dossierBody('flag', member, proposalDigest(cluster)).parts;

/** One part more for a dossier. */
export const partOf = (
  name: string,
  signature: Parts[string]['signature'] = 'internalConfirm',
) => ({
  [name]: { digest: document(name), signature },
});

export const preparing = (
  parts: Parts,
  change: Partial<Omit<Said<'dossier.prepare'>, 'body'>> = {},
  [award, member]: readonly [string, string] = ['flag', FLAG],
): Said<'dossier.prepare'> => ({
  type: 'dossier.prepare',
  by: CHAIR,
  cycle: YEAR,
  body: { award, member, parts },
  ...change,
});

const flag = { award: 'flag', member: FLAG };

export const submitting = (
  change: Partial<Bodies['dossier.submit']> = {},
  by: string = CHAIR,
): Said<'dossier.submit'> => ({
  type: 'dossier.submit',
  by,
  cycle: YEAR,
  body: { ...flag, receipt: null, reason: null, ...change },
});

export const returning: Said<'dossier.return'> = {
  type: 'dossier.return',
  by: AUTHORITY,
  cycle: YEAR,
  body: { ...flag, reason: 'The report is not signed', document: null },
};

export const appraising: Said<'dossier.appraise'> = {
  type: 'dossier.appraise',
  by: AUTHORITY,
  cycle: YEAR,
  body: { ...flag, receipt: '12/BTD' },
};

export const asking = (agency: string, agrees = true): Said<'dossier.concur'> => ({
  type: 'dossier.concur',
  by: AUTHORITY,
  cycle: YEAR,
  body: { ...flag, agency, agrees, document: document(`answer of ${agency}`) },
});

export const deciding = (
  decision: Bodies['award.decide']['decision'] = 'granted',
  change: Partial<Bodies['award.decide']> = {},
): Said<'award.decide'> => ({
  type: 'award.decide',
  by: AUTHORITY,
  cycle: YEAR,
  body: { ...decisionOn('flag', FLAG, decision), ...change },
});

export const revoking: Said<'award.revoke'> = {
  type: 'award.revoke',
  by: AUTHORITY,
  cycle: YEAR,
  body: { ...flag, document: document('later'), reason: 'The report was false' },
};

/** Issues a document of the year so far, with a number of its own. */
export const issuing = (
  change: Partial<Bodies['document.issue']> = {},
  by: string = CHAIR,
): Said<'document.issue'> => ({
  type: 'document.issue',
  by,
  cycle: YEAR,
  body: {
    kind: 'pledge',
    upTo: 10,
    number: 12,
    symbol: 'GƯ-CTĐ',
    place: 'Hà Nội',
    date: '2023-03-08',
    digest: document('issued'),
    ...change,
  },
});

/**
 * The year after: 2023 is granted or not yet decided, 2024 has come to its proposal, and the same
 * members are proposed again.
 */
export function secondYear(
  charter: Partial<Charter> = {},
  conclude: Stage = () => undefined,
): readonly [TestCluster, Said<'award.propose'>] {
  const cluster = handedOverYear({ charter });
  conclude(cluster);
  for (const stage of [report, score, ...TO_RESULTS]) stage(cluster, YEAR + 1);
  const by = chairIn(cluster, YEAR + 1);
  return [cluster, { ...proposing(usual), by, cycle: YEAR + 1 }];
}
