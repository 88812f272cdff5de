/** What may be said now is answered for every statement of the cluster, or of one of its years. */
import { describe, expect, test } from '@jest/globals';
import { actions, isClusterType, type Journal, STATEMENT_TYPES } from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { openTestCluster, START } from '../support/cluster.js';
import { CHAIR, founded } from '../support/given.js';

const answers = (journal: Journal, year: number | null) =>
  actions(journal, year, { member: CHAIR, officer: 'root' }, new Date(START).toISOString());
const refusal = { pointer: null, detail: null };

describe('what may be said', () => {
  test.each([null, YEAR])('is answered for each type that is about it once: %s', (year) => {
    const types = STATEMENT_TYPES.filter((type) => isClusterType(type) === (year === null));
    expect(answers(founded().journal(), year).map(({ type }) => type)).toEqual(types);
  });

  test('of a year is nothing before the cluster is active', () => {
    const condition = 'clusterIsActive';
    const code = 'frame/cluster-not-active';
    for (const { type, may, refusals } of answers(openTestCluster().journal(), YEAR)) {
      expect(may).toBe(false);
      expect(refusals).toEqual([{ ...refusal, code, condition, type }]);
    }
  });

  test('of the cluster is at first its founding; for the rest the state is named', () => {
    const all = answers(openTestCluster().journal(), null);
    expect(all.filter(({ may }) => may).map(({ type }) => type)).toEqual(['cluster.found']);
    const condition = 'stepIsOpen';
    const code = 'frame/not-in-this-state';
    for (const { type, refusals } of all.filter(({ may }) => !may)) {
      expect(refusals).toEqual([{ ...refusal, code, condition, type, detail: 'unfounded' }]);
    }
  });
});
