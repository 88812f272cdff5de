import { describe, expect, test } from '@jest/globals';
import { type Bodies, type Charter, digestOf } from '../../workflows/index.js';
import { decisionOn, document, proposalOf } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor } from '../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  DEPUTY,
  type Given,
  given,
  handedOverYear,
  proposedYear,
  type Setting,
  adoptedAwardsYear,
  THIRD,
  votingYear,
} from '../support/given.js';
import {
  adopt,
  castVote,
  closeVote,
  proposalDigest,
  proposeMinutes,
  signMinutes,
} from '../support/year.js';

/** The usual vote gives the flag to the first member by name and the merit to the second. */
const [FLAG, MERIT] = [THIRD, CHAIR];

const proposing = (awards: Bodies['award.propose']['awards']): AnySaid => ({
  type: 'award.propose',
  by: CHAIR,
  body: proposalOf(awards),
});

const answering = (type: 'concur' | 'object', by: string, digest: string): AnySaid =>
  type === 'concur'
    ? { type: 'award.concur', by, body: { digest } }
    : { type: 'award.object', by, body: { digest, reason: 'Not as we voted' } };

const submitting = (digest: string): AnySaid => ({
  type: 'award.submit',
  by: CHAIR,
  body: { digest, document: document('dossier'), receipt: '12/TTr' },
});

const deciding = (
  award: string,
  member: string,
  decision: Bodies['award.decide']['decision'] = 'granted',
): AnySaid => ({ type: 'award.decide', by: AUTHORITY, body: decisionOn(award, member, decision) });

const about = (
  type: 'award.resubmit' | 'award.revoke',
  award: string,
  member: string,
): AnySaid => ({
  type,
  by: type === 'award.revoke' ? AUTHORITY : CHAIR,
  body: { award, member, document: document(type), reason: 'See the letter' },
});

const holding = (member: string, standing: 'onHold' | 'eligible'): AnySaid => ({
  type: 'eligibility.record',
  by: AUTHORITY,
  body: {
    member,
    standing,
    ground: standing === 'onHold' ? 'inspection' : null,
    document: document('inspection'),
    reason: 'Inspection',
  },
});

/** An adopted result in which each award's candidates got so many approvals. */
function votedAs(counts: Record<string, Record<string, number>>, setting: Setting = {}): Given {
  const cluster = votingYear(setting);
  const electors = [CHAIR, DEPUTY, THIRD];
  for (const [award, approvals] of Object.entries(counts)) {
    electors.forEach((by, index) => {
      const approved = Object.keys(approvals).filter((id) => index < (approvals[id] ?? 0));
      if (approved.length > 0) castVote(cluster, by, award, approved);
      else {
        const choices = { [CHAIR]: 'reject' as const };
        const body = { award, choices, remark: null };
        cluster.say({ type: 'vote.cast', cycle: 2023, by, body });
      }
    });
  }
  for (const stage of [closeVote, proposeMinutes, signMinutes, adopt]) stage(cluster);
  return given(cluster);
}

describe('a proposal', () => {
  test('gives each award to a member that passed its vote', () => {
    given(adoptedYear())
      .when(proposing({ flag: [FLAG], merit: [MERIT] }))
      .accepted('underway.proposing.concurring');
    given(adoptedYear())
      .when(proposing({ flag: [DEPUTY], merit: [MERIT] }))
      .refused('award/vote-not-passed', 'award/against-the-vote');
  });

  test('keeps the charter’s awards and quotas', () => {
    given(adoptedYear())
      .when(proposing({ flag: [FLAG], merit: [MERIT], medal: [] }))
      .refused('award/unknown-award');
    votedAs({ flag: { [FLAG]: 3, [DEPUTY]: 3 }, merit: { [MERIT]: 3 } })
      .when(proposing({ flag: [FLAG, DEPUTY], merit: [MERIT] }))
      .refused('award/over-quota');
  });

  test('gives a member one award, where the charter says so', () => {
    const counts = { flag: { [FLAG]: 3 }, merit: { [FLAG]: 3 } };
    const both = proposing({ flag: [FLAG], merit: [FLAG] });
    votedAs(counts).when(both).refused('award/more-than-one-each');
    votedAs(counts)
      .when(proposing({ flag: [FLAG], merit: [] }))
      .accepted();
    votedAs(counts, { charter: { oneAwardPerMember: false } })
      .when(both)
      .accepted();
  });

  test('passes over nobody with more approvals', () => {
    const charter: Partial<Charter> = {
      awards: charterFor([CHAIR]).awards.map((award) => ({
        ...award,
        threshold: { num: 1, den: 3 },
      })),
    };
    const voted = votedAs({ flag: { [FLAG]: 3, [DEPUTY]: 2 }, merit: { [MERIT]: 3 } }, { charter });
    voted.when(proposing({ flag: [DEPUTY], merit: [MERIT] })).refused('award/against-the-vote');
    voted.when(proposing({ flag: [FLAG], merit: [MERIT] })).accepted();
  });

  test('chooses freely among equals', () => {
    const tied = votedAs({ flag: { [FLAG]: 3, [DEPUTY]: 3 }, merit: { [MERIT]: 3 } });
    tied.when(proposing({ flag: [FLAG], merit: [MERIT] })).accepted();
    tied.when(proposing({ flag: [DEPUTY], merit: [MERIT] })).accepted();
  });

  test('leaves no higher place empty while a member passed for it', () => {
    given(adoptedYear())
      .when(proposing({ merit: [MERIT] }))
      .refused('award/against-the-vote');
    votedAs({ flag: { [FLAG]: 1 }, merit: { [MERIT]: 3 } })
      .when(proposing({ flag: [], merit: [MERIT] }))
      .accepted();
  });

  test('names nobody who is on the way out of the award: ineligible since the vote', () => {
    const barred: AnySaid = {
      type: 'eligibility.record',
      by: AUTHORITY,
      body: {
        member: FLAG,
        standing: 'ineligible',
        ground: 'discipline',
        document: document('x'),
        reason: 'Found',
      },
    };
    const after = given(adoptedYear()).after(barred);
    after.when(proposing({ flag: [FLAG], merit: [MERIT] })).refused('award/not-votable');
    after.when(proposing({ flag: [], merit: [MERIT] })).accepted();
  });
});

describe('the members’ answers', () => {
  const digest = digestOf(proposalOf({ flag: [FLAG], merit: [MERIT] }));

  test('are given once by each, to the proposal as it stands', () => {
    const answered = given(proposedYear()).after(answering('object', THIRD, digest));
    answered.when(answering('concur', THIRD, digest)).refused('award/already-answered');
    given(proposedYear())
      .when(answering('concur', THIRD, digestOf('old')))
      .refused('award/proposal-not-current');
    given(proposedYear())
      .when(answering('concur', AUTHORITY, digest))
      .refused('speaker/not-a-member');
  });

  test('carry a proposal on with two concurring of three', () => {
    const one = given(proposedYear()).after(
      answering('concur', CHAIR, digest),
      answering('object', DEPUTY, digest),
    );
    one.when(submitting(digest)).refused('award/concurrence-missing');
    one
      .after(answering('concur', THIRD, digest))
      .when(submitting(digest))
      .accepted('underway.concluding(decisions.awaiting+handover.waiting)');
  });

  test('are void when another proposal is made', () => {
    const body = { ...proposalOf({ flag: [FLAG], merit: [MERIT] }), reason: 'As we agreed' };
    const again = given(proposedYear())
      .after(answering('concur', CHAIR, digest), answering('concur', THIRD, digest))
      .when({ type: 'award.propose', by: CHAIR, body })
      .accepted();
    expect(again.year.award.answers).toEqual({});
    again
      .when(submitting(digest))
      .refused('award/concurrence-missing', 'award/proposal-not-current');
  });
});

describe('the authority’s decision', () => {
  test('is granted, or refused with a reason, and the awards’ part ends with the last one', () => {
    const first = given(adoptedAwardsYear()).when(deciding('flag', FLAG)).accepted();
    const second = first.when(deciding('merit', MERIT, 'refused'));
    second.accepted('underway.concluding(decisions.decided+handover.waiting)');
    expect(second.year.award.list).toEqual({
      flag: { [FLAG]: 'granted' },
      merit: { [MERIT]: 'refused' },
    });
  });

  test('is the authority’s alone, on what was submitted', () => {
    given(adoptedAwardsYear())
      .when({ ...deciding('flag', FLAG), by: CHAIR } as AnySaid)
      .refused('speaker/not-the-authority');
    given(adoptedAwardsYear()).when(deciding('flag', DEPUTY)).refused('award/not-submitted');
    given(adoptedAwardsYear())
      .after(deciding('flag', FLAG))
      .when(deciding('flag', FLAG, 'refused'))
      .refused('award/not-submitted');
  });

  test('that refuses or returns gives its reason', () => {
    const silent = { ...decisionOn('flag', FLAG, 'returned'), reason: null };
    given(adoptedAwardsYear())
      .when({ type: 'award.decide', by: AUTHORITY, body: silent })
      .refused('award/reason-missing');
  });

  test('may return a dossier, which the chair supplements and submits again', () => {
    const returned = given(adoptedAwardsYear())
      .when(deciding('flag', FLAG, 'returned'))
      .accepted();
    returned.when(deciding('flag', FLAG)).refused('award/not-submitted');
    returned
      .after(about('award.resubmit', 'flag', FLAG))
      .when(deciding('flag', FLAG))
      .accepted();
    given(adoptedAwardsYear())
      .when(about('award.resubmit', 'flag', FLAG))
      .refused('award/none-held-back', 'award/not-returned-or-held');
  });
});

describe('a member on hold', () => {
  const digest = digestOf(proposalOf({ flag: [FLAG], merit: [MERIT] }));
  const held = () =>
    given(proposedYear()).after(
      holding(FLAG, 'onHold'),
      answering('concur', CHAIR, digest),
      answering('concur', THIRD, digest),
      submitting(digest),
    );

  test('is voted on and proposed, but not submitted', () => {
    expect(held().year.award.list).toEqual({
      flag: { [FLAG]: 'proposed' },
      merit: { [MERIT]: 'submitted' },
    });
    held().when(deciding('flag', FLAG)).refused('award/not-submitted');
  });

  test('follows once the hold is lifted by a document', () => {
    const again = about('award.resubmit', 'flag', FLAG);
    held().when(again).refused('award/member-on-hold');
    held().after(holding(FLAG, 'eligible')).when(again).accepted();
  });
});

describe('a granted award', () => {
  const granted = (from: Given) => from.after(deciding('flag', FLAG), deciding('merit', MERIT));

  test('may be revoked while the year concludes and after it is closed', () => {
    const closed = granted(given(handedOverYear()));
    closed.when(about('award.revoke', 'flag', FLAG)).accepted('closed');
    const open = granted(given(adoptedAwardsYear()));
    const revoked = open.when(about('award.revoke', 'flag', FLAG)).accepted();
    expect(revoked.year.award.list.flag).toEqual({ [FLAG]: 'revoked' });
    revoked.when(about('award.revoke', 'flag', FLAG)).refused('award/not-granted');
  });

  test('is revoked by the authority alone, and only if it was granted', () => {
    granted(given(adoptedAwardsYear()))
      .when({ ...about('award.revoke', 'flag', FLAG), by: CHAIR } as AnySaid)
      .refused('speaker/not-the-authority');
    given(adoptedAwardsYear())
      .when(about('award.revoke', 'flag', FLAG))
      .refused('award/not-granted');
  });

  test('leaves the counts and the ranking of the year as they were', () => {
    const closed = granted(given(handedOverYear()));
    const revoked = closed.when(about('award.revoke', 'flag', FLAG)).accepted();
    expect(revoked.year.review).toEqual(closed.year.review);
  });

  test('may be revoked in a year that was cancelled later', () => {
    given(adoptedAwardsYear())
      .after(deciding('flag', FLAG), {
        type: 'cycle.cancel',
        by: AUTHORITY,
        body: { reason: 'Merged', document: document('x') },
      })
      .when(about('award.revoke', 'flag', FLAG))
      .accepted('cancelled.waiting');
  });
});

test('open matters of the year stay with the chair of the year after the handover', () => {
  const returned = given(handedOverYear()).after(deciding('flag', FLAG, 'returned'));
  const again = about('award.resubmit', 'flag', FLAG);
  returned.when({ ...again, by: DEPUTY } as AnySaid).refused('speaker/not-the-chair');
  returned.when(again).accepted();
});

test('with nobody proposed there is nothing to decide', () => {
  const none = votedAs({ flag: { [FLAG]: 1 }, merit: { [MERIT]: 1 } }).after(
    proposing({ flag: [], merit: [] }),
  );
  const digest = proposalDigest(none.cluster);
  none
    .after(...[CHAIR, THIRD].map((by) => answering('concur', by, digest)))
    .when(submitting(digest))
    .accepted('underway.concluding(decisions.decided+handover.waiting)');
});
