import { describe, expect, test } from '@jest/globals';
import type { Bodies, Charter } from '../../workflows/index.js';
import { recording } from '../support/award-year.js';
import { minutesBody, text } from '../support/bodies.js';
import { type AnySaid, charterFor } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  type Given,
  given,
  minutedYear,
  type Setting,
  scoredYear,
  THIRD,
  votedYear,
  votingYear,
} from '../support/given.js';
import { ballotOn, OPINION, openingVote, votingBy } from '../support/voted-year.js';
import { minutesDigest } from '../support/year.js';

const review = (change: Partial<Charter['review']>): Setting => ({
  charter: { review: { ...charterFor([CHAIR]).review, ...change } },
});

const voting = (by: string, choices: Bodies['vote.cast']['choices'], award = 'flag'): AnySaid => ({
  type: 'vote.cast',
  by,
  body: { award, choices, written: null, remark: null },
});

const closing: AnySaid = { type: 'vote.close', by: CHAIR, body: { reason: null } };

describe('the vote', () => {
  const all = (choice: Bodies['motion.vote']['choice'], candidate: string): AnySaid[] =>
    [CHAIR, DEPUTY, THIRD].map((by) => voting(by, { [candidate]: choice }));
  const merits = [CHAIR, DEPUTY].map((by) => voting(by, { [THIRD]: 'reject' }, 'merit'));
  const countOf = (setting: Setting, ...ballots: AnySaid[]) => {
    const counted = given(votingYear(setting)).after(...ballots, ...merits);
    return counted.when(closing).accepted('underway.reviewing.counted').year.review.vote.counts;
  };

  test('is one ballot for each member and award', () => {
    const once = given(votingYear()).after(voting(THIRD, { [CHAIR]: 'approve' }));
    once.when(voting(THIRD, { [DEPUTY]: 'approve' })).refused('review/already-voted');
    once.when(voting(THIRD, { [DEPUTY]: 'approve' }, 'merit')).accepted();
  });

  test('is on awards of the charter and on members of the year', () => {
    given(votingYear())
      .when(voting(THIRD, { [CHAIR]: 'approve' }, 'medal'))
      .refused('review/unknown-award');
    for (const choices of [{ hue: 'approve' }, { [CHAIR]: 'approve', hue: 'reject' }] as const) {
      given(votingYear()).when(voting(THIRD, choices)).refused('review/candidate-not-votable');
    }
  });

  test('needs the approvals of the charter’s part of all electors, absent ones included', () => {
    const three = countOf({}, ...all('approve', CHAIR));
    expect(three.flag?.[CHAIR]).toEqual({
      round: 1,
      approve: 3,
      reject: 0,
      abstain: 0,
      base: 3,
      passed: true,
    });
    const two = countOf({}, ...all('approve', CHAIR).slice(0, 2));
    expect(two.flag?.[CHAIR]).toEqual({
      round: 1,
      approve: 2,
      reject: 0,
      abstain: 0,
      base: 3,
      passed: false,
    });
    expect(two.flag?.[DEPUTY]).toMatchObject({ approve: 0, passed: false });
  });

  test('may be counted against the ballots cast, or against those present', () => {
    const ballots = all('approve', CHAIR).slice(0, 2);
    const cast = countOf(votingBy({ base: 'castBallots' }), ...ballots);
    expect(cast.flag?.[CHAIR]).toMatchObject({ approve: 2, base: 2, passed: true });
    const present = countOf(votingBy({ base: 'presentElectors' }), ...ballots);
    expect(present.flag?.[CHAIR]).toMatchObject({ approve: 2, base: 3, passed: false });
  });

  test('of a candidate on itself counts, or is not given and not in the base', () => {
    given(votingYear())
      .when(voting(CHAIR, { [CHAIR]: 'approve' }))
      .accepted();
    const others = votingBy({ candidateVotes: false });
    given(votingYear(others))
      .when(voting(CHAIR, { [CHAIR]: 'approve' }))
      .refused('review/own-candidacy');
    const counts = countOf(others, ...all('approve', CHAIR).slice(1));
    expect(counts.flag?.[CHAIR]).toMatchObject({ approve: 2, base: 2, passed: true });
  });

  test('has a quorum of ballots on every award, two of three', () => {
    const none = given(votingYear());
    none.when(closing).refused('review/no-quorum');
    const flagOnly = none.after(...all('approve', CHAIR));
    flagOnly.when(closing).refused('review/no-quorum');
    flagOnly
      .after(...merits.slice(0, 1))
      .when(closing)
      .refused('review/no-quorum');
    flagOnly
      .after(...merits)
      .when(closing)
      .accepted();
  });

  test('is closed without its quorum once no ballot is taken, and then nobody passes', () => {
    const vote = { day: '01-31', nextYear: true, late: 'close' } as const;
    const end = Date.UTC(2024, 0, 31, 16, 59, 59, 999);
    const cast = votingBy({ base: 'castBallots' });
    const calendar = { ...charterFor([CHAIR]).calendar, vote };
    const one = given(votingYear({ charter: { ...cast.charter, calendar } })).after(
      voting(CHAIR, { [DEPUTY]: 'approve' }),
    );
    one.when({ ...closing, at: end }).refused('review/no-quorum');
    const counted = one.when({ ...closing, at: end + 1 }).accepted('underway.reviewing.counted');
    expect(counted.year.review.vote.counts.flag?.[DEPUTY]).toMatchObject({
      approve: 1,
      base: 1,
      passed: false,
    });
    counted.when({ type: 'minutes.propose', by: CHAIR, body: minutesBody }).accepted();
  });

  test('is opened with the list of those present, who are members', () => {
    given(scoredYear())
      .when(openingVote([CHAIR, 'hue']))
      .refused('review/present-not-members');
    const opened = given(scoredYear())
      .when(openingVote([CHAIR, DEPUTY]))
      .accepted();
    expect(opened.year.review.vote.present).toEqual({ [CHAIR]: true, [DEPUTY]: true });
  });

  test('without written opinions is opened when those present reach the quorum', () => {
    const meeting = given(scoredYear(votingBy({ writtenOpinions: false })));
    meeting.when(openingVote([CHAIR])).refused('vote/quorum-out-of-reach');
    meeting.when(openingVote([CHAIR, DEPUTY])).accepted();
    given(scoredYear())
      .when(openingVote([CHAIR]))
      .accepted();
  });

  test('waits for no ballot of an elector who has nobody to vote on', () => {
    const everybody = votingBy({ candidateVotes: false, quorum: { num: 1, den: 1 } });
    const barred = [DEPUTY, THIRD].map((member) => recording(member, 'ineligible'));
    const alone = given(votingYear(everybody)).after(...barred);
    const awards = ['flag', 'merit'];
    const [first = closing, ...others] = [DEPUTY, THIRD].flatMap((by) =>
      awards.map((award) => voting(by, { [CHAIR]: 'approve' }, award)),
    );
    alone
      .after(...others)
      .when(closing)
      .refused('review/no-quorum');
    const counted = alone
      .after(first, ...others)
      .when(closing)
      .accepted();
    expect(counted.year.review.vote.counts.flag?.[CHAIR]).toMatchObject({ base: 2, passed: true });
    alone.after(recording(CHAIR, 'ineligible')).when(closing).accepted();
  });

  test.each([
    ['the same one twice', 1, [THIRD, THIRD]],
    ['a stranger', 1, [THIRD, 'hue']],
    ['too few', 2, [THIRD]],
  ])('has tellers among its members: not %s', (_, tellers, named) => {
    given(scoredYear(votingBy({ tellers })))
      .when(openingVote([CHAIR, DEPUTY], { tellers: named }))
      .refused('vote/tellers-unfit');
  });

  test('of an absent member is its written opinion and counts', () => {
    const opened = given(scoredYear()).after(openingVote([CHAIR, DEPUTY]));
    opened.when(voting(THIRD, { [CHAIR]: 'approve' })).refused('vote/written-opinion-unclear');
    const body = ballotOn('flag', { [CHAIR]: 'approve' }, OPINION);
    const written = opened.when({ type: 'vote.cast', by: THIRD, body }).accepted();
    expect(written.year.review.vote.written).toEqual({ [THIRD]: true });
  });
});

describe('the review minutes', () => {
  const signing = (by: string, digest: string, reservation: string | null = null): AnySaid => ({
    type: 'minutes.sign',
    by,
    body: { digest, reservation },
  });
  const digest = minutesDigest(minutedYear());
  const adopting: AnySaid = { type: 'result.adopt', by: CHAIR, body: { digest } };
  const everyone = [CHAIR, DEPUTY, THIRD].map((by) => signing(by, digest));

  test('bind the counts: the same minutes of another vote have another digest', () => {
    const fewer = votingYear();
    for (const by of [CHAIR, DEPUTY]) {
      for (const award of ['flag', 'merit']) {
        const body = {
          award,
          choices: { [CHAIR]: 'approve' as const },
          written: null,
          remark: null,
        };
        fewer.say({ type: 'vote.cast', cycle: 2023, by, body });
      }
    }
    const minuted = given(fewer).after(closing, {
      type: 'minutes.propose',
      by: CHAIR,
      body: minutesBody,
    });
    expect(minutesDigest(minuted.cluster)).not.toBe(digest);
  });

  test('are adopted when all members have signed, with or without a reservation', () => {
    const two = given(minutedYear()).after(
      signing(CHAIR, digest),
      signing(DEPUTY, digest, 'The count was hasty'),
    );
    two.when(adopting).refused('review/minutes-unsigned');
    const adopted = two.after(signing(THIRD, digest)).when(adopting);
    adopted.accepted('underway.proposing.drafting');
    expect(adopted.year.review.minutes?.signed).toEqual({
      [CHAIR]: 'plain',
      [DEPUTY]: 'withReservation',
      [THIRD]: 'plain',
    });
  });

  test('need only those present where the charter says so', () => {
    const present = minutedWith('present', [CHAIR, DEPUTY]);
    present.when(signing(THIRD, minutesDigest(present.cluster))).refused('review/not-a-signer');
    const signed = present.after(
      signing(CHAIR, minutesDigest(present.cluster)),
      signing(DEPUTY, minutesDigest(present.cluster)),
    );
    signed
      .when({ type: 'result.adopt', by: CHAIR, body: { digest: minutesDigest(present.cluster) } })
      .accepted();
  });

  /** Those present vote, and the minutes are put forward. */
  function minutedWith(
    minutesSigners: Charter['review']['minutesSigners'],
    present: string[],
  ): Given {
    const opened = given(scoredYear(review({ minutesSigners }))).after(openingVote(present));
    const votes = ['flag', 'merit'].flatMap((award) =>
      present.map((by) => voting(by, { [CHAIR]: 'approve' }, award)),
    );
    return opened.after(...votes, closing, {
      type: 'minutes.propose',
      by: CHAIR,
      body: minutesBody,
    });
  }

  function expectAllToSign(minuted: Given): void {
    const bound = minutesDigest(minuted.cluster);
    const adopt: AnySaid = { type: 'result.adopt', by: CHAIR, body: { digest: bound } };
    const two = minuted.after(signing(CHAIR, bound), signing(DEPUTY, bound));
    two.when(adopt).refused('review/minutes-unsigned');
    two.after(signing(THIRD, bound)).when(adopt).accepted();
  }

  test('need everybody where the charter says all, also who was absent from the vote', () => {
    expectAllToSign(minutedWith('all', [CHAIR, DEPUTY]));
  });

  test('need everybody where nobody voted, so that nobody was counted as present', () => {
    const points = given(scoredYear(review({ minutesSigners: 'present', decision: 'byPoints' })));
    expectAllToSign(points.after({ type: 'minutes.propose', by: CHAIR, body: minutesBody }));
  });

  test('are put forward before they are signed, and signed once', () => {
    given(votedYear()).when(signing(CHAIR, digest)).refused('frame/not-in-this-state');
    given(minutedYear())
      .after(signing(CHAIR, digest))
      .when(signing(CHAIR, digest, 'On second thought'))
      .refused('review/minutes-already-signed');
  });

  test('that are put forward anew void the signatures on the old ones', () => {
    const body = { ...minutesBody, remark: text('Corrected') };
    const again = given(minutedYear())
      .after(...everyone)
      .when({ type: 'minutes.propose', by: CHAIR, body })
      .accepted();
    again.when(adopting).refused('review/minutes-unsigned', 'review/minutes-not-current');
    again.when(signing(CHAIR, digest)).refused('review/minutes-not-current');
  });

  test('are adopted by the chair', () => {
    given(minutedYear())
      .after(...everyone)
      .when({ ...adopting, by: DEPUTY } as AnySaid)
      .refused('speaker/not-the-chair');
  });
});
