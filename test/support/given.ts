/**
 * Given a year in some state, when somebody says something, then it is accepted or refused. The
 * given cluster is remembered and never changed: every `when` speaks in a copy of its own.
 */
import { expect } from '@jest/globals';
import {
  type Bodies,
  type Charter,
  type CycleContext,
  cycleOf,
  digestOf,
  isClusterType,
  type Journal,
  type RefusalCode,
  type StatementType,
  stateJson,
  statePath,
} from '../../workflows/index.js';
import { YEAR } from './bodies.js';
import { type AnySaid, foundedCluster, type Said, type TestCluster } from './cluster.js';
import * as year from './year.js';

/** What followed from what was said; each expectation can be asked in turn. */
export interface Outcome extends Given {
  /** It was accepted, and the year (2023 unless named) stands at this path, if one is given. */
  readonly accepted: (path?: string, cycle?: number) => Outcome;
  /** It was refused with exactly these codes, and changed nothing. */
  readonly refused: (...codes: readonly RefusalCode[]) => Outcome;
}

export interface Given {
  readonly cluster: TestCluster;
  readonly journal: Journal;
  /** What the rules remember of 2023. */
  readonly year: CycleContext;
  readonly when: <T extends StatementType>(said: Said<T>) => Outcome;
  /** Says what must be accepted on the way to what the test is about. */
  readonly after: (...said: readonly AnySaid[]) => Given;
}

/** Opens a sentence about a cluster. */
export function given(cluster: TestCluster): Given {
  const journal = cluster.journal();
  return {
    cluster,
    journal,
    year: cycleOf(journal, YEAR).context,
    when: (said) => outcome(cluster, said),
    after: (...said) => {
      const later = cluster.fork();
      for (const each of said) later.say(inYear(each));
      return given(later);
    },
  };
}

/** A statement about a year is about 2023, unless it names another. */
export const inYear = <T extends StatementType>(said: Said<T>): Said<T> =>
  isClusterType(said.type) ? said : { cycle: YEAR, ...said };

function outcome<T extends StatementType>(before: TestCluster, said: Said<T>): Outcome {
  const cluster = before.fork();
  const codes = cluster.refusals(inYear(said));
  const self: Outcome = {
    ...given(cluster),
    accepted: (path, cycle = YEAR) => {
      expect(codes).toEqual([]);
      if (path !== undefined) expect(pathOf(cluster, cycle)).toBe(path);
      return self;
    },
    refused: (...expected) => {
      expect([...codes].sort()).toEqual([...expected].sort());
      expect(digestsOf(cluster.journal())).toEqual(digestsOf(before.journal()));
      return self;
    },
  };
  return self;
}

/** Where a year stands, in words. */
export const pathOf = (cluster: TestCluster, cycle = YEAR): string =>
  statePath(cycleOf(cluster.journal(), cycle));

/** The digest of every state of a journal: equal digests, equal states. */
export const digestsOf = ({ cluster, cycles, size }: Journal): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ['size', `${size}`],
    ['cluster', digestOf(stateJson(cluster))],
    ...[...cycles].map(([cycle, state]) => [`${cycle}`, digestOf(stateJson(state))]),
  ]);

/** What a test may ask to be otherwise. */
export interface Setting {
  readonly members?: readonly string[];
  readonly charter?: Partial<Charter>;
}

const standing = new Map<string, TestCluster>();

/** A year that has come through some stages; made once for each setting and copied from then on. */
export const through =
  (before: (setting?: Setting) => TestCluster, ...stages: readonly year.Stage[]) =>
  (setting: Setting = {}): TestCluster => {
    const key = JSON.stringify([stages.map(({ name }) => name), setting]);
    const cluster = standing.get(key) ?? before(setting).fork();
    if (!standing.has(key)) for (const stage of stages) stage(cluster);
    standing.set(key, cluster);
    return cluster.fork();
  };

/** A founded cluster in which no year was launched. */
export const founded = through(({ members, charter } = {}) => foundedCluster(members, charter));
export const launchedYear = through(founded, year.launch);
export const draftedYear = through(launchedYear, year.draftPledge);
/** The pledge is open for signing and nobody has signed. */
export const signingYear = through(draftedYear, year.openPledge);
/** The pledge is in force, signed by everybody. */
export const pledgedYear = through(signingYear, year.signPledge);
/** Every round of reports is closed. */
export const reportedYear = through(pledgedYear, year.report);
export const scoredYear = through(reportedYear, year.score);
/** The vote is open and nobody has voted. */
export const votingYear = through(scoredYear, year.openVote);
/** The vote is counted. */
export const votedYear = through(votingYear, year.castVotes, year.closeVote);
/** The minutes are put forward and nobody has signed them. */
export const minutedYear = through(votedYear, year.proposeMinutes);
export const adoptedYear = through(minutedYear, year.signMinutes, year.adopt);
/** The awards are proposed and nobody has answered. */
export const proposedYear = through(adoptedYear, year.proposeAwards);
export const adoptedAwardsYear = through(proposedYear, year.concur, year.adoptAwards);

/** Every dossier is with the authority. */
export const sentYear = through(adoptedAwardsYear, year.sendDossiers);

/** The next year's pledge is in force, where the agenda asks for it before the handover. */
const pledgeNext: year.Stage = (cluster) => {
  const { agenda } = year.charterOf(cluster);
  const pledgeFirst = agenda.indexOf('pledge') < agenda.indexOf('handover');
  if (pledgeFirst) year.pledge(cluster, YEAR + 1);
};

/** The proposal is final, and the handover may begin. */
export const concludingYear = through(adoptedAwardsYear, pledgeNext);
/** The next chair is proposed; the members have not confirmed it, if they are asked at all. */
export const confirmingYear = through(concludingYear, year.proposeHandover);
/** The members have confirmed the next chair; nobody has signed the handover. */
export const offeredYear = through(confirmingYear, year.confirmHandover);
/** The outgoing chair has signed and the incoming one is awaited. */
export const signedOverYear = through(offeredYear, year.signHandover);
export const handedOverYear = through(signedOverYear, year.acceptHandover);

/** The three cities of every test that does not name its members, in the order of their turns. */
export const [CHAIR, DEPUTY, THIRD] = ['ha-noi', 'hai-phong', 'can-tho'] as const;

/** A vote of a member on the motion that is open. */
export function motionVote(
  cluster: TestCluster,
  by: string,
  choice: Bodies['motion.vote']['choice'] = 'approve',
): Said<'motion.vote'> {
  const motion = cluster.journal().cluster.context.motion?.digest ?? '';
  return { type: 'motion.vote', by, body: { motion, choice } };
}
