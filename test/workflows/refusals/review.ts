/** The conditions of reports and of the peer review. */
import { type Bodies, type Charter, digestOf } from '../../../workflows/index.js';
import {
  criteriaBody,
  document,
  minutesBody,
  reportBody,
  scoreBody,
} from '../../support/bodies.js';
import { AUTHORITY, charterFor } from '../../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  minutedYear,
  pledgedYear,
  reportedYear,
  scoredYear,
  THIRD,
  votedYear,
  votingYear,
} from '../../support/given.js';
import { castVotes, minutesDigest } from '../../support/year.js';
import { after, type Cases, said } from './case.js';

/** Every step of the review closes on 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const day = { day: '01-31', nextYear: true, late: 'close' } as const;
const none = charterFor([CHAIR]).calendar;
const closing = (name: keyof Charter['calendar']) => ({
  charter: { calendar: { ...none, [name]: day } },
});

const report = (by: string, change: Partial<Bodies['report.submit']> = {}) =>
  said('report.submit', by, { ...reportBody('interim'), ...change });
const receive = (type: 'report.return' | 'report.excuse', member: string) =>
  said(type, CHAIR, { round: 'interim', member, reason: 'See the letter' });
const accept = (member: string) => said('report.accept', CHAIR, { round: 'interim', member });
const close = (round: 'interim' | 'annual' = 'interim') => said('report.close', CHAIR, { round });
const [figure] = reportBody('interim').indicators;
const offTarget = figure ? [{ ...figure, unit: 'million' }] : [];
const excused = () =>
  after(
    pledgedYear(),
    receive('report.excuse', THIRD),
    receive('report.excuse', DEPUTY),
    said('report.excuse', DEPUTY, { round: 'interim', member: CHAIR, reason: 'Epidemic' }),
  );
const reports = () => [pledgedYear(), report(THIRD)] as const;
const accepts = () => [after(pledgedYear(), report(THIRD)), accept(THIRD)] as const;

export const reportCases = {
  roundIsOpen: {
    holds: reports,
    fails: () => [pledgedYear(), report(THIRD, { round: 'annual' })],
  },
  reportIsInOwnHands: {
    holds: () => [
      after(pledgedYear(), report(THIRD), receive('report.return', THIRD)),
      report(THIRD, { document: document('corrected') }),
    ],
    fails: () => [
      after(pledgedYear(), report(THIRD)),
      report(THIRD, { document: document('corrected') }),
    ],
  },
  figuresMatchTargets: {
    holds: reports,
    fails: () => [pledgedYear(), report(THIRD, { indicators: offTarget })],
  },
  reportDoorIsOpen: {
    holds: () => [pledgedYear(closing('interimReport')), { ...report(THIRD), at: due }],
    fails: () => [pledgedYear(closing('interimReport')), { ...report(THIRD), at: due + 1 }],
  },
  reportIsSubmitted: {
    holds: accepts,
    fails: () => [after(pledgedYear(), report(THIRD)), accept(DEPUTY)],
  },
  reportIsWaiting: {
    holds: accepts,
    fails: () => [pledgedYear(), accept(THIRD), 'reportIsSubmitted'],
  },
  reportIsNotSettled: {
    holds: () => [after(pledgedYear(), report(THIRD)), receive('report.excuse', THIRD)],
    fails: () => [
      after(pledgedYear(), report(THIRD), accept(THIRD)),
      receive('report.excuse', THIRD),
    ],
  },
  reportsAreComplete: {
    holds: () => [excused(), close()],
    fails: () => [after(pledgedYear(), receive('report.excuse', THIRD)), close()],
  },
} satisfies Cases;

const record = (by: string, change: Partial<Bodies['eligibility.record']> = {}) =>
  said('eligibility.record', by, {
    member: THIRD,
    standing: 'onHold',
    ground: 'discipline',
    document: document('letter'),
    reason: 'See the letter',
    ...change,
  });
const records = () => [reportedYear(), record(CHAIR)] as const;
const issue = (change: Partial<Bodies['criteria.issue']> = {}) =>
  said('criteria.issue', CHAIR, { ...criteriaBody, ...change });
const issued = (setting = {}) => after(reportedYear(setting), issue());
const score = (change: Partial<Bodies['score.submit']> = {}) =>
  said('score.submit', THIRD, { ...scoreBody, ...change });
const issues = () => [reportedYear(), issue()] as const;
const scores = () => [issued(), score()] as const;
const openVote = (...present: string[]) => said('vote.open', CHAIR, { present });
const [criterion] = criteriaBody.criteria;

export const assessingCases = {
  isJudgeOfStanding: {
    holds: records,
    fails: () => [reportedYear(), record(THIRD), 'mayRecordStanding'],
  },
  mayRecordStanding: {
    holds: records,
    fails: () => [reportedYear(), record(CHAIR, { member: CHAIR })],
  },
  groundIsDocumented: {
    holds: records,
    fails: () => [reportedYear(), record(CHAIR, { document: null })],
  },
  criteriaAreNotUsed: { holds: issues, fails: () => [after(issued(), score()), issue()] },
  criteriaAreDistinct: {
    holds: issues,
    fails: () => [reportedYear(), issue({ criteria: criterion ? [criterion, criterion] : [] })],
  },
  criteriaAreIssued: {
    holds: scores,
    fails: () => [reportedYear(), score({ points: {} }), 'criteriaAreCurrent'],
  },
  criteriaAreCurrent: {
    holds: scores,
    fails: () => [issued(), score({ criteria: digestOf('an old list') })],
  },
  pointsFitCriteria: {
    holds: scores,
    fails: () => [issued(), score({ points: { economy: 60_001, society: 0 } })],
  },
  scoreDoorIsOpen: {
    holds: () => [issued(closing('selfScore')), { ...score(), at: due }],
    fails: () => [issued(closing('selfScore')), { ...score(), at: due + 1 }],
  },
  scoresAreIn: {
    holds: () => [scoredYear(), openVote(CHAIR)],
    fails: () => [issued(), openVote(CHAIR)],
  },
  presentAreMembers: {
    holds: () => [scoredYear(), openVote(CHAIR)],
    fails: () => [scoredYear(), openVote(CHAIR, AUTHORITY)],
  },
} satisfies Cases;

const vote = (candidate: string = CHAIR, award = 'flag', by: string = THIRD) =>
  said('vote.cast', by, { award, choices: { [candidate]: 'approve' }, remark: null });
const votes = () => [votingYear(), vote()] as const;
const count = said('vote.close', CHAIR, { reason: null });
const voted = () => {
  const cluster = votingYear();
  castVotes(cluster);
  return cluster;
};
const othersOnly = () => {
  const review = { ...charterFor([CHAIR]).review, candidateVotes: false };
  return votingYear({ charter: { review } });
};

export const voteCases = {
  awardIsChartered: { holds: votes, fails: () => [votingYear(), vote(CHAIR, 'medal')] },
  hasNotVoted: { holds: votes, fails: () => [after(votingYear(), vote()), vote(DEPUTY)] },
  candidatesAreVotable: {
    holds: votes,
    fails: () => [
      after(votingYear(), record(CHAIR, { standing: 'ineligible' })),
      vote(THIRD, 'flag', CHAIR),
    ],
  },
  votesOnOthersOnly: {
    holds: () => [othersOnly(), vote()],
    fails: () => [othersOnly(), vote(THIRD)],
  },
  voteDoorIsOpen: {
    holds: () => [votingYear(closing('vote')), { ...vote(), at: due }],
    fails: () => [votingYear(closing('vote')), { ...vote(), at: due + 1 }],
  },
  voteHasQuorum: {
    holds: () => [voted(), count],
    fails: () => [after(votingYear(), vote()), count],
  },
} satisfies Cases;

const digest = minutesDigest(minutedYear());
const sign = (by: string, of = digest) =>
  said('minutes.sign', by, { digest: of, reservation: null });
const signed = (...by: string[]) => after(minutedYear(), ...by.map((each) => sign(each)));
const adopt = said('result.adopt', CHAIR, { digest });
const signs = () => [minutedYear(), sign(THIRD)] as const;

export const minutesCases = {
  minutesAreProposed: {
    holds: () => [after(votedYear(), said('minutes.propose', CHAIR, minutesBody)), sign(THIRD)],
    fails: () => [votedYear(), sign(THIRD), 'minutesAreCurrent'],
  },
  isMinutesSigner: { holds: signs, fails: () => [minutedYear(), sign(AUTHORITY)] },
  hasNotSignedMinutes: { holds: signs, fails: () => [signed(THIRD), sign(THIRD)] },
  minutesAreCurrent: {
    holds: signs,
    fails: () => [minutedYear(), sign(THIRD, digestOf('old minutes'))],
  },
  minutesDoorIsOpen: {
    holds: () => [minutedYear(closing('minutes')), { ...sign(THIRD), at: due }],
    fails: () => [minutedYear(closing('minutes')), { ...sign(THIRD), at: due + 1 }],
  },
  minutesAreSigned: {
    holds: () => [signed(CHAIR, DEPUTY, THIRD), adopt],
    fails: () => [signed(CHAIR, DEPUTY), adopt],
  },
} satisfies Cases;
