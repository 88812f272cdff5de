import { describe, expect, test } from '@jest/globals';
import { clusterMachine } from '../../workflows/cluster.machine.js';
import { cycleMachine } from '../../workflows/cycle.machine.js';
import {
  ALL_REFUSAL_CODES,
  type ConditionName,
  clusterConditions,
  cycleConditions,
  isClusterType,
  REFUSAL_CODES,
  STATEMENT_TYPES,
} from '../../workflows/index.js';
import { awardMilestones } from '../../workflows/steps/award.js';
import { handoverMilestones } from '../../workflows/steps/handover.js';
import { pledgeMilestones } from '../../workflows/steps/pledge.js';
import { reportMilestones } from '../../workflows/steps/report.js';
import { reviewMilestones } from '../../workflows/steps/review/parts.js';
import { digestsOf } from '../support/given.js';
import type { Case } from './refusals/case.js';
import { foundingCases, membershipCases, motionCases, officerCases } from './refusals/cluster.js';
import { handoverCases, proposalCases, standingCases } from './refusals/conclusion.js';
import { documentCases, dossierCases } from './refusals/dossier.js';
import { authorityCases, formCases, frameCases } from './refusals/frame.js';
import { delegationCases, hostCases, replacedKeyCases, rootCases } from './refusals/keys.js';
import { peerCases } from './refusals/peer.js';
import { reportCases } from './refusals/report.js';
import { scoreCases } from './refusals/scores.js';
import { countCases, minutesCases, voteCases } from './refusals/vote.js';
import { conductCases, launchCases, pledgeCases, speakerCases } from './refusals/year.js';

/** Conditions that are asked of every statement and stand on no transition. */
const everywhere = { ...formCases, ...frameCases, ...authorityCases, ...replacedKeyCases };

/** Two tests for each condition: a new one does not compile without its tests. */
const cases = {
  ...everywhere,
  ...speakerCases,
  ...foundingCases,
  ...membershipCases,
  ...officerCases,
  ...delegationCases,
  ...rootCases,
  ...hostCases,
  ...motionCases,
  ...conductCases,
  ...launchCases,
  ...pledgeCases,
  ...reportCases,
  ...scoreCases,
  ...peerCases,
  ...standingCases,
  ...voteCases,
  ...countCases,
  ...minutesCases,
  ...proposalCases,
  ...dossierCases,
  ...documentCases,
  ...handoverCases,
} satisfies Record<ConditionName, Case>;

const rows = Object.entries(cases) as [ConditionName, Case][];

describe('every condition', () => {
  test.each(rows)('%s holds and the statement is accepted', (_, { holds }) => {
    const [cluster, said] = holds();
    expect(cluster.refusals(said)).toEqual([]);
  });

  test.each(rows)('%s fails, is named, and nothing changes', (name, { fails }) => {
    const [cluster, said, ...alongside] = fails();
    const before = digestsOf(cluster.journal());
    const expected = [name, ...alongside].map((each) => REFUSAL_CODES[each]);
    expect([...cluster.refusals(said)].sort()).toEqual(expected.sort());
    expect(digestsOf(cluster.journal())).toEqual(before);
  });

  test('has its two tests, and one code that is its own', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(REFUSAL_CODES).sort());
    expect(new Set(ALL_REFUSAL_CODES).size).toBe(ALL_REFUSAL_CODES.length);
  });
});

/** Everything of one kind in a machine's definition, wherever it stands. */
function inDefinition(config: unknown, type: 'requires' | 'reached'): string[] {
  if (typeof config !== 'object' || config === null) return [];
  const { type: own, params } = config as { type?: unknown; params?: Record<string, unknown> };
  if (own === type) return Object.values(params ?? {}).flat() as string[];
  return Object.values(config).flatMap((part) => inDefinition(part, type));
}

const namesIn = (config: unknown, type: 'requires' | 'reached') =>
  [...new Set(inDefinition(config, type))].sort();

/** The statement types on the transitions of a definition. */
function typesIn(config: unknown): string[] {
  if (typeof config !== 'object' || config === null) return [];
  return Object.entries(config).flatMap(([key, part]) =>
    key === 'on' ? Object.keys(part) : typesIn(part),
  );
}

describe('the definitions of the machines', () => {
  test('list no condition that does not exist, and no condition is dead', () => {
    const { config: cluster } = clusterMachine;
    const { config: cycle } = cycleMachine;
    expect(namesIn(cluster, 'requires')).toEqual(Object.keys(clusterConditions).sort());
    expect(namesIn(cycle, 'requires')).toEqual(Object.keys(cycleConditions).sort());
  });

  test('and the frame share out all refusal codes among them', () => {
    const listed = [clusterConditions, cycleConditions, everywhere].flatMap(Object.keys);
    expect(listed.sort()).toEqual(Object.keys(REFUSAL_CODES).sort());
  });

  test('wait for every milestone, and for no unknown one', () => {
    const milestones = {
      ...pledgeMilestones,
      ...reportMilestones,
      ...reviewMilestones,
      ...awardMilestones,
      ...handoverMilestones,
    };
    expect(namesIn(cycleMachine.config, 'reached')).toEqual(Object.keys(milestones).sort());
  });

  test('take every statement type somewhere, and nothing that is not in the catalogue', () => {
    const taken = new Set(typesIn(cycleMachine.config));
    expect([...taken].sort()).toEqual(
      STATEMENT_TYPES.filter((type) => !isClusterType(type)).sort(),
    );
    const ofCluster = new Set(typesIn(clusterMachine.config));
    ofCluster.delete('office.transferred');
    expect([...ofCluster].sort()).toEqual(STATEMENT_TYPES.filter(isClusterType).sort());
  });
});
