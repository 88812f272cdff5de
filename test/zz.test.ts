import { describe, expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '../workflows/index.js';
import { digestsOf } from './support/given.js';
import { scoreCases } from './workflows/refusals/scores.js';
describe('x', () => {
  const rows = Object.entries(scoreCases) as any[];
  test.each(rows)('%s holds', (_: any, { holds }: any) => {
    const [cluster, said] = holds();
    expect(cluster.refusals(said)).toEqual([]);
  });
  test.each(rows)('%s fails', (name: any, { fails }: any) => {
    const [cluster, said, ...alongside] = fails();
    const expected = [name, ...alongside].map((each: any) => (REFUSAL_CODES as any)[each]);
    expect([...cluster.refusals(said)].sort()).toEqual(expected.sort());
  });
});
