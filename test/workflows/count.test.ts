/** Counting goes another round where places stay empty, and the tellers sign each count. */
import { describe, expect, test } from '@jest/globals';
import type { Bodies } from '../../workflows/index.js';
import { awardsWith } from '../support/award-year.js';
import { minutesBody } from '../support/bodies.js';
import { type AnySaid, charterFor } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  type Given,
  given,
  type Setting,
  scoredYear,
  THIRD,
  votingYear,
} from '../support/given.js';
import { ballotOn, closingVote, openingVote, votingBy } from '../support/voted-year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
type Choices = Bodies['vote.cast']['choices'];

const minuting: AnySaid = { type: 'minutes.propose', by: CHAIR, body: minutesBody };
const again = (...awards: string[]): AnySaid => ({
  type: 'vote.again',
  by: CHAIR,
  body: { awards, reason: 'Nobody reached the threshold' },
});
const casting = (by: string, award: string, choices: Choices): AnySaid => ({
  type: 'vote.cast',
  by,
  body: ballotOn(award, choices),
});
const voteOf = ({ year }: Given) => year.review.vote;

const chair: Choices = { [CHAIR]: 'approve' };
const merit: Choices = { [THIRD]: 'approve', [DEPUTY]: 'reject' };

describe('rounds and tellers', () => {
  const two: Setting = {
    charter: {
      ...votingBy({ rounds: 3, tellers: 2 }).charter,
      ...awardsWith({ flag: { quota: 2, threshold: { num: 2, den: 3 } } }),
    },
  };
  const tellers = { tellers: [DEPUTY, THIRD] };
  const flag = (choices: Choices) => ALL.map((by) => casting(by, 'flag', choices));
  const first = () =>
    given(scoredYear(two)).after(
      openingVote(ALL, tellers),
      ...flag({ [CHAIR]: 'approve', [DEPUTY]: 'reject' }),
      ...ALL.map((by) => casting(by, 'merit', merit)),
      closingVote(CHAIR),
    );
  const signing = (now: Given, by: string): AnySaid => ({
    type: 'count.sign',
    by,
    body: { digest: voteOf(now).counted ?? '' },
  });

  test('give another round to the awards with empty places, and keep who has passed', () => {
    const one = first();
    for (const unfit of [['merit'], ['flag', 'merit'], ['flag', 'flag'], ['medal']]) {
      one.when(again(...unfit)).refused('vote/award-filled');
    }
    const second = one.when(again('flag')).accepted('underway.reviewing.voting.casting');
    second.when(casting(CHAIR, 'merit', { [DEPUTY]: 'approve' })).refused('review/unknown-award');
    second.when(casting(THIRD, 'flag', chair)).refused('review/candidate-not-votable');
    const done = second.after(...flag({ [DEPUTY]: 'approve' }), closingVote(CHAIR));
    expect(voteOf(done).counts.flag).toMatchObject({
      [CHAIR]: { round: 1, approve: 3, passed: true },
      [DEPUTY]: { round: 2, approve: 3, reject: 0, passed: true },
      [THIRD]: { round: 2, approve: 0, passed: false },
    });
    expect(voteOf(done).counts.merit).toEqual(voteOf(one).counts.merit);
    done.when(again('flag')).refused('vote/award-filled');
  });

  test('are the chair’s to ask for, like the vote before and the minutes after them', () => {
    const by = (said: AnySaid) => ({ ...said, by: DEPUTY }) as AnySaid;
    const signed = first().after(signing(first(), DEPUTY), signing(first(), THIRD));
    for (const [now, said] of [
      [given(scoredYear(two)), openingVote(ALL, tellers)],
      [signed, again('flag')],
      [signed, minuting],
    ] as const) {
      now.when(by(said)).refused('speaker/not-the-chair');
      now.when(said).accepted();
    }
  });

  test('end with the last round that the charter allows', () => {
    const third = first()
      .after(again('flag'), ...flag({ [DEPUTY]: 'reject' }), closingVote(CHAIR))
      .after(again('flag'), ...flag({ [DEPUTY]: 'reject' }), closingVote(CHAIR));
    third.when(again('flag')).refused('vote/no-round-left');
    given(votingYear())
      .after(...flag(chair), ...ALL.map((by) => casting(by, 'merit', merit)), closingVote(CHAIR))
      .when(again('flag'))
      .refused('vote/no-round-left', 'vote/award-filled');
  });

  test('go no further where everybody has passed, for nobody could vote in them', () => {
    const places = awardsWith({ flag: { quota: 4, threshold: { num: 2, den: 3 } } });
    const all = flag({ [CHAIR]: 'approve', [DEPUTY]: 'approve', [THIRD]: 'approve' });
    given(votingYear({ charter: { ...votingBy({ rounds: 2 }).charter, ...places } }))
      .after(...all, ...ALL.map((by) => casting(by, 'merit', merit)), closingVote(CHAIR))
      .when(again('flag'))
      .refused('vote/no-candidate-left');
  });

  test('are not begun after the day of the vote, for no ballot would be taken', () => {
    const vote = { day: '01-31', nextYear: true, late: 'close' } as const;
    const calendar = { ...charterFor(ALL).calendar, vote };
    const end = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
    const dated = { charter: { ...two.charter, calendar } };
    const counted = given(scoredYear(dated)).after(
      openingVote(ALL, tellers),
      ...[...flag(chair), ...ALL.map((by) => casting(by, 'merit', merit)), closingVote(CHAIR)],
    );
    counted.when({ ...again('flag'), at: end }).accepted();
    counted.when({ ...again('flag'), at: end + 1 }).refused('review/voting-too-late');
    given(scoredYear(dated))
      .when({ ...openingVote(ALL, tellers), at: end + 1 })
      .refused('review/voting-too-late');
  });

  test('have the count signed by every teller before it stands in the minutes', () => {
    const now = first();
    now.when(signing(now, CHAIR)).refused('vote/not-a-teller');
    const one = now.after(signing(now, DEPUTY));
    one.when(minuting).refused('vote/count-unsigned');
    one.when(signing(one, DEPUTY)).refused('vote/count-already-signed');
    one.after(signing(one, THIRD)).when(minuting).accepted('underway.reviewing.minuting');
  });

  test('have each round’s count signed anew', () => {
    const now = first();
    const signed = now.after(signing(now, DEPUTY), signing(now, THIRD));
    const second = signed.after(
      again('flag'),
      ...flag({ [DEPUTY]: 'approve' }),
      closingVote(CHAIR),
    );
    second.when(minuting).refused('vote/count-unsigned');
    second.when(signing(signed, DEPUTY)).refused('vote/count-not-current');
    second
      .after(signing(second, DEPUTY), signing(second, THIRD))
      .when(minuting)
      .accepted('underway.reviewing.minuting');
  });
});
