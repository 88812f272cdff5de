import { describe, expect, test } from '@jest/globals';
import { actions, waitingFor } from '../../workflows/index.js';
import { AUTHORITY, type TestCluster } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  adoptedYear,
  CHAIR,
  confirmingYear,
  DEPUTY,
  draftedYear,
  founded,
  given,
  handedOverYear,
  launchedYear,
  minutedYear,
  motionVote,
  offeredYear,
  pledgedYear,
  proposedYear,
  reportedYear,
  scoredYear,
  sentYear,
  signedOverYear,
  signingYear,
  THIRD,
  votingYear,
} from '../support/given.js';
import { castVote, submitReports } from '../support/year.js';

const waiting = (cluster: TestCluster, year = 2023) =>
  waitingFor(cluster.journal(), year, new Date(cluster.now()).toISOString());

const everyone = (...types: string[]) => ({ [CHAIR]: types, [DEPUTY]: types, [THIRD]: types });

describe('a year waits for', () => {
  test.each([
    ['its launch', founded, { [CHAIR]: ['cycle.launch'] }],
    ['a text', launchedYear, { [CHAIR]: ['pledge.propose'] }],
    ['the opening of the text', draftedYear, { [CHAIR]: ['pledge.open'] }],
    ['every signature', signingYear, everyone('pledge.sign')],
    ['every report', pledgedYear, everyone('report.submit')],
    ['the criteria', reportedYear, { [CHAIR]: ['criteria.issue'] }],
    ['the opening of the vote', scoredYear, { [CHAIR]: ['vote.open'] }],
    ['every vote', votingYear, everyone('vote.cast')],
    ['the minutes', minutedYear, everyone('minutes.sign')],
    ['the proposal of awards', adoptedYear, { [CHAIR]: ['award.propose'] }],
    ['every answer', proposedYear, everyone('award.concur')],
    ['the dossiers', adoptedAwardsYear, { [CHAIR]: ['dossier.prepare'] }],
    [
      'the confirmation',
      confirmingYear,
      { ...everyone('handover.confirm'), [CHAIR]: ['dossier.prepare', 'handover.confirm'] },
    ],
    ['the outgoing chair', offeredYear, { [CHAIR]: ['dossier.prepare', 'handover.sign'] }],
    [
      'the incoming chair',
      signedOverYear,
      { [CHAIR]: ['dossier.prepare'], [DEPUTY]: ['handover.accept'] },
    ],
    ['the dossiers alone', handedOverYear, { [CHAIR]: ['dossier.prepare'] }],
    ['the decision', sentYear, { [AUTHORITY]: ['award.decide'] }],
  ] as const)('%s', (_, year, expected) => {
    expect(waiting(year())).toEqual(expected);
  });

  test('nobody who has done its part', () => {
    const cluster = pledgedYear();
    submitReports(cluster, 'interim');
    expect(waiting(cluster)).toEqual({ [CHAIR]: ['report.accept'], [DEPUTY]: ['report.accept'] });
  });

  test('the ballot on the second award, although nobody has voted on it yet', () => {
    const cluster = votingYear();
    for (const by of [CHAIR, DEPUTY, THIRD]) castVote(cluster, by, 'flag', [THIRD]);
    expect(waiting(cluster)).toEqual(everyone('vote.cast'));
    for (const by of [CHAIR, DEPUTY, THIRD]) castVote(cluster, by, 'merit', [CHAIR]);
    expect(waiting(cluster)).toEqual({ [CHAIR]: ['vote.close'] });
  });

  test('the chair to take a suspended year up again', () => {
    const cluster = pledgedYear();
    const body = { reason: 'Typhoon', document: null };
    cluster.say({ type: 'cycle.suspend', by: CHAIR, cycle: 2023, body });
    expect(waiting(cluster)).toEqual({ [CHAIR]: ['cycle.resume'] });
  });
});

describe('what may be said of the cluster', () => {
  const mayOf = (cluster: TestCluster, member: string, officer = 'officer') =>
    actions(cluster.journal(), null, { member, officer }, new Date(cluster.now()).toISOString())
      .filter(({ may }) => may)
      .map(({ type }) => type);

  test('differs for the chair, a member, and the body above', () => {
    const proposals = ['charter.amend', 'rotation.except'];
    const departures = ['member.leave', 'member.merge'];
    const keys = ['officer.delegate', 'root.replace', 'host.appoint'];
    const ofChair = [...proposals, 'member.admit', ...departures, ...keys];
    expect(mayOf(founded(), CHAIR)).toEqual(ofChair);
    expect(mayOf(founded(), THIRD)).toEqual([...proposals, 'member.leave', ...keys]);
    expect(mayOf(founded(), AUTHORITY)).toEqual(['officer.delegate']);
  });

  test('is a vote only while a motion is open, and once', () => {
    const exception = { kind: 'extend', term: 2023 } as const;
    const moved = given(founded()).after({
      type: 'rotation.except',
      by: CHAIR,
      body: { id: 'longer', exception, reason: 'Epidemic', document: null },
    });
    const standing = ['member.leave', 'officer.delegate'];
    expect(mayOf(moved.cluster, THIRD)).toEqual(['motion.vote', ...standing]);
    const voted = moved.after(motionVote(moved.cluster, THIRD));
    expect(mayOf(voted.cluster, THIRD)).toEqual(standing);
    expect(mayOf(voted.cluster, CHAIR)).toContain('motion.withdraw');
  });

  test('includes officers for a root key', () => {
    const ofRoot = ['officer.enrol', 'officer.revoke', 'root.rotate'];
    expect(mayOf(founded(), AUTHORITY, 'root')).toEqual(ofRoot);
  });

  test('comes with every reason why not', () => {
    const at = new Date(founded().now()).toISOString();
    const listed = actions(founded().journal(), null, { member: THIRD, officer: 'officer' }, at);
    const admit = listed.find(({ type }) => type === 'member.admit');
    expect(admit?.refusals.map(({ code }) => code)).toEqual(['cluster/not-the-chair-now']);
  });
});
