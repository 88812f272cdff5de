/**
 * What an honest client would send: statements by the examples of the documentation, or with what
 * people might really say in the state that the year is in, and the examples of small requests.
 */
import { bodyDtos } from '../../src/statement/dto-registry.js';
import {
  type CycleType,
  isClusterType,
  STATEMENT_TYPES,
  type Statement,
  type StatementType,
} from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import { exampleOf, type Schemas } from '../support/openapi.js';
import { plausibleBodies } from '../support/plausible.js';
import type { Actor, World } from './world.js';

/** A statement by somebody. @param type chooses its type. @param choice chooses its body */
export function honestStatement(
  { cities }: World,
  schemas: Schemas,
  { member, officer }: Actor,
  [type = 0, choice = 0]: readonly number[],
): Statement {
  const chosen = STATEMENT_TYPES[type % STATEMENT_TYPES.length] as StatementType;
  const journal = cities.journal();
  const bodies: readonly unknown[] = [
    exampleOf({ $ref: bodyDtos[chosen].name }, schemas),
    ...(isClusterType(chosen) ? [] : plausibleBodies(journal, YEAR, chosen as CycleType)),
  ];
  const { origin, size } = journal;
  return {
    body: bodies.at(-1 - (choice % bodies.length)) as Statement['body'],
    by: { member, officer },
    cluster: origin,
    cycle: isClusterType(chosen) ? null : YEAR,
    rules: '1',
    said: new Date(cities.now()).toISOString(),
    seen: { root: cities.replay.rootAt(size) ?? '', size },
    type: chosen,
  };
}
