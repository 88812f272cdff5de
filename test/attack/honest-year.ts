/**
 * The honest history that the attacker starts from: five cities, of which one hosts the server and
 * the four others are witnesses, three of which are needed. It holds an entry of every type of
 * statement, so that no kind is left untried, but for open sheets and sealed ballots: a year has
 * sealed sheets or open ones, and open ballots or sealed ones, and not both.
 */
import {
  type Bodies,
  type Charter,
  charterInForce,
  digestOf,
  openExtensions,
} from '../../workflows/index.js';
import { document, HANDOVER_MINUTES, reportBody, text, YEAR } from '../support/bodies.js';
import {
  type AnySaid,
  AUTHORITY,
  awardRules,
  charterFor,
  enrol,
  foundingFor,
  openTestCluster,
  PATRON,
  reviewRules,
  scoringRules,
  type TestCluster,
} from '../support/cluster.js';
import { appointing, replacing, rotating, rotatingHost } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';
import { witnessing } from '../support/witness-keys.js';
import * as year from '../support/year.js';
import { decide, propose } from './honest-award.js';
import { review } from './honest-review.js';

export const HOST = 'ha-noi';
export const WITNESSES = ['hai-phong', 'can-tho', 'da-nang', 'hue'] as const;
export const MEMBERS: readonly string[] = [HOST, ...WITNESSES];
const [DEPUTY, THIRD, FOURTH, FIFTH] = WITNESSES;

const DAY = 86_400_000;
const THIRDS = { num: 2, den: 3 };

const inDays = (cluster: TestCluster, days: number): string =>
  new Date(cluster.now() + days * DAY).toISOString();

function say(cluster: TestCluster, ...said: readonly AnySaid[]): void {
  for (const each of said) cluster.say(each);
}

const inYear = (said: Omit<AnySaid, 'cycle'>): AnySaid => ({ cycle: YEAR, ...said }) as AnySaid;

/** Everything, from the founding to the day on which the server has moved to another city. */
export function honestYear(): TestCluster {
  const cluster = foundedWithWitnesses();
  const stages = [pledge, interim, annual, review, propose, handOver, decide, membership, keys];
  for (const stage of stages) stage(cluster);
  return cluster;
}

const PEER = scoringRules().peer;

export const charterOfFive: Charter = charterFor(MEMBERS, {
  calendar: {
    ...charterFor(MEMBERS).calendar,
    pledge: { day: '03-15', nextYear: false, late: 'close' },
    annualReport: { day: '12-31', nextYear: false, late: 'warn' },
  },
  witnessing: witnessing(WITNESSES),
  review: reviewRules({
    scoring: scoringRules({
      approval: 'majority',
      peer: { ...PEER, mode: 'ring', secrecy: 'sealed' },
      weights: { self: 0, peer: 1, verified: 2 },
      verifiedBy: 'chair',
    }),
    vote: { ...reviewRules().vote, tellers: 1, rounds: 2 },
  }),
  awards: [
    awardRules('flag', { num: 4, den: 5 }, { standards: ['unity'] }),
    awardRules('merit', { num: 1, den: 2 }),
  ],
  extension: THIRDS,
});

/** The cluster of five, founded, with an officer for each party and the host named. */
export function foundedWithWitnesses(): TestCluster {
  const cluster = openTestCluster();
  const founding = {
    ...foundingFor(MEMBERS, charterOfFive),
    server: { key: keyOf('server').x, host: HOST },
  };
  cluster.say({ type: 'cluster.found', by: HOST, body: founding });
  const digest = digestOf(founding);
  for (const by of MEMBERS) cluster.say({ type: 'charter.sign', by, body: { digest } });
  for (const party of [...MEMBERS, AUTHORITY, PATRON]) enrol(cluster, party);
  return cluster;
}

function pledge(cluster: TestCluster): void {
  for (const stage of [year.launch, year.draftPledge, year.openPledge]) stage(cluster);
  const reason = 'A flood';
  const until = inDays(cluster, 40);
  say(
    cluster,
    inYear({ type: 'deadline.extend', by: HOST, body: { deadline: 'pledge', until, reason } }),
  );
  const [{ digest = '' } = {}] = openExtensions(year.contextOf(cluster), year.charterOf(cluster));
  for (const by of [DEPUTY, THIRD, FOURTH]) {
    say(cluster, inYear({ type: 'deadline.approve', by, body: { digest } }));
  }
  const declining = { digest: year.contextOf(cluster).pledge.digest ?? '', reason: 'Too high' };
  say(cluster, inYear({ type: 'pledge.decline', by: THIRD, body: declining }));
  cluster.wait(10 * DAY);
  year.signPledge(cluster);
}

function interim(cluster: TestCluster): void {
  year.submitReports(cluster, 'interim');
  const about = { round: 'interim', member: THIRD } as const;
  const suspending = { reason: 'Typhoon', document: null };
  const returning = { ...about, reason: 'The source is missing' };
  say(
    cluster,
    inYear({ type: 'report.return', by: HOST, body: returning }),
    inYear({ type: 'report.submit', by: THIRD, body: reportBody('interim', '6.30') }),
  );
  year.acceptReports(cluster, 'interim');
  say(
    cluster,
    inYear({ type: 'report.close', by: HOST, body: { round: 'interim' } }),
    inYear({ type: 'cycle.suspend', by: HOST, body: suspending }),
  );
  cluster.wait(14 * DAY);
  say(cluster, inYear({ type: 'cycle.resume', by: HOST, body: { reason: 'It is over' } }));
}

function annual(cluster: TestCluster): void {
  cluster.wait(310 * DAY);
  const passing = { deadline: 'annualReport' } as const;
  const excusing = { round: 'annual', member: FIFTH, reason: 'The archive burnt down' } as const;
  say(
    cluster,
    inYear({ type: 'deadline.pass', by: 'server', body: passing }),
    inYear({ type: 'report.excuse', by: HOST, body: excusing }),
  );
  for (const member of [HOST, DEPUTY, THIRD, FOURTH]) {
    const by = member === HOST ? DEPUTY : HOST;
    say(
      cluster,
      inYear({ type: 'report.submit', by: member, body: reportBody('annual') }),
      inYear({ type: 'report.accept', by, body: { round: 'annual', member } }),
    );
  }
  say(cluster, inYear({ type: 'report.close', by: HOST, body: { round: 'annual' } }));
}

/** The next year is launched before the handover, which the first in line declines. */
function handOver(cluster: TestCluster): void {
  year.pledge(cluster, YEAR + 1);
  for (const stage of [year.proposeHandover, year.confirmHandover]) stage(cluster);
  const first = year.contextOf(cluster).handover.proposed?.chair ?? '';
  const declining = { reason: 'Typhoon damage' };
  say(cluster, inYear({ type: 'handover.decline', by: first, body: declining }));
  const again = [year.proposeHandover, year.confirmHandover, year.signHandover];
  for (const stage of again) stage(cluster);
  const minutes = { minutes: HANDOVER_MINUTES };
  say(cluster, inYear({ type: 'handover.witness', by: PATRON, body: minutes }));
  year.acceptHandover(cluster);
}

const chairNow = (cluster: TestCluster): string => year.chairIn(cluster, YEAR + 1);

/** A city joins, one leaves, one is merged; the rotation and the charter follow. */
function membership(cluster: TestCluster): void {
  const paper = document('resolution');
  const admission = {
    member: 'nghe-an',
    name: text('Nghệ An'),
    key: keyOf('nghe-an').x,
    effective: inDays(cluster, 0),
    document: paper,
  };
  say(cluster, { type: 'member.admit', by: chairNow(cluster), body: admission });
  const charter = charterInForce(cluster.journal().cluster.context) as Charter;
  say(cluster, { type: 'member.accept', by: 'nghe-an', body: { charter: digestOf(charter) } });
  enrol(cluster, 'nghe-an');
  const amending = { charter: { ...charter, remark: text('Six cities') }, reason: 'One joined' };
  const exception = { kind: 'insert', member: 'nghe-an', after: THIRD, fromTerm: 2026 } as const;
  const inserting = { id: 'nghe-an-joins', exception, reason: 'It joined', document: null };
  say(cluster, { type: 'rotation.except', by: THIRD, body: inserting });
  const motion = cluster.journal().cluster.context.motion?.digest ?? '';
  say(cluster, { type: 'motion.withdraw', by: THIRD, body: { motion, reason: 'Too early' } });
  say(cluster, { type: 'charter.amend', by: HOST, body: amending });
  const digest = cluster.journal().cluster.context.motion?.digest ?? '';
  for (const by of [...MEMBERS, 'nghe-an']) {
    if (cluster.journal().cluster.context.motion?.digest !== digest) break;
    say(cluster, { type: 'motion.vote', by, body: { motion: digest, choice: 'approve' } });
  }
}

/** Mandates are passed on and end, root keys and the server's key change, and the server moves. */
function keys(cluster: TestCluster): void {
  const delegating: Bodies['officer.delegate'] = {
    officer: 'delegate',
    name: null,
    office: text('Head of division'),
    key: keyOf(`${THIRD}/delegate`).x,
    steps: ['report'],
    from: inDays(cluster, 0),
    until: inDays(cluster, 30),
    document: document('authorisation'),
  };
  const body = reportBody('interim');
  const revoking = { key: keyOf(`${THIRD}/delegate`).id, reason: 'Back in office' };
  const cycle = YEAR + 1;
  say(
    cluster,
    { type: 'officer.delegate', by: THIRD, body: delegating },
    { type: 'report.submit', by: THIRD, officer: 'delegate', cycle, body },
    { type: 'officer.revoke', by: THIRD, body: revoking },
    rotating(FOURTH),
  );
  const voters = [HOST, DEPUTY, THIRD, FOURTH, 'nghe-an'];
  passed(cluster, replacing(FIFTH, HOST), voters);
  say(cluster, rotatingHost());
  passed(cluster, appointing(DEPUTY, THIRD, keyOf('new server')), [...voters, FIFTH]);
  departures(cluster);
}

/** Puts a motion forward and has members approve it until it is adopted. */
function passed(cluster: TestCluster, motion: AnySaid, voters: readonly string[]): void {
  cluster.say(motion);
  const digest = cluster.journal().cluster.context.motion?.digest;
  for (const by of voters) {
    if (cluster.journal().cluster.context.motion?.digest !== digest) return;
    const body = { motion: digest ?? '', choice: 'approve' } as const;
    cluster.say({ type: 'motion.vote', by, body });
  }
}

function departures(cluster: TestCluster): void {
  const paper = { effective: inDays(cluster, 1), document: document('resolution') };
  const leaving = { member: FOURTH, ...paper, reason: 'Made a province' };
  const merging = { member: 'nghe-an', into: FIFTH, ...paper, openTasks: 'pass' } as const;
  const cycle = YEAR + 1;
  const by = chairNow(cluster);
  say(
    cluster,
    { type: 'member.leave', by: FOURTH, body: leaving },
    { type: 'member.merge', by, body: merging },
  );
  cluster.wait(2 * DAY);
  const cancelling = { reason: 'Reformed', document: document('order') };
  say(
    cluster,
    { type: 'roster.drop', by, cycle, body: { member: FOURTH, reason: 'It left' } },
    { type: 'cycle.cancel', by: AUTHORITY, cycle, body: cancelling },
  );
}
