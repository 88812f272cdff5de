/**
 * What a threshold asks of a small cluster, through real votes. In a cluster of five or six one
 * ballot decides, and so does whether a candidate votes on itself.
 */
import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { awardRules, type TestCluster } from '../support/cluster.js';
import { CHAIR, DEPUTY, type Setting, THIRD, votingYear } from '../support/given.js';
import { ballotOn, votingBy } from '../support/voted-year.js';
import { closeVote, contextOf } from '../support/year.js';

const CITIES = [CHAIR, DEPUTY, THIRD, 'da-nang', 'hue', 'tp-hcm'];

type Threshold = Charter['awards'][number]['threshold'];
const THRESHOLDS: Readonly<Record<string, Threshold>> = {
  half: { moreThan: { num: 1, den: 2 } },
  'two-thirds': { num: 2, den: 3 },
  seventy: { num: 7, den: 10 },
  eighty: { num: 4, den: 5 },
  ninety: { num: 9, den: 10 },
};
const awards = Object.entries(THRESHOLDS).map(([id, threshold]) => awardRules(id, threshold));

const settingFor = (size: number, candidateVotes: boolean): Setting => ({
  members: CITIES.slice(0, size),
  charter: { ...votingBy({ candidateVotes }).charter, awards },
});

/** Each candidate in turn gets one approval more than the one before, on every award. */
function votedInSteps(size: number, candidateVotes: boolean): TestCluster {
  const cluster = votingYear(settingFor(size, candidateVotes));
  const cities = CITIES.slice(0, size);
  for (const by of cities) {
    const choices = cities.flatMap((candidate, approvals) => {
      const voters = cities.filter((city) => candidateVotes || city !== candidate);
      const turn = voters.indexOf(by);
      if (turn < 0) return [];
      const wanted = candidateVotes ? approvals + 1 : approvals;
      return [[candidate, turn < wanted ? ('approve' as const) : ('reject' as const)]];
    });
    for (const { id } of awards) {
      const body = ballotOn(id, Object.fromEntries(choices));
      cluster.say({ type: 'vote.cast', by, cycle: YEAR, body });
    }
  }
  closeVote(cluster);
  return cluster;
}

/** The fewest approvals with which somebody passed, award by award. */
function fewestIn(cluster: TestCluster, base: number): readonly number[] {
  const { counts } = contextOf(cluster).review.vote;
  return awards.map(({ id }) => {
    const all = Object.values(counts[id] ?? {});
    expect(all.every((count) => count.base === base)).toBe(true);
    const passed = all.filter((count) => count.passed).map(({ approve }) => approve);
    const failed = all.filter((count) => !count.passed).map(({ approve }) => approve);
    expect(Math.max(...failed)).toBe(Math.min(...passed) - 1);
    return Math.min(...passed);
  });
}

describe('more than half, two thirds, 70, 80 and 90 per cent', () => {
  test.each([
    [4, [3, 3, 3, 4, 4]],
    [5, [3, 4, 4, 4, 5]],
    [6, [4, 4, 5, 5, 6]],
  ])('of all %d members are %j approvals', (size, fewest) => {
    expect(fewestIn(votedInSteps(size, true), size)).toEqual(fewest);
  });

  test.each([
    [5, [3, 3, 3, 4, 4]],
    [6, [3, 4, 4, 4, 5]],
  ])('of %d members less the candidate are %j approvals', (size, fewest) => {
    expect(fewestIn(votedInSteps(size, false), size - 1)).toEqual(fewest);
  });
});
