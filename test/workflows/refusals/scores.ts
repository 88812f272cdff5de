/** The conditions of criteria, self-scores, verification, explanation and correction. */
import { type Bodies, type Charter, digestOf } from '../../../workflows/index.js';
import { criteriaBody, document, scoreBody } from '../../support/bodies.js';
import { charterFor, reviewRules } from '../../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  pledgedYear,
  reportedYear,
  scoredYear,
  THIRD,
} from '../../support/given.js';
import {
  changed,
  closedScoresYear,
  criteriaYear,
  finalYear,
  publishedYear,
  scoredBy,
  selfScoredYear,
  VERIFIED,
  verifiedSetting,
  verifiedYear,
} from '../../support/scored-year.js';
import { contextOf } from '../../support/year.js';
import { after, type Cases, said } from './case.js';

/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const day = { day: '01-31', nextYear: true, late: 'close' } as const;
const none = charterFor([CHAIR]).calendar;
const closing = (name: keyof Charter['calendar']) => ({
  charter: { calendar: { ...none, [name]: day } },
});

const issue = (change: Partial<Bodies['criteria.issue']> = {}, at?: number) =>
  said('criteria.issue', CHAIR, { ...criteriaBody, ...change }, at === undefined ? {} : { at });
const [first] = criteriaBody.criteria;
const majority = scoredBy({ approval: 'majority' });
const issued = () => after(reportedYear(majority), issue());
const approve = (by: string, digest = digestOf(criteriaBody)) =>
  said('criteria.approve', by, { digest });

const submit = (change: Partial<Bodies['score.submit']> = {}, by: string = THIRD) =>
  said('score.submit', by, { ...scoreBody, ...change });
const close = () => said('score.close', CHAIR, { reason: null });
const withEvidence = () => {
  const criteria = criteriaBody.criteria.map((row) => ({ ...row, evidence: true }));
  return { ...criteriaBody, criteria };
};
const evidenced = () =>
  [
    after(reportedYear(), said('criteria.issue', CHAIR, withEvidence())),
    digestOf(withEvidence()),
  ] as const;
const named = { economy: [document('statistics')], society: [document('survey')] };

const unverified = () => closedScoresYear(verifiedSetting);
const verify = (by: string, member: string, changes: Bodies['verify.record']['changes'] = {}) =>
  said('verify.record', by, { member, changes, remark: null });
const publish = () => said('verify.publish', CHAIR, { reason: null });

const published = () => publishedYear(verifiedSetting);
const digestFor = (member: string): string =>
  contextOf(published()).review.scoring.verified[member]?.digest ?? '';
const agree = (by: string, digest = digestFor(by), at?: number) =>
  said('explain.agree', by, { digest }, at === undefined ? {} : { at });
const explain = (by: string) =>
  said('explain.submit', by, { digest: digestFor(by), text: 'See the survey', document: null });
const finalise = (at?: number) =>
  said('score.finalise', CHAIR, { reason: null }, at === undefined ? {} : { at });
const WEEK = 8 * 86_400_000;
const afterWindow = () => published().now() + WEEK;

const final = () => finalYear(verifiedSetting);
const request = { member: THIRD, reason: 'A wrong figure' };
const reopen = () => said('score.reopen', CHAIR, request);
const permit = (by: string, digest = digestOf(request)) => said('score.permit', by, { digest });
const asked = () => after(final(), reopen());
const FOUR = [CHAIR, DEPUTY, THIRD, 'da-nang'];
const byMembers = {
  members: FOUR,
  ...scoredBy({ ...VERIFIED, reopenedBy: 'members' }),
};
const askedOfMembers = () => after(finalYear(byMembers), reopen());

export const scoreCases = {
  pointsAreGiven: {
    holds: () => [pledgedYear(), issue()],
    fails: () => {
      const charter = { review: reviewRules({ scoring: null }) };
      return [pledgedYear({ charter }), issue(), 'criteriaAreCoherent'];
    },
  },
  criteriaAreCoherent: {
    holds: () => [reportedYear(), issue()],
    fails: () => [reportedYear(), issue({ criteria: first ? [first] : [] })],
  },
  criteriaDoorIsOpen: {
    holds: () => [pledgedYear(closing('criteria')), issue({}, due)],
    fails: () => [pledgedYear(closing('criteria')), issue({}, due + 1)],
  },
  criteriaAwaitApproval: {
    holds: () => [issued(), approve(DEPUTY)],
    fails: () => [criteriaYear(), approve(DEPUTY), 'issuedCriteriaAreCurrent'],
  },
  issuedCriteriaAreCurrent: {
    holds: () => [issued(), approve(DEPUTY)],
    fails: () => [issued(), approve(DEPUTY, document('others'))],
  },
  hasNotApprovedCriteria: {
    holds: () => [issued(), approve(DEPUTY)],
    fails: () => [issued(), approve(CHAIR)],
  },
  criteriaAreInForce: {
    holds: () => [criteriaYear(), submit()],
    fails: () => [reportedYear(), submit(), 'criteriaAreCurrent', 'figuresFitCriteria'],
  },
  criteriaAreCurrent: {
    holds: () => [criteriaYear(), submit()],
    fails: () => [criteriaYear(), submit({ criteria: document('others') })],
  },
  figuresFitCriteria: {
    holds: () => [criteriaYear(), submit()],
    fails: () => [criteriaYear(), submit({ values: { economy: '601', society: '400' } })],
  },
  evidenceIsNamed: {
    holds: () => {
      const [year, criteria] = evidenced();
      return [year, submit({ criteria, evidence: named })];
    },
    fails: () => {
      const [year, criteria] = evidenced();
      return [year, submit({ criteria, evidence: { economy: named.economy } })];
    },
  },
  scoreDoorIsOpen: {
    holds: () => [criteriaYear(closing('selfScore')), { ...submit(), at: due }],
    fails: () => [criteriaYear(closing('selfScore')), { ...submit(), at: due + 1 }],
  },
  scoresAreIn: {
    holds: () => [selfScoredYear(), close()],
    fails: () => [after(criteriaYear(), submit()), close()],
  },
  isVerifier: {
    holds: () => [unverified(), verify(CHAIR, THIRD)],
    fails: () => [unverified(), verify(THIRD, DEPUTY), 'mayVerifyNamedMember'],
  },
  mayVerifyNamedMember: {
    holds: () => [unverified(), verify(DEPUTY, CHAIR)],
    fails: () => [unverified(), verify(CHAIR, CHAIR)],
  },
  sheetIsSubmitted: {
    holds: () => [unverified(), verify(CHAIR, THIRD)],
    fails: () => {
      const optional = scoredBy({ ...VERIFIED, selfScores: 'optional' });
      const alone = after(criteriaYear(optional), submit({}, DEPUTY), close());
      return [alone, verify(CHAIR, THIRD)];
    },
  },
  changesFitCriteria: {
    holds: () => [unverified(), verify(CHAIR, THIRD, changed('economy', '540.5'))],
    fails: () => [unverified(), verify(CHAIR, THIRD, changed('economy', '600.01'))],
  },
  everySheetIsVerified: {
    holds: () => [verifiedYear(verifiedSetting), publish()],
    fails: () => [after(unverified(), verify(CHAIR, THIRD)), publish()],
  },
  verificationIsCurrent: {
    holds: () => [published(), agree(THIRD)],
    fails: () => [published(), agree(THIRD, document('others'))],
  },
  hasNotAnsweredVerification: {
    holds: () => [published(), agree(THIRD)],
    fails: () => [after(published(), agree(THIRD)), explain(THIRD)],
  },
  explanationIsOpen: {
    holds: () => [published(), agree(THIRD)],
    fails: () => [published(), agree(THIRD, digestFor(THIRD), afterWindow())],
  },
  explanationIsGiven: {
    holds: () => [after(published(), explain(THIRD)), verify(CHAIR, THIRD)],
    fails: () => [published(), verify(CHAIR, THIRD)],
  },
  everyMemberIsHeard: {
    holds: () => [published(), finalise(afterWindow())],
    fails: () => [published(), finalise()],
  },
  scoresAreVerified: {
    holds: () => [final(), reopen()],
    fails: () => [scoredYear(), reopen()],
  },
  isApproverOfReopening: {
    holds: () => [asked(), permit(DEPUTY)],
    fails: () => [asked(), permit(CHAIR)],
  },
  reopeningIsAsked: {
    holds: () => [asked(), permit(DEPUTY)],
    fails: () => [after(asked(), permit(DEPUTY)), permit(DEPUTY), 'hasNotPermitted'],
  },
  reopeningIsCurrent: {
    holds: () => [asked(), permit(DEPUTY)],
    fails: () => [asked(), permit(DEPUTY, document('others'))],
  },
  hasNotPermitted: {
    holds: () => [askedOfMembers(), permit(DEPUTY)],
    fails: () => [after(askedOfMembers(), permit(DEPUTY)), permit(DEPUTY)],
  },
  memberIsReopened: {
    holds: () => [after(asked(), permit(DEPUTY)), verify(CHAIR, THIRD)],
    fails: () => [asked(), verify(CHAIR, THIRD)],
  },
} satisfies Cases;
