/**
 * The stages of a year as people live through them. Each stage says what its parties would say, in
 * order and really signed, and leaves the cluster at the start of the next one. Who speaks is read
 * from the cluster itself, so that a stage fits any members, any charter and any year.
 */
import {
  type Bodies,
  type Charter,
  chairsOfYear,
  neighbours,
  nextOffices,
  rosterOf,
} from '../../workflows/index.js';
import {
  criteriaBody,
  dossierBody,
  HANDOVER_MINUTES,
  handoverBody,
  launchBody,
  minutesBody,
  pledgeDigest,
  pledgeText,
  proposalOf,
  reportBody,
  scoreBody,
  YEAR,
} from './bodies.js';
import { AUTHORITY, PATRON, type TestCluster } from './cluster.js';

/** One stage of a year; `cycle` is 2023 unless it is named. */
export type Stage = (cluster: TestCluster, cycle?: number) => void;

/** What the rules remember of a year. */
export function contextOf(cluster: TestCluster, cycle = YEAR) {
  const state = cluster.journal().cycles.get(cycle);
  if (!state) throw new Error(`${cycle} was not launched`);
  return state.context;
}

/** The charter that a year runs under. */
export const charterOf = (cluster: TestCluster, cycle = YEAR): Charter =>
  neighbours(cluster.journal(), cycle).charter as Charter;

/** Those that may act as chair of a year. */
function chairsIn(cluster: TestCluster, cycle: number): readonly string[] {
  const { openedBy } = charterOf(cluster, cycle).pledge;
  const at = new Date(cluster.now()).toISOString();
  return chairsOfYear(cycle, { cluster: cluster.journal().cluster.context, at }, openedBy);
}

/** The first of those that may act as chair of a year. */
export function chairIn(cluster: TestCluster, cycle = YEAR): string {
  const [chair] = chairsIn(cluster, cycle);
  if (chair === undefined) throw new Error(`${cycle} has no chair`);
  return chair;
}

const everyone = (cluster: TestCluster, cycle: number) => rosterOf(contextOf(cluster, cycle));

export const launch: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'cycle.launch', by: chairIn(cluster, cycle), cycle, body: launchBody });

export const draftPledge: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'pledge.propose', by: chairIn(cluster, cycle), cycle, body: pledgeText });

export const openPledge: Stage = (cluster, cycle = YEAR) => {
  const body = { digest: pledgeDigest };
  cluster.say({ type: 'pledge.open', by: chairIn(cluster, cycle), cycle, body });
};

/** Every city signs, one after the other, until the pledge is in force. */
export const signPledge: Stage = (cluster, cycle = YEAR) => {
  for (const by of everyone(cluster, cycle)) {
    if (contextOf(cluster, cycle).pledge.inForce) return;
    cluster.say({ type: 'pledge.sign', by, cycle, body: { digest: pledgeDigest } });
  }
};

/** Launch, text, opening and every signature at once: what happens at the spring conference. */
export const pledge: Stage = (cluster, cycle = YEAR) => {
  for (const stage of [launch, draftPledge, openPledge, signPledge]) stage(cluster, cycle);
};

type Round = Bodies['report.close']['round'];

/** Every city reports in a round. */
export function submitReports(cluster: TestCluster, round: Round, cycle = YEAR): void {
  const body = reportBody(round);
  for (const by of everyone(cluster, cycle)) {
    cluster.say({ type: 'report.submit', by, cycle, body });
  }
}

/**
 * Every report is received: the chair's by its deputy, where the charter says so, or by the chair
 * that takes over where the deputy is the outgoing one itself.
 */
export function acceptReports(cluster: TestCluster, round: Round, cycle = YEAR): void {
  const chair = chairIn(cluster, cycle);
  const { deputy } = contextOf(cluster, cycle);
  const others = [deputy, ...chairsIn(cluster, cycle)].filter((each) => each !== chair);
  const byDeputy = charterOf(cluster, cycle).report.ownReport === 'deputy';
  for (const member of everyone(cluster, cycle)) {
    const by = (member === chair && byDeputy && others[0]) || chair;
    cluster.say({ type: 'report.accept', by, cycle, body: { round, member } });
  }
}

/** One round of reports, from the first report to its end. */
export function reportRound(cluster: TestCluster, round: Round, cycle = YEAR): void {
  submitReports(cluster, round, cycle);
  acceptReports(cluster, round, cycle);
  cluster.say({ type: 'report.close', by: chairIn(cluster, cycle), cycle, body: { round } });
}

export const report: Stage = (cluster, cycle = YEAR) => {
  for (const round of charterOf(cluster, cycle).report.rounds) reportRound(cluster, round, cycle);
};

export const issueCriteria: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'criteria.issue', by: chairIn(cluster, cycle), cycle, body: criteriaBody });

export const scoreThemselves: Stage = (cluster, cycle = YEAR) => {
  for (const by of everyone(cluster, cycle)) {
    cluster.say({ type: 'score.submit', by, cycle, body: scoreBody });
  }
};

export const closeScores: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'score.close', by: chairIn(cluster, cycle), cycle, body: { reason: null } });

/** Criteria are issued, every city scores itself, and the chair closes self-scoring. */
export const score: Stage = (cluster, cycle = YEAR) => {
  for (const stage of [issueCriteria, scoreThemselves, closeScores]) stage(cluster, cycle);
};

export const openVote: Stage = (cluster, cycle = YEAR) => {
  const body = { present: everyone(cluster, cycle), electors: {}, tellers: [] };
  cluster.say({ type: 'vote.open', by: chairIn(cluster, cycle), cycle, body });
};

/** Who gets which award in these tests: the members in their order, up to each quota. */
export function winnersOf(cluster: TestCluster, cycle = YEAR): Record<string, string[]> {
  const free = [...everyone(cluster, cycle)];
  return Object.fromEntries(
    charterOf(cluster, cycle).awards.map(({ id, quota }) => [id, free.splice(0, quota)]),
  );
}

/** One ballot of one elector: it approves the candidates named. */
export function castVote(
  cluster: TestCluster,
  by: string,
  award: string,
  approved: readonly string[],
  cycle = YEAR,
): void {
  const choices = Object.fromEntries(approved.map((id) => [id, 'approve' as const]));
  if (approved.length === 0) return;
  const body = { award, choices, written: null, remark: null };
  cluster.say({ type: 'vote.cast', by, cycle, body });
}

/**
 * Everybody approves the winners of every award, itself included only where the charter lets it.
 */
export const castVotes: Stage = (cluster, cycle = YEAR) => {
  const { candidateVotes } = charterOf(cluster, cycle).review.vote;
  for (const [award, winners] of Object.entries(winnersOf(cluster, cycle))) {
    for (const by of everyone(cluster, cycle)) {
      const others = winners.filter((winner) => candidateVotes || winner !== by);
      castVote(cluster, by, award, others, cycle);
    }
  }
};

export const closeVote: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'vote.close', by: chairIn(cluster, cycle), cycle, body: { reason: null } });

export const proposeMinutes: Stage = (cluster, cycle = YEAR) =>
  cluster.say({ type: 'minutes.propose', by: chairIn(cluster, cycle), cycle, body: minutesBody });

/** What the members sign as review minutes: the minutes together with the counts. */
export const minutesDigest = (cluster: TestCluster, cycle = YEAR): string =>
  contextOf(cluster, cycle).review.minutes?.digest ?? '';

export const signMinutes: Stage = (cluster, cycle = YEAR) => {
  const { review } = charterOf(cluster, cycle);
  const { present } = contextOf(cluster, cycle).review.vote;
  const digest = minutesDigest(cluster, cycle);
  for (const by of everyone(cluster, cycle)) {
    if (review.minutesSigners === 'present' && !(by in present)) continue;
    cluster.say({ type: 'minutes.sign', by, cycle, body: { digest, reservation: null } });
  }
};

export const adopt: Stage = (cluster, cycle = YEAR) => {
  const body = { digest: minutesDigest(cluster, cycle) };
  cluster.say({ type: 'result.adopt', by: chairIn(cluster, cycle), cycle, body });
};

/** From the opening of the vote to results that are adopted, once all scores are in. */
export const TO_RESULTS: readonly Stage[] = [
  openVote,
  castVotes,
  closeVote,
  proposeMinutes,
  signMinutes,
  adopt,
];

export const proposeAwards: Stage = (cluster, cycle = YEAR) => {
  const body = proposalOf(winnersOf(cluster, cycle));
  cluster.say({ type: 'award.propose', by: chairIn(cluster, cycle), cycle, body });
};

/** The digest of the proposal that stands. */
export const proposalDigest = (cluster: TestCluster, cycle = YEAR): string =>
  contextOf(cluster, cycle).award.digest ?? '';

export const concur: Stage = (cluster, cycle = YEAR) => {
  const digest = proposalDigest(cluster, cycle);
  for (const by of everyone(cluster, cycle)) {
    cluster.say({ type: 'award.concur', by, cycle, body: { digest } });
  }
};

/** The proposal becomes final, with a letter named after its digest. */
export const adoptAwards: Stage = (cluster, cycle = YEAR) => {
  const digest = proposalDigest(cluster, cycle);
  const body = { digest, document: digest };
  cluster.say({ type: 'award.adopt', by: chairIn(cluster, cycle), cycle, body });
};

/** One dossier goes all the way to the authority's appraisal. */
export function sendDossier(
  cluster: TestCluster,
  award: string,
  member: string,
  cycle = YEAR,
): void {
  const by = chairIn(cluster, cycle);
  const dossier = { award, member };
  const prepared = dossierBody(award, member, proposalDigest(cluster, cycle));
  const submitted = { ...dossier, receipt: null, reason: null };
  const received = { ...dossier, receipt: '12/BTD' };
  cluster.say({ type: 'dossier.prepare', by, cycle, body: prepared });
  cluster.say({ type: 'dossier.submit', by, cycle, body: submitted });
  cluster.say({ type: 'dossier.appraise', by: AUTHORITY, cycle, body: received });
}

/** Every proposed member's dossier is with the authority. */
export const sendDossiers: Stage = (cluster, cycle = YEAR) => {
  for (const [award, members] of Object.entries(contextOf(cluster, cycle).award.list)) {
    for (const member of Object.keys(members)) sendDossier(cluster, award, member, cycle);
  }
};

/** Whom the charter's rotation expects in the next year's offices. */
export function successorsOf(cluster: TestCluster, cycle = YEAR) {
  const { chair, deputy } = nextOffices(
    cluster.journal().cluster.context,
    contextOf(cluster, cycle),
  );
  return { chair: chair ?? '', deputy };
}

/** The next chair and deputy are put forward, as the rotation names them. */
export const proposeHandover: Stage = (cluster, cycle = YEAR) => {
  const { chair, deputy } = successorsOf(cluster, cycle);
  const body = handoverBody(chair, deputy);
  cluster.say({ type: 'handover.propose', by: chairIn(cluster, cycle), cycle, body });
};

export const confirmHandover: Stage = (cluster, cycle = YEAR) => {
  for (const by of everyone(cluster, cycle)) {
    const { proposed, acceptBy } = contextOf(cluster, cycle).handover;
    if (!proposed || acceptBy !== null) return;
    const body = { chair: proposed.chair, choice: 'approve' as const };
    cluster.say({ type: 'handover.confirm', by, cycle, body });
  }
};

export const signHandover: Stage = (cluster, cycle = YEAR) => {
  const body = { minutes: HANDOVER_MINUTES };
  cluster.say({ type: 'handover.sign', by: chairIn(cluster, cycle), cycle, body });
};

/** The incoming chair accepts, before the witness where the charter requires one. */
export const acceptHandover: Stage = (cluster, cycle = YEAR) => {
  const by = contextOf(cluster, cycle).handover.proposed?.chair ?? '';
  const body = { minutes: HANDOVER_MINUTES };
  if (charterOf(cluster, cycle).handover.witness === 'required') {
    cluster.say({ type: 'handover.witness', by: PATRON, cycle, body });
  }
  cluster.say({ type: 'handover.accept', by, cycle, body });
};
