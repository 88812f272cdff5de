/**
 * The middle of the honest year: criteria, lots, a ring of sealed sheets of which one is opened by
 * others, verification, an explanation, a correction, a vote of two rounds, and minutes with an
 * objection. Open sheets and sealed ballots are left out: a year has either, and not both.
 */
import { digestOf } from '../../workflows/index.js';
import { criteriaBody, document, YEAR } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, type TestCluster } from '../support/cluster.js';
import { changed, finalise, publish, verifying } from '../support/scored-year.js';
import {
  closeSheets,
  depositAll,
  drawLots,
  enterAll,
  openingSheet,
  revealAll,
  sealAll,
} from '../support/sealed-year.js';
import { ballotOn, openingVote } from '../support/voted-year.js';
import * as year from '../support/year.js';

const [HOST, DEPUTY, THIRD, FOURTH, FIFTH] = [
  'ha-noi',
  'hai-phong',
  'can-tho',
  'da-nang',
  'hue',
] as const;
const MEMBERS = [HOST, DEPUTY, THIRD, FOURTH, FIFTH];

const inYear = (said: Omit<AnySaid, 'cycle'>): AnySaid => ({ cycle: YEAR, ...said }) as AnySaid;

function say(cluster: TestCluster, ...said: readonly Omit<AnySaid, 'cycle'>[]): void {
  for (const each of said) cluster.say(inYear(each));
}

/** From the criteria to the adopted result. */
export function review(cluster: TestCluster): void {
  for (const part of [scores, sealedSheets, verification, standing, vote, minutes]) part(cluster);
}

function scores(cluster: TestCluster): void {
  year.issueCriteria(cluster);
  const digest = digestOf(criteriaBody);
  for (const by of [DEPUTY, THIRD])
    say(cluster, { type: 'criteria.approve', by, body: { digest } });
  for (const stage of [year.scoreThemselves, year.closeScores]) stage(cluster);
}

/** The fifth city does not open its sheet; the host does it out of the shares of the others. */
function sealedSheets(cluster: TestCluster): void {
  const stages = [enterAll, revealAll, drawLots, depositAll, sealAll, closeSheets];
  for (const stage of stages) stage(cluster);
  const { assigned } = year.contextOf(cluster).review.peer;
  for (const by of [HOST, DEPUTY, THIRD]) {
    say(cluster, { type: 'seal.release', by, body: { of: FIFTH, share: 'opened' } });
  }
  for (const [reviewer, members] of Object.entries(assigned)) {
    const by = reviewer === FIFTH ? HOST : reviewer;
    for (const member of members) say(cluster, openingSheet(by, reviewer, member));
  }
  say(cluster, { type: 'peer.finish', by: HOST, body: { reason: null } });
}

function verification(cluster: TestCluster): void {
  for (const member of MEMBERS) {
    const changes = member === THIRD ? changed('economy', '540') : {};
    say(cluster, verifying(member === HOST ? DEPUTY : HOST, member, changes));
  }
  publish(cluster);
  const { verified } = year.contextOf(cluster).review.scoring;
  const digest = (member: string): string => verified[member]?.digest ?? '';
  for (const by of [HOST, DEPUTY, THIRD, FIFTH]) {
    say(cluster, { type: 'explain.agree', by, body: { digest: digest(by) } });
  }
  const explanation = { digest: digest(FOURTH), text: 'See the survey', document: null };
  say(cluster, { type: 'explain.submit', by: FOURTH, body: explanation }, verifying(HOST, FOURTH));
  finalise(cluster);
  const request = { member: THIRD, reason: 'A wrong figure' };
  say(
    cluster,
    { type: 'score.reopen', by: HOST, body: request },
    { type: 'score.permit', by: DEPUTY, body: { digest: digestOf(request) } },
    verifying(HOST, THIRD, changed('economy', '545')),
  );
}

function standing(cluster: TestCluster): void {
  const recorded = (is: 'onHold' | 'eligible'): Omit<AnySaid, 'cycle'> => ({
    type: 'eligibility.record',
    by: AUTHORITY,
    body: {
      member: DEPUTY,
      standing: is,
      ground: is === 'onHold' ? 'inspection' : null,
      document: document(`inspection ${is}`),
      reason: 'Inspection',
    },
  });
  const [winner = ''] = year.winnersOf(cluster).flag ?? [];
  const standards = { unity: document('attestation') };
  say(cluster, recorded('onHold'), recorded('eligible'), {
    type: 'eligibility.attest',
    by: AUTHORITY,
    body: { member: winner, standards },
  });
}

/** Nobody gets the flag in the first round. */
function vote(cluster: TestCluster): void {
  const winners = year.winnersOf(cluster);
  const choice = (award: string, how: 'approve' | 'reject') =>
    ballotOn(award, { [winners[award]?.[0] ?? '']: how });
  const close: Omit<AnySaid, 'cycle'> = { type: 'vote.close', by: HOST, body: { reason: null } };
  say(cluster, openingVote(MEMBERS, { tellers: [THIRD] }));
  for (const by of MEMBERS) {
    const bodies = [choice('flag', 'reject'), choice('merit', 'approve')];
    say(
      cluster,
      ...bodies.map((body): Omit<AnySaid, 'cycle'> => ({ type: 'vote.cast', by, body })),
    );
  }
  const again = { awards: ['flag'], reason: 'Nobody passed' };
  say(cluster, close, { type: 'vote.again', by: HOST, body: again });
  for (const by of MEMBERS) {
    say(cluster, { type: 'vote.cast', by, body: choice('flag', 'approve') });
  }
  say(cluster, close);
  const digest = year.contextOf(cluster).review.vote.counted ?? '';
  say(cluster, { type: 'count.sign', by: THIRD, body: { digest } });
}

function minutes(cluster: TestCluster): void {
  year.proposeMinutes(cluster);
  const objection = { digest: year.minutesDigest(cluster), text: 'We see it otherwise' };
  say(cluster, { type: 'minutes.object', by: FIFTH, body: objection });
  for (const stage of [year.signMinutes, year.adopt]) stage(cluster);
}
