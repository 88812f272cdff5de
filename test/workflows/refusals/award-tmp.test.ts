import { describe, expect, test } from '@jest/globals';
import { type ConditionName, REFUSAL_CODES } from '../../../workflows/index.js';
import { digestsOf } from '../../support/given.js';
import type { Case } from './case.js';
import { handoverCases, proposalCases, standingCases } from './conclusion.js';
import { documentCases, dossierCases } from './dossier.js';
const cases = { ...standingCases, ...proposalCases, ...dossierCases, ...documentCases, ...handoverCases };
const rows = Object.entries(cases) as [ConditionName, Case][];
describe('every condition', () => {
  test.each(rows)('%s holds', (_, { holds }) => {
    const [cluster, said] = holds();
    expect(cluster.refusals(said)).toEqual([]);
  });
  test.each(rows)('%s fails', (name, { fails }) => {
    const [cluster, said, ...alongside] = fails();
    const before = digestsOf(cluster.journal());
    const expected = [name, ...alongside].map((each) => REFUSAL_CODES[each]);
    expect([...cluster.refusals(said)].sort()).toEqual(expected.sort());
    expect(digestsOf(cluster.journal())).toEqual(before);
  });
});
