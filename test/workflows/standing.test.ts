import { describe, expect, test } from '@jest/globals';
import type { Bodies, Charter } from '../../workflows/index.js';
import { attesting, awardsWith, recording } from '../support/award-year.js';
import { document } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  DEPUTY,
  given,
  type Setting,
  THIRD,
  votingYear,
} from '../support/given.js';

const review = (change: Partial<Charter['review']>): Setting => ({
  charter: { review: { ...charterFor([CHAIR]).review, ...change } },
});

const voting = (by: string, choices: Bodies['vote.cast']['choices'], award = 'flag'): AnySaid => ({
  type: 'vote.cast',
  by,
  body: { award, choices, written: null, remark: null },
});

describe('standing', () => {
  const recorded = (by: string, member: string) =>
    given(votingYear()).when(recording(member, 'onHold', by));

  test('is recorded by the chair, for the chair by its deputy, by the authority for all', () => {
    recorded(CHAIR, THIRD).accepted();
    recorded(DEPUTY, CHAIR).accepted();
    recorded(AUTHORITY, CHAIR).accepted();
    recorded(AUTHORITY, THIRD).accepted();
    recorded(CHAIR, CHAIR).refused('review/own-standing');
    recorded(DEPUTY, DEPUTY).refused('review/own-standing');
    recorded(THIRD, DEPUTY).refused('review/not-a-judge-of-standing', 'review/own-standing');
  });

  test('that is not clear has a ground of the charter and a document', () => {
    const undocumented = 'review/ground-undocumented';
    const record = (change: Partial<Bodies['eligibility.record']>) =>
      given(votingYear()).when(recording(THIRD, 'ineligible', CHAIR, change));
    record({}).accepted();
    record({ ground: null }).refused(undocumented);
    record({ ground: 'rumour' }).refused(undocumented);
    record({ document: null }).refused(undocumented);
    given(votingYear())
      .when(recording(THIRD, 'eligible', CHAIR, { ground: 'discipline' }))
      .refused(undocumented);
  });

  test('is lifted with a document only, also by the chair what the authority recorded', () => {
    for (const standing of ['onHold', 'ineligible'] as const) {
      const judged = given(votingYear()).after(recording(THIRD, standing, AUTHORITY));
      for (const by of [CHAIR, AUTHORITY]) {
        judged
          .when(recording(THIRD, 'eligible', by, { document: null }))
          .refused('review/ground-undocumented');
        judged.when(recording(THIRD, 'eligible', by)).accepted();
      }
    }
    given(votingYear())
      .when(recording(THIRD, 'eligible', CHAIR, { document: null }))
      .accepted();
  });

  test.each([
    ['without a deputy', { firstTerm: { year: 2023, chair: CHAIR, deputy: null } }],
    [
      'where the charter lets it receive its own report',
      { report: { ...charterFor([CHAIR]).report, ownReport: 'chair' as const } },
    ],
  ])('of the chair is for the authority %s, and so is what it is attested', (_, charter) => {
    const awards = awardsWith({ flag: { standards: ['thrift'] } });
    const judged = given(votingYear({ charter: { ...awards, ...charter } }));
    const barred = judged.after(recording(CHAIR, 'ineligible', AUTHORITY));
    barred.when(recording(CHAIR, 'eligible', CHAIR)).refused('review/own-standing');
    barred.when(recording(CHAIR, 'eligible', AUTHORITY)).accepted();
    judged.when(attesting(CHAIR, ['thrift'], CHAIR)).refused('review/own-standing');
    judged.when(attesting(CHAIR, ['thrift'], AUTHORITY)).accepted();
  });

  test('is lifted again, and the member goes on', () => {
    const barred = given(votingYear()).after(recording(THIRD, 'ineligible', CHAIR));
    const vote = voting(CHAIR, { [THIRD]: 'approve' });
    barred.when(vote).refused('review/candidate-not-votable');
    barred
      .after(recording(THIRD, 'eligible', CHAIR))
      .when(vote)
      .accepted();
  });

  test('on hold is voted on, or is not, as the charter says', () => {
    const vote = voting(CHAIR, { [THIRD]: 'approve' });
    const hold = recording(THIRD, 'onHold', CHAIR);
    given(votingYear()).after(hold).when(vote).accepted();
    const strict = given(votingYear(review({ onHold: 'notVoted' })));
    strict.after(hold).when(vote).refused('review/candidate-not-votable');
    strict.when(vote).accepted();
  });
});

describe('standards', () => {
  const strict: Setting = { charter: awardsWith({ flag: { standards: ['thrift', 'unity'] } }) };

  test('are attested by whoever judges a standing, from the review until the proposal', () => {
    for (const year of [votingYear(strict), adoptedYear(strict)]) {
      given(year)
        .when(attesting(THIRD, ['thrift']))
        .accepted();
      given(year)
        .when(attesting(THIRD, ['thrift'], CHAIR))
        .accepted();
      given(year)
        .when(attesting(CHAIR, ['thrift'], DEPUTY))
        .accepted();
      given(year)
        .when(attesting(CHAIR, ['thrift'], CHAIR))
        .refused('review/own-standing');
      given(year)
        .when(attesting('hue', ['thrift']))
        .refused('speaker/names-no-member');
    }
  });

  test('are those of the charter, each with its document; a later one takes its place', () => {
    const year = given(votingYear(strict));
    year.when(attesting(THIRD, ['punctuality'])).refused('award/unknown-standard');
    const other = document('a later letter');
    const twice = year.after(attesting(THIRD, ['thrift', 'unity'])).when({
      type: 'eligibility.attest',
      by: AUTHORITY,
      body: { member: THIRD, standards: { thrift: other } },
    });
    twice.accepted();
    expect(twice.year.review.attested).toEqual({
      [THIRD]: { thrift: other, unity: document('unity') },
    });
  });
});

describe('a member without a signed pledge', () => {
  // Two of three bring the pledge into force; the deputy comes last and has not signed.
  const withoutPledge = (without: Charter['pledge']['without']): Setting => ({
    charter: { pledge: { openedBy: 'outgoing', quorum: { num: 2, den: 3 }, without } },
  });
  const vote = voting(CHAIR, { [DEPUTY]: 'approve' });

  test('cannot be nominated where the charter says so', () => {
    const voted = given(votingYear(withoutPledge('notNominated')));
    expect(Object.keys(voted.year.pledge.signed)).toEqual([THIRD, CHAIR]);
    voted.when(vote).refused('review/candidate-not-votable');
  });

  test('can be where the charter gives its absence no effect', () => {
    given(votingYear(withoutPledge('noEffect')))
      .when(vote)
      .accepted();
  });

  test('still votes', () => {
    given(votingYear(withoutPledge('notNominated')))
      .when(voting(DEPUTY, { [CHAIR]: 'approve' }))
      .accepted();
  });
});
