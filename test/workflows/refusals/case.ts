/**
 * The two tests of a condition: in one everything is right and the statement is accepted; in the
 * other this condition alone fails, or together with the few that cannot hold without it, which
 * are then named as well.
 */
import type { Bodies, ConditionName, StatementType } from '../../../workflows/index.js';
import type { Said, TestCluster } from '../../support/cluster.js';
import { inYear } from '../../support/given.js';

/** A statement in a cluster, and the conditions that fail beside the one it is about. */
type Scenario = readonly [TestCluster, Said<StatementType>, ...(readonly ConditionName[])];

export interface Case {
  readonly holds: () => Scenario;
  readonly fails: () => Scenario;
}

export type Cases = Readonly<Partial<Record<ConditionName, Case>>>;

/** Something said by a party about 2023, or about the cluster. */
export const said = <T extends StatementType>(
  type: T,
  by: string,
  body: Bodies[T],
  rest: Partial<Omit<Said<T>, 'type' | 'by' | 'body'>> = {},
): Said<T> => inYear({ type, by, body, ...rest });

/** The cluster once all this has been said in it and accepted. */
export function after(
  cluster: TestCluster,
  ...statements: readonly Said<StatementType>[]
): TestCluster {
  const later = cluster.fork();
  for (const each of statements) later.say(inYear(each));
  return later;
}
