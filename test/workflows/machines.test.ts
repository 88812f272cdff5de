/** A machine moves only where all conditions of a step hold, also where nobody asked before. */
import { expect, test } from '@jest/globals';
import {
  type CycleState,
  cycleOf,
  neighbours,
  type Speaker,
  stateJson,
  stepCluster,
  stepCycle,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { ORIGIN } from '../support/cluster.js';
import { CHAIR, confirmingYear, founded, given, signingYear } from '../support/given.js';
import { successor } from '../support/key-words.js';
import { keyOf } from '../support/keys.js';

test('a year takes no second signature of a city', () => {
  const { journal } = given(signingYear());
  const said = {
    type: 'pledge.sign',
    body: { digest: pledgeDigest },
    by: { member: CHAIR, officer: 'officer' },
    signers: [keyOf(CHAIR).id],
    at: journal.at,
    size: journal.size,
    cluster: journal.cluster.context,
    ...neighbours(journal, YEAR),
  } as Parameters<typeof stepCycle>[1];
  const before: CycleState = cycleOf(journal, YEAR);
  const signed = stepCycle(before, said);
  expect(signed.context.pledge.signed).toEqual({ [CHAIR]: 'onTime' });
  expect(stepCycle(signed, said)).toBe(signed);
});

test('a cluster takes a new root key from the old one, and from no officer', () => {
  const { journal } = given(founded());
  const before = journal.cluster;
  const rotating = (by: Speaker) =>
    stepCluster(before, {
      type: 'root.rotate',
      body: { key: successor(CHAIR).x },
      by,
      signers: [keyOf(`${CHAIR}/root`).id],
      at: journal.at,
      size: journal.size,
      cluster: before.context,
      origin: ORIGIN,
    });
  expect(rotating({ member: CHAIR, officer: 'root' })).not.toBe(before);
  expect(rotating({ member: CHAIR, officer: 'officer' })).toBe(before);
});

test('where a suspended year returns is told in one order, however it was remembered', () => {
  const body = { reason: 'Epidemic', document: null };
  const suspended = given(confirmingYear()).after({ type: 'cycle.suspend', by: CHAIR, body });
  const state = cycleOf(suspended.journal, YEAR);
  const turned = Object.fromEntries(
    Object.entries(state.historyValue ?? {}).map(([id, nodes]) => [id, [...nodes].reverse()]),
  );
  expect(Object.values(turned).flat()).toHaveLength(2);
  expect(stateJson({ ...state, historyValue: turned })).toEqual(stateJson(state));
});
