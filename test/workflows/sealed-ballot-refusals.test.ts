/**
 * A sealed vote asks at the sealing what an open one asks at the ballot, and once more at the
 * opening what nobody could read before. Here each of these is refused by itself.
 */
import { describe, expect, test } from '@jest/globals';
import type { Bodies, RefusalCode } from '../../workflows/index.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, THIRD, votingYear } from '../support/given.js';
import { depositing, drawLots, enterAll, revealAll } from '../support/sealed-year.js';
import {
  beforeSealedVote,
  COUNCIL,
  closingVote,
  councilYear,
  OPINION,
  openingVote,
  sealedBallots,
  sealedVotingYear,
  sealingBallot,
  votingBy,
} from '../support/voted-year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
type Choices = Bodies['vote.cast']['choices'];
type Ballot = ReturnType<typeof sealingBallot>;
/** A vote, what is said in it, and why it is refused. */
type Row = readonly [string, () => Given, AnySaid, ...(readonly RefusalCode[])];

const chair: Choices = { [CHAIR]: 'approve' };
const own = sealingBallot(THIRD, 'flag', chair);
const counting = (by: string): AnySaid => ({ type: 'vote.count', by, body: { reason: null } });
const releasing = (by: string): AnySaid => ({
  type: 'seal.release',
  by,
  body: { of: CHAIR, share: 'opened' },
});
const withShares = (shares: readonly string[]): AnySaid => ({
  type: 'seal.deposit',
  by: THIRD,
  body: { shares: Object.fromEntries(shares.map((member) => [member, 'share'])) },
});

const voting = (setting = sealedBallots) => given(sealedVotingYear(setting));
const openVote = () => given(votingYear());
const undeposited = () => given(beforeSealedVote(sealedBallots)).after(openingVote(ALL));
const once = () => sealedWith(own).after(closingVote(CHAIR));
/** The vote is opened in presence of two, and the third has left its shares. */
const absent = (writtenOpinions: boolean) => {
  const setting = votingBy({ ballot: 'sealed', writtenOpinions });
  const opened = given(beforeSealedVote(setting)).after(openingVote([CHAIR, DEPUTY]));
  return opened.after(depositing(opened.cluster, THIRD));
};
/** A council to which the third sends its chairman only. */
const council = () => {
  const cluster = councilYear(votingBy({ electorate: 'council', ballot: 'sealed' }));
  for (const stage of [enterAll, revealAll, drawLots]) stage(cluster);
  const [first] = COUNCIL;
  return given(cluster).after(openingVote(ALL, { electors: { [THIRD]: [first] } }));
};
/** The end of 31 January of the next year, in Vietnam. */
const due = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
const until = () => {
  const vote = { day: '01-31', nextYear: true, late: 'close' } as const;
  const calendar = { ...charterFor([CHAIR]).calendar, vote };
  return voting({ charter: { ...sealedBallots.charter, calendar } });
};

/** One ballot of the third is sealed, beside plain ones of the others. */
function sealedWith(ballot: Ballot, before: () => Given = voting): Given {
  const merit: Choices = { [DEPUTY]: 'approve' };
  const plain = [
    sealingBallot(CHAIR, 'flag', { [DEPUTY]: 'approve' }),
    sealingBallot(CHAIR, 'merit', merit),
    sealingBallot(THIRD, 'merit', merit),
  ];
  return before().after(...[...plain, ballot].map(({ seal }) => seal));
}
const closedWith = (ballot: Ballot, before?: () => Given): Given =>
  sealedWith(ballot, before).after(closingVote(CHAIR), closingVote(DEPUTY));

const sealings: readonly Row[] = [
  ['in an open vote', openVote, own.seal, 'vote/ballots-are-open', 'seal/no-shares-left'],
  [
    'on an unknown award',
    voting,
    sealingBallot(THIRD, 'medal', chair).seal,
    'review/unknown-award',
  ],
  ['by an absent member without leave', () => absent(false), own.seal, 'vote/absent'],
  ['after the day of the vote', until, { ...own.seal, at: due + 1 }, 'review/voting-too-late'],
  ['by whom nobody sent', council, own.seal, 'vote/not-an-elector', 'seal/no-shares-left'],
];

const others: readonly Row[] = [
  ['a second deposit', voting, withShares([CHAIR, DEPUTY]), 'seal/already-deposited'],
  ['shares for one of two', undeposited, withShares([CHAIR]), 'seal/shares-miss-somebody'],
  ['shares in an open vote', openVote, withShares([]), 'seal/nothing-sealed'],
  ['a close by the authority', () => sealedWith(own), closingVote(AUTHORITY), 'vote/not-to-close'],
  ['a second word for the close', once, closingVote(CHAIR), 'vote/already-closed'],
  [
    'a share from the authority',
    () => closedWith(own),
    releasing(AUTHORITY),
    'speaker/not-a-member',
    'seal/nothing-kept',
  ],
  [
    'an opening by the authority',
    () => closedWith(own),
    own.open(AUTHORITY),
    'speaker/not-a-member',
  ],
  [
    'a count by a member',
    () => closedWith(own),
    counting(DEPUTY),
    'speaker/not-the-chair',
    'vote/ballots-still-sealed',
  ],
];

describe('a sealed vote', () => {
  test.each(sealings)('takes no ballot %s', (_, vote, said, ...codes) => {
    vote()
      .when(said)
      .refused(...codes);
  });

  test.each(others)('takes not %s', (_, vote, said, ...codes) => {
    vote()
      .when(said)
      .refused(...codes);
  });
});

describe('a ballot that is opened', () => {
  const notOnItself = () => voting(votingBy({ ballot: 'sealed', candidateVotes: false }));
  const opened = (ballot: Ballot, before?: () => Given) =>
    closedWith(ballot, before).when(ballot.open(DEPUTY));

  test('is on members of the year', () => {
    opened(sealingBallot(THIRD, 'flag', { ...chair, hue: 'reject' })).refused(
      'review/candidate-not-votable',
    );
  });

  test('is not on its elector, where candidates do not vote', () => {
    const itself = sealingBallot(THIRD, 'flag', { [THIRD]: 'approve' });
    opened(itself, notOnItself).refused('review/own-candidacy');
    opened(own, notOnItself).accepted();
    opened(itself).accepted();
  });

  test('is written by who was absent, and by nobody else', () => {
    const written = sealingBallot(THIRD, 'flag', chair, { written: OPINION });
    opened(written).refused('vote/written-opinion-unclear');
    const away = () => {
      const two = absent(true);
      return two.after(...[CHAIR, DEPUTY].map((by) => depositing(two.cluster, by)));
    };
    opened(own, away).refused('vote/written-opinion-unclear');
    const counted = opened(written, away).accepted();
    expect(counted.year.review.vote.written).toEqual({ [THIRD]: true });
  });
});
