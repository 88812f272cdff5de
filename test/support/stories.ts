/**
 * Whole histories, told from the founding on. They are what the golden journals hold, so a change
 * here is followed by writing those anew (see `write-journals.ts`).
 */
import type { Bodies, Charter } from '../../workflows/index.js';
import { charterInForce, digestOf } from '../../workflows/index.js';
import { decisionOn, document, HANDOVER_MINUTES, reportBody, text, YEAR } from './bodies.js';
import {
  type AnySaid,
  AUTHORITY,
  charterFor,
  enrol,
  foundedCluster,
  PATRON,
  type TestCluster,
} from './cluster.js';
import { keyOf } from './keys.js';
import * as year from './year.js';

const [CHAIR, DEPUTY, THIRD] = ['ha-noi', 'hai-phong', 'can-tho'] as const;
const MEMBERS = [CHAIR, DEPUTY, THIRD];
const DAY = 86_400_000;

/** Says each of these, about 2023 where it is about a year. */
function say(cluster: TestCluster, ...statements: readonly AnySaid[]): void {
  for (const each of statements) cluster.say(each);
}

/** A cluster is founded and its parties enrol their officers; nothing more. */
export const founding = (): TestCluster => foundedCluster(MEMBERS);

/** The founding and a pledge that one city first declined: short, for looking at closely. */
export function pledgedAfterRefusal(): TestCluster {
  const cluster = foundedCluster(MEMBERS);
  for (const stage of [year.launch, year.draftPledge, year.openPledge]) stage(cluster);
  decline(cluster);
  year.signPledge(cluster);
  return cluster;
}

const decline = (cluster: TestCluster): void =>
  say(cluster, {
    type: 'pledge.decline',
    by: THIRD,
    cycle: YEAR,
    body: { digest: year.contextOf(cluster).pledge.digest ?? '', reason: 'Too high' },
  });

const dated: Charter['calendar'] = {
  ...charterFor(MEMBERS).calendar,
  annualReport: { day: '12-31', nextYear: false, late: 'warn' },
};

/**
 * One year with its troubles: a refusal to sign, a returned report, a suspension, a deadline that
 * passed, a hold that was lifted, a reservation, an objection, a declined handover, a returned
 * dossier, and an award that was revoked when the year was closed.
 */
export function troubledYear(): TestCluster {
  const cluster = foundedCluster(MEMBERS, { calendar: dated });
  for (const stage of [year.launch, year.draftPledge, year.openPledge]) stage(cluster);
  decline(cluster);
  year.signPledge(cluster);
  reportWithTroubles(cluster);
  reviewWithTroubles(cluster);
  proposeWithObjection(cluster);
  year.pledge(cluster, YEAR + 1);
  handOverToTheNextInLine(cluster);
  decideAll(cluster);
  return cluster;
}

function reportWithTroubles(cluster: TestCluster): void {
  year.submitReports(cluster, 'interim');
  const about = { round: 'interim', member: THIRD } as const;
  const returning = { ...about, reason: 'The source is missing' };
  say(
    cluster,
    { type: 'report.return', by: CHAIR, cycle: YEAR, body: returning },
    { type: 'report.submit', by: THIRD, cycle: YEAR, body: reportBody('interim', '6.30') },
  );
  year.acceptReports(cluster, 'interim');
  say(cluster, { type: 'report.close', by: CHAIR, cycle: YEAR, body: { round: 'interim' } });
  const suspending = { reason: 'Typhoon', document: null };
  say(cluster, { type: 'cycle.suspend', by: CHAIR, cycle: YEAR, body: suspending });
  cluster.wait(14 * DAY);
  say(cluster, { type: 'cycle.resume', by: CHAIR, cycle: YEAR, body: { reason: 'It is over' } });
  cluster.wait(320 * DAY);
  const passing = { deadline: 'annualReport' } as const;
  say(cluster, { type: 'deadline.pass', by: 'server', cycle: YEAR, body: passing });
  year.reportRound(cluster, 'annual');
}

function reviewWithTroubles(cluster: TestCluster): void {
  year.score(cluster);
  const standing = (is: 'onHold' | 'eligible'): AnySaid => ({
    type: 'eligibility.record',
    by: AUTHORITY,
    cycle: YEAR,
    body: {
      member: DEPUTY,
      standing: is,
      ground: is === 'onHold' ? 'inspection' : null,
      document: document(`inspection ${is}`),
      reason: 'Inspection',
    },
  });
  say(cluster, standing('onHold'));
  year.openVote(cluster);
  year.castVotes(cluster);
  say(cluster, standing('eligible'));
  year.closeVote(cluster);
  year.proposeMinutes(cluster);
  const digest = year.minutesDigest(cluster);
  for (const by of MEMBERS) {
    const reservation = by === DEPUTY ? 'Our hold was long' : null;
    say(cluster, { type: 'minutes.sign', by, cycle: YEAR, body: { digest, reservation } });
  }
  year.adopt(cluster);
}

function proposeWithObjection(cluster: TestCluster): void {
  year.proposeAwards(cluster);
  const digest = year.proposalDigest(cluster);
  say(
    cluster,
    {
      type: 'award.object',
      by: DEPUTY,
      cycle: YEAR,
      body: { digest, reason: 'See our reservation' },
    },
    { type: 'award.concur', by: CHAIR, cycle: YEAR, body: { digest } },
    { type: 'award.concur', by: THIRD, cycle: YEAR, body: { digest } },
  );
  year.adoptAwards(cluster);
}

function handOverToTheNextInLine(cluster: TestCluster): void {
  year.proposeHandover(cluster);
  year.confirmHandover(cluster);
  say(cluster, {
    type: 'handover.decline',
    by: DEPUTY,
    cycle: YEAR,
    body: { reason: 'Typhoon damage' },
  });
  for (const stage of [year.proposeHandover, year.confirmHandover, year.signHandover]) {
    stage(cluster);
  }
  const minutes = { minutes: HANDOVER_MINUTES };
  say(cluster, { type: 'handover.witness', by: PATRON, cycle: YEAR, body: minutes });
  year.acceptHandover(cluster);
}

function decideAll(cluster: TestCluster): void {
  const decide = (
    award: string,
    member: string,
    decision: Bodies['award.decide']['decision'],
  ): AnySaid => ({
    type: 'award.decide',
    by: AUTHORITY,
    cycle: YEAR,
    body: decisionOn(award, member, decision),
  });
  const merit = { award: 'merit', member: CHAIR };
  const supplement = { ...merit, reason: 'The report is unsigned', document: null };
  const flag = { award: 'flag', member: THIRD };
  const unfounded = { document: document('inspection'), reason: 'Found unfounded' };
  year.sendDossier(cluster, 'flag', THIRD);
  year.sendDossier(cluster, 'merit', CHAIR);
  say(cluster, decide('flag', THIRD, 'granted'), {
    type: 'dossier.return',
    by: AUTHORITY,
    cycle: YEAR,
    body: supplement,
  });
  year.sendDossier(cluster, 'merit', CHAIR);
  say(cluster, decide('merit', CHAIR, 'refused'), {
    type: 'award.revoke',
    by: AUTHORITY,
    cycle: YEAR,
    body: { ...flag, ...unfounded },
  });
}

/**
 * Two years side by side, and the cluster around them changing: a city joins, the rotation takes it
 * in, the charter is amended, an officer is replaced.
 */
export function twoYears(): TestCluster {
  const cluster = foundedCluster(MEMBERS);
  const results = [year.report, year.score, ...year.TO_RESULTS];
  for (const stage of [year.pledge, ...results, year.proposeAwards]) stage(cluster);
  hueJoins(cluster);
  year.pledge(cluster, YEAR + 1);
  for (const stage of [year.concur, year.adoptAwards, year.proposeHandover]) stage(cluster);
  replaceOfficer(cluster);
  year.submitReports(cluster, 'interim', YEAR + 1);
  for (const stage of [year.confirmHandover, year.signHandover, year.acceptHandover]) {
    stage(cluster);
  }
  year.acceptReports(cluster, 'interim', YEAR + 1);
  return cluster;
}

function hueJoins(cluster: TestCluster): void {
  const effective = new Date(cluster.now()).toISOString();
  const admission = {
    member: 'hue',
    name: text('Huế'),
    key: keyOf('hue').x,
    effective,
    document: document('resolution 175/2024/QH15'),
  };
  say(cluster, { type: 'member.admit', by: CHAIR, body: admission });
  const charter = charterInForce(cluster.journal().cluster.context) as Charter;
  say(cluster, { type: 'member.accept', by: 'hue', body: { charter: digestOf(charter) } });
  enrol(cluster, 'hue');
  const exception = { kind: 'insert', member: 'hue', after: THIRD, fromTerm: 2024 } as const;
  const inserting = { id: 'hue-joins', exception, reason: 'It joined', document: null };
  say(cluster, { type: 'rotation.except', by: THIRD, body: inserting });
  voteFor(cluster, [CHAIR, DEPUTY, THIRD, 'hue']);
  const amended = { ...charter, remark: text('Four cities from 2024 on') };
  const amending = { charter: amended, reason: 'A city joined' };
  say(cluster, { type: 'charter.amend', by: CHAIR, body: amending });
  voteFor(cluster, [CHAIR, DEPUTY, THIRD, 'hue']);
}

function voteFor(cluster: TestCluster, members: readonly string[]): void {
  const motion = cluster.journal().cluster.context.motion?.digest ?? '';
  for (const by of members) {
    say(cluster, { type: 'motion.vote', by, body: { motion, choice: 'approve' } });
  }
}

/** The third city enrols a second officer, who soon leaves the office again. */
function replaceOfficer(cluster: TestCluster): void {
  const leaving = { key: keyOf(`${THIRD}/second`).id, reason: 'Left the office' };
  enrol(cluster, THIRD, 'second');
  say(cluster, { type: 'officer.revoke', by: THIRD, body: leaving });
}

/** The stories whose journals are kept, by the name of their files. */
export const STORIES = {
  founding,
  pledge: pledgedAfterRefusal,
  year: troubledYear,
  'two-years': twoYears,
} satisfies Record<string, () => TestCluster>;
