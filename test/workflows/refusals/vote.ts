/** The conditions of the vote, of its count, and of the review minutes. */
import type { Bodies, Charter } from '../../../workflows/index.js';
import { recording } from '../../support/award-year.js';
import { document, minutesBody } from '../../support/bodies.js';
import { AUTHORITY, charterFor, reviewRules } from '../../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  minutedYear,
  type Setting,
  scoredYear,
  THIRD,
  votedYear,
  votingYear,
} from '../../support/given.js';
import { finalYear, verifiedSetting } from '../../support/scored-year.js';
import {
  ballotOn,
  COUNCIL,
  councilYear,
  OPINION,
  openingVote,
  sealedBallots,
  sealedVotingYear,
  sealingBallot,
  votingBy,
} from '../../support/voted-year.js';
import { castVotes, contextOf, minutesDigest } from '../../support/year.js';
import { after, type Cases, said } from './case.js';

const ALL = [CHAIR, DEPUTY, THIRD];
/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const day = { day: '01-31', nextYear: true, late: 'close' } as const;
const none = charterFor([CHAIR]).calendar;
const closing = (name: keyof Charter['calendar']): Setting => ({
  charter: { calendar: { ...none, [name]: day } },
});
const CLOSING = { reason: null };

const cast = (by: string, body = ballotOn('flag', { [CHAIR]: 'approve' }), at?: number) =>
  said('vote.cast', by, body, at === undefined ? {} : { at });
const close = (by: string = CHAIR) => said('vote.close', by, CLOSING);
const consensus: Setting = { charter: { review: reviewRules({ decision: 'consensus' }) } };
const council = votingBy({ electorate: 'council' });
const councillor = { electors: { [CHAIR]: [...COUNCIL] } };
const withoutOpinions = votingBy({ writtenOpinions: false });
const candidatesDoNotVote = votingBy({ candidateVotes: false });
const reopened = () => {
  const final = finalYear(verifiedSetting);
  const request = said('score.reopen', CHAIR, { member: THIRD, reason: 'A wrong figure' });
  const asked = after(final, request);
  const digest = contextOf(asked).review.scoring.reopening?.digest ?? '';
  return after(asked, said('score.permit', DEPUTY, { digest }));
};

const sealedVoting = () => sealedVotingYear(sealedBallots);
const own = sealingBallot(CHAIR, 'flag', { [CHAIR]: 'approve' });
const ballots = ALL.flatMap((by) =>
  ['flag', 'merit'].map((award) => sealingBallot(by, award, { [CHAIR]: 'approve' })),
);
const allSealed = () => after(sealedVoting(), ...ballots.map(({ seal }) => seal));
const allClosed = () => after(allSealed(), close(CHAIR), close(DEPUTY));
const count = () => said('vote.count', CHAIR, CLOSING);

export const voteCases = {
  votesAreHeld: {
    holds: () => [scoredYear(), openingVote(ALL)],
    fails: () => [scoredYear(consensus), openingVote(ALL)],
  },
  nothingIsReopened: {
    holds: () => [finalYear(verifiedSetting), openingVote(ALL)],
    fails: () => [reopened(), openingVote(ALL)],
  },
  presentAreMembers: {
    holds: () => [scoredYear(), openingVote([CHAIR, THIRD])],
    fails: () => [scoredYear(), openingVote([CHAIR, AUTHORITY])],
  },
  electorsFitCharter: {
    holds: () => [councilYear(council), openingVote(ALL, councillor)],
    fails: () => [scoredYear(), openingVote(ALL, councillor)],
  },
  tellersFitCharter: {
    holds: () => [scoredYear(votingBy({ tellers: 1 })), openingVote(ALL, { tellers: [THIRD] })],
    fails: () => [scoredYear(votingBy({ tellers: 2 })), openingVote(ALL, { tellers: [THIRD] })],
  },
  presentReachQuorum: {
    holds: () => [scoredYear(withoutOpinions), openingVote([CHAIR, DEPUTY])],
    fails: () => [scoredYear(withoutOpinions), openingVote([CHAIR])],
  },
  isElector: {
    holds: () => [votingYear(), cast(THIRD)],
    fails: () => [after(councilYear(council), openingVote(ALL, councillor)), cast(CHAIR)],
  },
  ballotsAreOpen: {
    holds: () => [votingYear(), cast(THIRD)],
    fails: () => [sealedVoting(), cast(THIRD)],
  },
  ballotsAreSealed: {
    holds: () => [sealedVoting(), own.seal],
    fails: () => [votingYear(), own.seal, 'hasDeposited'],
  },
  awardIsVotedOn: {
    holds: () => [votingYear(), cast(THIRD)],
    fails: () => [votingYear(), cast(THIRD, ballotOn('medal', { [CHAIR]: 'approve' }))],
  },
  hasNotVoted: {
    holds: () => [votingYear(), cast(THIRD)],
    fails: () => [
      after(votingYear(), cast(THIRD)),
      cast(THIRD, ballotOn('flag', { [CHAIR]: 'reject' })),
    ],
  },
  absentMayVote: {
    holds: () => [votingYear(withoutOpinions), cast(THIRD)],
    fails: () => {
      const absent = after(scoredYear(withoutOpinions), openingVote([CHAIR, DEPUTY]));
      return [absent, cast(THIRD, ballotOn('flag', { [CHAIR]: 'approve' }, OPINION))];
    },
  },
  opinionIsWritten: {
    holds: () => {
      const absent = after(scoredYear(), openingVote([CHAIR, DEPUTY]));
      return [absent, cast(THIRD, ballotOn('flag', { [CHAIR]: 'approve' }, OPINION))];
    },
    fails: () => [votingYear(), cast(THIRD, ballotOn('flag', { [CHAIR]: 'approve' }, OPINION))],
  },
  candidatesAreVotable: {
    holds: () => [votingYear(), cast(THIRD)],
    fails: () => [votingYear(), cast(THIRD, ballotOn('flag', { [AUTHORITY]: 'approve' }))],
  },
  votesOnOthersOnly: {
    holds: () => [votingYear(candidatesDoNotVote), cast(THIRD)],
    fails: () => [votingYear(candidatesDoNotVote), cast(CHAIR)],
  },
  voteDoorIsOpen: {
    holds: () => [votingYear(closing('vote')), cast(THIRD, undefined, due)],
    fails: () => [votingYear(closing('vote')), cast(THIRD, undefined, due + 1)],
  },
  mayCloseVote: {
    holds: () => [voted(), close()],
    fails: () => [voted(), close(THIRD)],
  },
  hasNotClosedVote: {
    holds: () => [after(allSealed(), close(CHAIR)), close(DEPUTY)],
    fails: () => [after(allSealed(), close(CHAIR)), said('vote.close', CHAIR, { reason: 'Again' })],
  },
  voteHasQuorum: {
    holds: () => [voted(), close()],
    fails: () => [after(votingYear(), cast(THIRD)), close()],
  },
  ballotFitsCommitment: {
    holds: () => [allClosed(), own.open(THIRD)],
    fails: () => [allClosed(), sealingBallot(CHAIR, 'flag', { [CHAIR]: 'reject' }).open(CHAIR)],
  },
  ballotsAreOpened: {
    holds: () => [after(allClosed(), ...ballots.map(({ open }) => open(DEPUTY))), count()],
    fails: () => [allClosed(), count()],
  },
} satisfies Cases;

function voted() {
  const cluster = votingYear().fork();
  castVotes(cluster);
  return cluster;
}

const told = votingBy({ tellers: 1, rounds: 2 });
const toldVoting = () => after(scoredYear(told), openingVote(ALL, { tellers: [THIRD] }));
const counted = () => {
  const cluster = toldVoting().fork();
  castVotes(cluster);
  return after(cluster, close());
};
const countDigest = (): string => contextOf(counted()).review.vote.counted ?? '';
const signCount = (by: string, digest = countDigest()) => said('count.sign', by, { digest });
/** Nobody reached the flag's four fifths. */
const unfilled = (setting: Setting = told) => {
  const opened = after(scoredYear(setting), openingVote(ALL, { tellers: [THIRD] }));
  const choices = { [CHAIR]: 'reject' as const };
  const votes = ALL.flatMap((by) => [
    cast(by, ballotOn('flag', choices)),
    cast(by, ballotOn('merit', { [DEPUTY]: 'approve' })),
  ]);
  return after(opened, ...votes, close());
};
const again = (awards: readonly string[]) =>
  said('vote.again', CHAIR, { awards, reason: 'Nobody passed' });
const propose = (change: Partial<Bodies['minutes.propose']> = {}) =>
  said('minutes.propose', CHAIR, { ...minutesBody, ...change });

export const countCases = {
  isTeller: {
    holds: () => [counted(), signCount(THIRD)],
    fails: () => [counted(), signCount(DEPUTY)],
  },
  countIsCurrent: {
    holds: () => [counted(), signCount(THIRD)],
    fails: () => [counted(), signCount(THIRD, document('another count'))],
  },
  hasNotSignedCount: {
    holds: () => [counted(), signCount(THIRD)],
    fails: () => [
      after(counted(), signCount(THIRD)),
      { ...signCount(THIRD), at: counted().now() + 3_600_000 },
    ],
  },
  tellersHaveSigned: {
    holds: () => [after(counted(), signCount(THIRD)), propose()],
    fails: () => [counted(), propose()],
  },
  roundsAreLeft: {
    holds: () => [unfilled(), again(['flag'])],
    fails: () => [unfilled(votingBy({ tellers: 1 })), again(['flag'])],
  },
  awardsAreUnfilled: {
    holds: () => [unfilled(), again(['flag'])],
    fails: () => [unfilled(), again(['merit'])],
  },
  candidatesAreLeft: {
    holds: () => [unfilled(), again(['flag'])],
    fails: () => [
      after(unfilled(), ...ALL.map((member) => recording(member, 'ineligible'))),
      again(['flag']),
    ],
  },
} satisfies Cases;

const minuted = () => minutedYear();
const sign = (by: string, digest = minutesDigest(minuted())) =>
  said('minutes.sign', by, { digest, reservation: null });
const object = (by: string, digest = minutesDigest(minuted())) =>
  said('minutes.object', by, { digest, text: 'We see it otherwise' });
const adopt = (digest = minutesDigest(minuted())) => said('result.adopt', CHAIR, { digest });
const signed = () => after(minuted(), ...ALL.map((by) => sign(by)));
const agreed = { results: { flag: [CHAIR] } };
const inConsensus = () => after(scoredYear(consensus), propose(agreed));
const consensual = (): string => minutesDigest(inConsensus());
const present: Setting = { charter: { review: reviewRules({ minutesSigners: 'present' }) } };
const absentThird = () => {
  const opened = after(scoredYear(present), openingVote([CHAIR, DEPUTY])).fork();
  for (const by of [CHAIR, DEPUTY]) {
    for (const award of ['flag', 'merit']) {
      opened.say(cast(by, ballotOn(award, { [CHAIR]: 'approve' })));
    }
  }
  return after(opened, close(), propose());
};

export const minutesCases = {
  noVoteIsHeld: {
    holds: () => [scoredYear(consensus), propose(agreed)],
    fails: () => [scoredYear(), propose()],
  },
  resultsFitDecision: {
    holds: () => [votedYear(), propose()],
    fails: () => [votedYear(), propose(agreed)],
  },
  isMinutesSigner: {
    holds: () => [absentThird(), sign(DEPUTY, minutesDigest(absentThird()))],
    fails: () => [absentThird(), sign(THIRD, minutesDigest(absentThird()))],
  },
  hasNotSignedMinutes: {
    holds: () => [minuted(), sign(THIRD)],
    fails: () => [
      after(minuted(), sign(THIRD)),
      said('minutes.sign', THIRD, {
        digest: minutesDigest(minuted()),
        reservation: 'On second thoughts',
      }),
    ],
  },
  hasNotObjected: {
    holds: () => [minuted(), object(THIRD)],
    fails: () => [
      after(minuted(), object(THIRD)),
      said('minutes.object', THIRD, { digest: minutesDigest(minuted()), text: 'Once more' }),
    ],
  },
  minutesAreCurrent: {
    holds: () => [minuted(), sign(THIRD)],
    fails: () => [minuted(), sign(THIRD, document('other minutes'))],
  },
  minutesDoorIsOpen: {
    holds: () => [minutedYear(closing('minutes')), { ...sign(THIRD), at: due }],
    fails: () => [minutedYear(closing('minutes')), { ...sign(THIRD), at: due + 1 }],
  },
  minutesAreSigned: {
    holds: () => [signed(), adopt()],
    fails: () => [after(minuted(), sign(THIRD)), adopt()],
  },
  nobodyObjects: {
    holds: () => [
      after(inConsensus(), ...ALL.map((by) => sign(by, consensual()))),
      adopt(consensual()),
    ],
    fails: () => [
      after(inConsensus(), object(THIRD, consensual()), ...ALL.map((by) => sign(by, consensual()))),
      adopt(consensual()),
    ],
  },
} satisfies Cases;
