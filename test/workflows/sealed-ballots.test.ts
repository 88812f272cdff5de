/** Ballots that nobody reads before the close, councils of persons, and second rounds. */
import { describe, expect, test } from '@jest/globals';
import { type Bodies, dueAt } from '../../workflows/index.js';
import { minutesBody } from '../support/bodies.js';
import { type AnySaid, reviewRules } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Given, given, type Setting, THIRD } from '../support/given.js';
import {
  closedSheetsYear,
  depositing,
  drawLots,
  enterAll,
  openingSheet,
  revealAll,
  sealedSheets,
} from '../support/sealed-year.js';
import {
  ballotOn,
  beforeSealedVote,
  COUNCIL,
  closingVote,
  councilYear,
  openingVote,
  sealedBallots,
  sealedVotingYear,
  sealingBallot,
  votingBy,
} from '../support/voted-year.js';
import { charterOf } from '../support/year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
/** Ballots are sealed, beside what a charter seals already. */
const both = { vote: { ...reviewRules().vote, ballot: 'sealed' as const } };

type Choices = Bodies['vote.cast']['choices'];
type Officer = { readonly officer: string };

const counting: AnySaid = { type: 'vote.count', by: CHAIR, body: { reason: null } };
const minuting: AnySaid = { type: 'minutes.propose', by: CHAIR, body: minutesBody };
const again = (...awards: string[]): AnySaid => ({
  type: 'vote.again',
  by: CHAIR,
  body: { awards, reason: 'Nobody reached the threshold' },
});
const casting = (by: string, award: string, choices: Choices, who?: Officer): AnySaid => ({
  type: 'vote.cast',
  by,
  ...who,
  body: ballotOn(award, choices),
});
const releasing = (by: string, of: string): AnySaid => ({
  type: 'seal.release',
  by,
  body: { of, share: 'opened' },
});
const voteOf = ({ year }: Given) => year.review.vote;
const openingDue = ({ year, cluster }: Given) => dueAt(year, charterOf(cluster), 'opening');
const at = (said: AnySaid, time: number): AnySaid => ({ ...said, at: time });

const chair: Choices = { [CHAIR]: 'approve' };
const merit: Choices = { [THIRD]: 'approve', [DEPUTY]: 'reject' };

/** Every member's sealed ballots: the flag for the chair, the merit award for the third. */
const ballots = (round = 1) =>
  ALL.flatMap((by) => [
    sealingBallot(by, 'flag', chair, { round }),
    sealingBallot(by, 'merit', merit, { round }),
  ]);

describe('a sealed vote', () => {
  const sealed = () =>
    given(sealedVotingYear(sealedBallots)).after(...ballots().map(({ seal }) => seal));
  const closed = () => sealed().after(closingVote(CHAIR), closingVote(DEPUTY));

  test('begins with shares of each elector’s secret left with the others', () => {
    const opened = given(beforeSealedVote(sealedBallots)).after(openingVote(ALL));
    const [first] = ballots();
    opened.when(first?.seal as AnySaid).refused('seal/no-shares-left');
    opened
      .after(depositing(opened.cluster, CHAIR))
      .when(first?.seal as AnySaid)
      .accepted('underway.reviewing.voting.casting');
  });

  test('shows no choice before it is opened, and takes one ballot for each award', () => {
    const now = sealed();
    expect(voteOf(now).ballots).toEqual({});
    expect(Object.keys(voteOf(now).sealed.sealed[CHAIR] ?? {})).toEqual(['flag', 'merit']);
    now.when(sealingBallot(CHAIR, 'flag', merit).seal).refused('review/already-voted');
    now
      .when(casting(CHAIR, 'flag', chair))
      .refused('vote/ballots-are-sealed', 'review/already-voted');
  });

  test('is closed by more than half of the members, never by the chair alone', () => {
    const one = sealed().when(closingVote(CHAIR)).accepted('underway.reviewing.voting.casting');
    one.when(ballots()[0]?.open(CHAIR) as AnySaid).refused('frame/not-in-this-state');
    one.when(closingVote(THIRD)).accepted('underway.reviewing.voting.opening');
  });

  test('counts what was sealed, whoever opened it', () => {
    const opened = closed().after(...ballots().map(({ open }) => open(THIRD)));
    const counted = opened.when(counting).accepted('underway.reviewing.counted');
    expect(voteOf(counted).counts.flag?.[CHAIR]).toMatchObject({ approve: 3, passed: true });
    expect(voteOf(counted).counts.merit?.[THIRD]).toMatchObject({ approve: 3, passed: true });
    expect(voteOf(counted).counts.merit?.[DEPUTY]).toMatchObject({ reject: 3, passed: false });
    counted.when(minuting).accepted('underway.reviewing.minuting');
  });

  test('has the share of a secret given away once by each other member, after the close', () => {
    sealed().when(releasing(DEPUTY, CHAIR)).refused('frame/not-in-this-state');
    const shared = closed().when(releasing(DEPUTY, CHAIR)).accepted();
    expect(voteOf(shared).sealed.released).toEqual({ [CHAIR]: { [DEPUTY]: true } });
    shared.when(releasing(DEPUTY, CHAIR)).refused('seal/already-released');
    shared.when(releasing(CHAIR, CHAIR)).refused('seal/nothing-kept');
    shared.when(releasing(THIRD, CHAIR)).accepted('underway.reviewing.voting.opening');
  });

  test('opens no ballot that differs from what was sealed', () => {
    const [first] = ballots();
    const word = first?.open(CHAIR) as AnySaid & { body: Bodies['ballot.open'] };
    const turned = { ...word, body: { ...word.body, choices: { [CHAIR]: 'reject' as const } } };
    closed().when(turned).refused('vote/opening-differs');
    const otherRound = sealingBallot(CHAIR, 'flag', chair, { round: 2 });
    const now = given(sealedVotingYear(sealedBallots)).after(otherRound.seal);
    expect(voteOf(now).sealed.sealed[CHAIR]).toHaveProperty('flag');
    const rest = ballots().slice(1);
    now
      .after(...rest.map(({ seal }) => seal), closingVote(CHAIR), closingVote(DEPUTY))
      .when(otherRound.open(CHAIR))
      .refused('vote/opening-differs');
  });

  test('is counted without the ballots that nobody opened, once it is late', () => {
    const opened = closed().after(
      ...ballots()
        .slice(2)
        .map(({ open }) => open(THIRD)),
    );
    const end = Date.parse(openingDue(opened) ?? '');
    opened.when(at(counting, end)).refused('vote/ballots-still-sealed');
    const counted = opened.when(at(counting, end + 1)).accepted('underway.reviewing.counted');
    expect(voteOf(counted).counts.flag?.[CHAIR]).toMatchObject({
      approve: 2,
      base: 3,
      passed: false,
    });
  });

  test('has a second round with secrets, seals and a day of opening of its own', () => {
    const rules = votingBy({ ballot: 'sealed', rounds: 2 });
    const [one, two] = [sealingBallot(CHAIR, 'flag', chair), sealingBallot(DEPUTY, 'flag', chair)];
    const merits = ballots().filter((_, index) => index % 2 === 1);
    const opened = given(beforeSealedVote(rules)).after(openingVote(ALL));
    const first = given(sealedVotingYear(rules)).after(
      ...[one, two, ...merits].map(({ seal }) => seal),
      closingVote(CHAIR),
      closingVote(THIRD),
      ...[one, two, ...merits].map(({ open }) => open(THIRD)),
      counting,
    );
    const second = first.after(again('flag'));
    expect(voteOf(second)).toEqual({
      ...voteOf(opened),
      awards: { flag: true },
      counts: voteOf(first).counts,
      round: 2,
    });
    expect(openingDue(second)).toBeNull();
    second.when(one.seal).refused('seal/no-shares-left');
    const fresh = ALL.map((by) => sealingBallot(by, 'flag', chair, { round: 2 }));
    const done = second
      .after(...ALL.map((by) => depositing(second.cluster, by)), ...fresh.map(({ seal }) => seal))
      .after(closingVote(CHAIR), closingVote(DEPUTY), ...fresh.map(({ open }) => open(CHAIR)))
      .when(counting)
      .accepted('underway.reviewing.counted');
    expect(voteOf(done).counts.flag?.[CHAIR]).toMatchObject({ round: 2, approve: 3, passed: true });
    expect(voteOf(done).counts.merit?.[THIRD]).toMatchObject({ round: 1, passed: true });
    done.when(again('flag')).refused('vote/no-round-left', 'vote/award-filled');
  });

  test('has a day of opening of its own after that of the score sheets has passed', () => {
    const review = { ...sealedSheets.charter?.review, ...both };
    const sheets = given(closedSheetsYear({ charter: { review: reviewRules(review) } }));
    const end = Date.parse(openingDue(sheets) ?? '');
    const voted = sheets
      .after(openingSheet(CHAIR, CHAIR, THIRD))
      .after({ type: 'deadline.pass', by: 'server', body: { deadline: 'opening' }, at: end + 1 })
      .after({ type: 'peer.finish', by: CHAIR, body: { reason: null } }, openingVote(ALL));
    expect(voted.year.deadlines.passed).toHaveProperty('opening');
    const shares = ALL.map((by) => depositing(voted.cluster, by));
    const closedAgain = voted
      .after(...shares, ...ballots().map(({ seal }) => seal))
      .after(closingVote(CHAIR), closingVote(DEPUTY));
    expect(closedAgain.year.deadlines.passed).not.toHaveProperty('opening');
    expect(Date.parse(openingDue(closedAgain) ?? '')).toBeGreaterThan(end);
    closedAgain.when(counting).refused('vote/ballots-still-sealed');
  });
});

describe('a council', () => {
  const [CHAIRMAN, SECRETARY] = COUNCIL;
  const council = votingBy({ electorate: 'council', quorum: { num: 1, den: 2 } });
  const electors = Object.fromEntries(ALL.map((member) => [member, [...COUNCIL]]));
  const seats = ALL.flatMap((by) => COUNCIL.map((officer) => [by, officer] as const));
  const opened = (setting: Setting = council) =>
    given(councilYear(setting)).after(openingVote(ALL, { electors }));

  test('votes person by person, and each person counts', () => {
    const now = opened();
    expect(voteOf(now).electors).toMatchObject({ [`${THIRD}/${CHAIRMAN}`]: THIRD });
    const cast = now.after(
      ...seats.slice(0, 5).map(([by, officer]) => casting(by, 'flag', chair, { officer })),
      ...seats.slice(0, 3).map(([by, officer]) => casting(by, 'merit', merit, { officer })),
    );
    const counts = voteOf(cast.when(closingVote(CHAIR)).accepted()).counts;
    expect(counts.flag?.[CHAIR]).toMatchObject({ approve: 5, base: 6, passed: true });
    expect(counts.merit?.[THIRD]).toMatchObject({ approve: 3, base: 6, passed: true });
  });

  test.each<[string, Bodies['vote.open']['electors']]>([
    ['nobody', {}],
    ['persons of a stranger', { hue: [...COUNCIL] }],
    ['persons of a stranger beside those of a member', { [CHAIR]: [...COUNCIL], hue: [CHAIRMAN] }],
    ['one person twice', { [CHAIR]: [CHAIRMAN, CHAIRMAN], [THIRD]: [...COUNCIL] }],
  ])('is not made of %s', (_, unfit) => {
    given(councilYear(council))
      .when(openingVote(ALL, { electors: unfit }))
      .refused('vote/electors-unfit');
  });

  test('hears nobody whom its member did not send, and each person once', () => {
    opened()
      .when(casting(THIRD, 'flag', chair))
      .refused('vote/not-an-elector');
    const once = opened().after(casting(THIRD, 'flag', chair, { officer: CHAIRMAN }));
    once.when(casting(THIRD, 'flag', merit, { officer: CHAIRMAN })).refused('review/already-voted');
    once.when(casting(THIRD, 'flag', merit, { officer: SECRETARY })).accepted();
  });

  test('leaves out all the persons of a candidate that does not vote on itself', () => {
    const others = opened(
      votingBy({ electorate: 'council', quorum: { num: 1, den: 2 }, candidateVotes: false }),
    );
    others
      .when(casting(CHAIR, 'flag', chair, { officer: SECRETARY }))
      .refused('review/own-candidacy');
    const cast = others.after(
      ...seats.slice(2).map(([by, officer]) => casting(by, 'flag', chair, { officer })),
      ...seats.slice(0, 4).map(([by, officer]) => {
        const one: Choices = { [THIRD]: 'approve' };
        return casting(by, 'merit', one, { officer });
      }),
      closingVote(CHAIR),
    );
    expect(voteOf(cast).counts.flag?.[CHAIR]).toMatchObject({ approve: 4, base: 4, passed: true });
  });

  test('seals person by person too', () => {
    const sealed = votingBy({ electorate: 'council', ballot: 'sealed' });
    const cluster = councilYear(sealed);
    for (const stage of [enterAll, revealAll, drawLots]) stage(cluster);
    const now = given(cluster).after(openingVote(ALL, { electors }));
    now.when(depositing(now.cluster, THIRD)).refused('vote/not-an-elector');
    const shares = seats.map(
      ([by, officer]) => ({ ...depositing(now.cluster, by), officer }) as AnySaid,
    );
    const words = seats.flatMap(([by, officer]) => [
      sealingBallot(by, 'flag', chair, { officer }),
      sealingBallot(by, 'merit', merit, { officer }),
    ]);
    const closed = now
      .after(...shares, ...words.map(({ seal }) => seal))
      .after(closingVote(CHAIR), closingVote(THIRD));
    closed.when(releasing(THIRD, `${THIRD}/${CHAIRMAN}`)).refused('seal/nothing-kept');
    closed.when(releasing(DEPUTY, `${THIRD}/${CHAIRMAN}`)).accepted();
    const counted = closed.after(...words.map(({ open }) => open(DEPUTY)), counting);
    expect(voteOf(counted).counts.flag?.[CHAIR]).toMatchObject({ approve: 6, base: 6 });
  });
});
