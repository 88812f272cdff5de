import { describe, expect, test } from '@jest/globals';
import { type Bodies, digestOf } from '../../workflows/index.js';
import {
  attesting,
  awardsWith,
  deciding,
  dossiersWith,
  FLAG,
  MERIT,
  proposing,
  recording,
  revoking,
  secondYear,
  usual,
  votedAs,
} from '../support/award-year.js';
import { document, proposalOf } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, awardRules, charterFor, START } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  adoptedYear,
  CHAIR,
  DEPUTY,
  type Given,
  given,
  handedOverYear,
  proposedYear,
  type Setting,
  THIRD,
} from '../support/given.js';
import { DAY, leaving } from '../support/handover-words.js';
import { proposalDigest, sendDossier, sendDossiers } from '../support/year.js';

const answering = (type: 'concur' | 'object', by: string, digest: string): AnySaid =>
  type === 'concur'
    ? { type: 'award.concur', by, body: { digest } }
    : { type: 'award.object', by, body: { digest, reason: 'Not as we voted' } };

const adopting = (digest: string): AnySaid => ({
  type: 'award.adopt',
  by: CHAIR,
  body: { digest, document: document('letter') },
});

const voted = (counts: Parameters<typeof votedAs>[0], setting: Setting = {}): Given =>
  given(votedAs(counts, setting));

describe('a proposal', () => {
  test('gives each award to a member that passed its vote', () => {
    given(adoptedYear()).when(proposing(usual)).accepted('underway.proposing.concurring');
    voted({ flag: { [FLAG]: 1 }, merit: { [MERIT]: 3 } })
      .when(proposing(usual))
      .refused('award/not-in-line');
  });

  test('keeps the charter’s awards and quotas', () => {
    given(adoptedYear())
      .when(proposing({ ...usual, medal: [] }))
      .refused('award/unknown-award');
    given(adoptedYear())
      .when(proposing({ ...usual, medal: [DEPUTY] }))
      .refused('award/unknown-award', 'award/not-in-line');
    voted({ flag: { [FLAG]: 3, [DEPUTY]: 3 }, merit: { [MERIT]: 3 } })
      .when(proposing({ flag: [FLAG, DEPUTY], merit: [MERIT] }))
      .refused('award/over-quota');
  });

  test('passes over nobody with more approvals, and chooses freely among equals', () => {
    const easy: Setting = { charter: awardsWith({ flag: { threshold: { num: 1, den: 3 } } }) };
    const counts = (others: number) => ({
      flag: { [FLAG]: 3, [DEPUTY]: others },
      merit: { [MERIT]: 3 },
    });
    const second = proposing({ flag: [DEPUTY], merit: [MERIT] });
    voted(counts(2), easy).when(second).refused('award/against-the-vote');
    voted(counts(2), easy).when(proposing(usual)).accepted();
    voted(counts(3), easy).when(second).accepted();
  });

  test('leaves no higher place empty while a member passed for it', () => {
    given(adoptedYear())
      .when(proposing({ merit: [MERIT] }))
      .refused('award/against-the-vote');
    voted({ flag: { [FLAG]: 1 }, merit: { [MERIT]: 3 } })
      .when(proposing({ flag: [], merit: [MERIT] }))
      .accepted();
  });

  test('names nobody that became ineligible since the vote', () => {
    const barred = given(adoptedYear()).after(recording(FLAG, 'ineligible'));
    barred.when(proposing(usual)).refused('award/not-votable', 'award/not-in-line');
    barred.when(proposing({ flag: [], merit: [MERIT] })).accepted();
  });
});

describe('one member', () => {
  const awards = [
    ...charterFor([CHAIR]).awards,
    awardRules('theme', { num: 1, den: 2 }, { thematic: true }),
  ];
  type Once = 'always' | 'meritOnly' | 'never';
  const counts = { flag: { [FLAG]: 3 }, merit: { [FLAG]: 3 }, theme: { [FLAG]: 3 } };
  const proposal = (once: Once, list: Bodies['award.propose']['awards']) =>
    voted(counts, { charter: { awards, oneAwardPerMember: once } }).when(proposing(list));
  const one = { flag: [FLAG], merit: [], theme: [] };
  const themed = { flag: [FLAG], merit: [], theme: [FLAG] };
  const all = { flag: [FLAG], merit: [FLAG], theme: [FLAG] };

  test('gets one award, the highest for which it is in line', () => {
    proposal('always', one).accepted();
    proposal('always', themed).refused('award/more-than-one-each');
    proposal('always', { ...one, flag: [], merit: [FLAG] }).refused('award/against-the-vote');
  });

  test('may get a thematic award beside it, where the charter counts only the others', () => {
    proposal('meritOnly', themed).accepted();
    proposal('meritOnly', all).refused('award/more-than-one-each');
  });

  test('may get several, where the charter says so', () => {
    proposal('never', all).accepted();
  });

  test('stands once in the list of an award under every charter', () => {
    const wide = awards.map((award) => ({ ...award, quota: 2 }));
    const charter = { awards: wide, oneAwardPerMember: 'never' } as const;
    voted(counts, { charter })
      .when(proposing({ ...all, flag: [FLAG, FLAG] }))
      .refused('award/more-than-one-each');
  });
});

describe('an award with standards', () => {
  const strict: Setting = {
    charter: awardsWith({
      flag: { standards: ['unity', 'thrift'], threshold: { num: 1, den: 3 } },
    }),
  };
  const result = () => voted({ flag: { [FLAG]: 3, [DEPUTY]: 2 }, merit: { [MERIT]: 3 } }, strict);

  test('goes to whoever has each of them attested with a document', () => {
    const half = result().after(attesting(FLAG, ['unity']));
    half.when(proposing(usual)).refused('award/standards-not-attested');
    const whole = half.after(attesting(FLAG, ['thrift']));
    whole.when(proposing(usual)).accepted();
    expect(whole.year.review.attested[FLAG]).toEqual({
      thrift: document('thrift'),
      unity: document('unity'),
    });
  });

  test('goes to the next in line, or to nobody, where they are not attested', () => {
    result()
      .when(proposing({ flag: [], merit: [MERIT] }))
      .accepted();
    const other = result().after(attesting(DEPUTY, ['unity', 'thrift']));
    other.when(proposing({ flag: [DEPUTY], merit: [MERIT] })).accepted();
    other.when(proposing({ flag: [], merit: [MERIT] })).refused('award/against-the-vote');
  });
});

describe('an award that the charter gives to nobody two years running', () => {
  const once = awardsWith({ flag: { notTwiceRunning: true } });
  const yearAfter = (decision?: 'granted' | 'refused') =>
    secondYear(once, (cluster) => {
      sendDossier(cluster, 'flag', FLAG);
      if (decision) cluster.say(deciding(decision));
    });

  test('is not proposed again for who got it, or may yet get it', () => {
    for (const [cluster, again] of [yearAfter('granted'), yearAfter()]) {
      given(cluster).when(again).refused('award/twice-running');
      const other = proposalOf({ flag: [], merit: [MERIT] });
      given(cluster)
        .when({ ...again, body: other })
        .accepted();
    }
  });

  test('is proposed again for a member to which it was refused', () => {
    const [cluster, again] = yearAfter('refused');
    given(cluster).when(again).accepted();
  });

  test('is proposed again for whom a cancelled year can no longer give it, if it had not', () => {
    const cancelled = (decision?: 'granted') =>
      secondYear(once, (cluster) => {
        sendDossier(cluster, 'flag', FLAG);
        if (decision) cluster.say(deciding(decision));
        const body = { reason: 'Merged', document: document('x') };
        cluster.say({ type: 'cycle.cancel', by: AUTHORITY, cycle: 2023, body });
      });
    const [pending, again] = cancelled();
    given(pending).when(again).accepted();
    const [granted, twice] = cancelled('granted');
    given(granted).when(twice).refused('award/twice-running');
  });

  test('is proposed again under a charter that does not mind', () => {
    const [cluster, again] = secondYear();
    given(cluster).when(again).accepted();
  });
});

describe('the members’ answers', () => {
  const digest = digestOf(proposalOf(usual));

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

  test('carry a proposal on with two concurring of three; its letter is named', () => {
    const one = given(proposedYear()).after(
      answering('concur', CHAIR, digest),
      answering('object', DEPUTY, digest),
    );
    one.when(adopting(digest)).refused('award/concurrence-missing');
    const adopted = one
      .after(answering('concur', THIRD, digest))
      .when(adopting(digest))
      .accepted('underway.concluding(decisions.awaiting+handover.waiting)');
    expect(adopted.year.award).toMatchObject({ adopted: true, document: document('letter') });
  });

  test('are void when another proposal is made', () => {
    const body = { ...proposalOf(usual), reason: 'As we agreed' };
    const again = given(proposedYear())
      .after(answering('concur', CHAIR, digest), answering('concur', THIRD, digest))
      .when({ type: 'award.propose', by: CHAIR, body })
      .accepted();
    expect(again.year.award.answers).toEqual({});
    again.when(adopting(digest)).refused('award/concurrence-missing', 'award/proposal-not-current');
  });
});

describe('the authority’s decision', () => {
  const sent = () => {
    const cluster = adoptedAwardsYear();
    sendDossiers(cluster);
    return given(cluster);
  };
  const refusal = deciding('refused', { award: 'merit', member: MERIT });

  test('is granted, or refused with a reason, and the awards’ part ends with the last one', () => {
    const second = sent().after(deciding()).when(refusal);
    second.accepted('underway.concluding(decisions.decided+handover.waiting)');
    expect(second.year.award.list).toEqual({
      flag: { [FLAG]: 'granted' },
      merit: { [MERIT]: 'refused' },
    });
  });

  test('is the authority’s alone, once, on what was proposed and appraised', () => {
    sent()
      .when({ ...deciding(), by: CHAIR })
      .refused('speaker/not-the-authority');
    sent()
      .when(deciding('granted', { member: DEPUTY }))
      .refused('dossier/not-proposed', 'award/not-ready');
    sent().after(deciding()).when(deciding('refused')).refused('award/not-ready');
    given(adoptedAwardsYear()).when(deciding()).refused('award/not-ready');
  });

  test('that refuses gives its reason', () => {
    sent()
      .when(deciding('refused', { reason: null }))
      .refused('award/reason-missing');
  });

  test('may refuse without a dossier who is barred, on hold or silent, and grants nothing', () => {
    const silent = given(adoptedAwardsYear());
    const judged = (['ineligible', 'onHold'] as const).map((is) =>
      silent.after(recording(FLAG, is)),
    );
    for (const undecided of [silent, ...judged]) {
      undecided.when(deciding()).refused('award/not-ready');
      undecided.when(deciding('refused', { reason: null })).refused('award/reason-missing');
      const refused = undecided.when(deciding('refused')).accepted();
      expect(refused.year.award.list.flag).toEqual({ [FLAG]: 'refused' });
      refused.when(deciding('refused')).refused('award/not-ready');
    }
  });

  test('refuses a member that has left, so that the year ends all the same', () => {
    const charter = dossiersWith({ submittedBy: 'member' });
    const left = given(adoptedAwardsYear({ charter })).after(leaving(FLAG), {
      type: 'roster.drop',
      by: CHAIR,
      at: START + 2 * DAY,
      body: { member: FLAG, reason: 'It left' },
    });
    left
      .after(refusal)
      .when(deciding('refused'))
      .accepted('underway.concluding(decisions.decided+handover.waiting)');
  });
});

describe('a granted award', () => {
  const granted = (cluster = adoptedAwardsYear()) => {
    sendDossiers(cluster);
    return given(cluster).after(deciding(), deciding('granted', { award: 'merit', member: MERIT }));
  };

  test('may be revoked while the year concludes and after it is closed', () => {
    granted(handedOverYear()).when(revoking).accepted('closed');
    const revoked = granted().when(revoking).accepted();
    expect(revoked.year.award.list.flag).toEqual({ [FLAG]: 'revoked' });
    revoked.when(revoking).refused('award/not-granted');
  });

  test('that is revoked before the others are decided does not keep the year open', () => {
    const cluster = handedOverYear();
    sendDossiers(cluster);
    given(cluster)
      .after(deciding(), revoking)
      .when(deciding('granted', { award: 'merit', member: MERIT }))
      .accepted('closed');
  });

  test('is revoked by the authority alone, and only if it was granted', () => {
    granted()
      .when({ ...revoking, by: CHAIR })
      .refused('speaker/not-the-authority');
    given(adoptedAwardsYear()).when(revoking).refused('award/not-granted');
  });

  test('leaves the counts and the ranking of the year as they were', () => {
    const closed = granted(handedOverYear());
    const revoked = closed.when(revoking).accepted();
    expect(revoked.year.review).toEqual(closed.year.review);
  });

  test('may be revoked in a year that was cancelled later', () => {
    const cluster = adoptedAwardsYear();
    sendDossier(cluster, 'flag', FLAG);
    const body = { reason: 'Merged', document: document('x') };
    given(cluster)
      .after(deciding(), { type: 'cycle.cancel', by: AUTHORITY, body })
      .when(revoking)
      .accepted('cancelled.waiting');
  });
});

test('with nobody proposed there is nothing to decide', () => {
  const none = voted({ flag: { [FLAG]: 1 }, merit: { [MERIT]: 1 } }).after(
    proposing({ flag: [], merit: [] }),
  );
  const digest = proposalDigest(none.cluster);
  none
    .after(...[CHAIR, THIRD].map((by) => answering('concur', by, digest)))
    .when(adopting(digest))
    .accepted('underway.concluding(decisions.decided+handover.waiting)');
});
