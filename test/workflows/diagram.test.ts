/** The drawing of the machines is the machines: nothing is missing, nothing is invented. */
import { describe, expect, test } from '@jest/globals';
import {
  type Diagram,
  diagramOf,
  isClusterType,
  MACHINES,
  mermaidOf,
  REFUSAL_CODES,
  STATEMENT_TYPES,
  wordsOf,
} from '../../workflows/index.js';

const cycle = diagramOf('cycle');
const cluster = diagramOf('cluster');
const diagrams = MACHINES.map((machine) => [machine, diagramOf(machine)] as const);

const saidIn = ({ edges }: Diagram): readonly string[] =>
  edges.flatMap(({ by }) => (by.kind === 'said' ? [by.type] : []));

describe.each(diagrams)('the diagram of the %s', (machine, diagram) => {
  test('shows every statement of its machine and no other', () => {
    const types = STATEMENT_TYPES.filter((type) => isClusterType(type) === (machine === 'cluster'));
    expect([...new Set(saidIn(diagram))].sort()).toEqual([...types].sort());
  });

  test('leads only from and to states that it shows', () => {
    const paths = diagram.nodes.map(({ path }) => path);
    const ends = diagram.edges.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    expect(ends.filter((end) => !paths.includes(end))).toEqual([]);
    expect(paths).toContain(diagram.initial);
  });

  test('names conditions that the rules know, on every statement', () => {
    const lists = diagram.edges.flatMap(({ by }) => (by.kind === 'said' ? [by.requires] : []));
    expect(lists.filter((list) => list.length === 0)).toEqual([]);
    expect(lists.flat().filter((name) => !(name in REFUSAL_CODES))).toEqual([]);
  });

  test('has words for every state in both languages', () => {
    for (const language of ['vi', 'en'] as const) {
      const names: Readonly<Record<string, string>> = wordsOf(language).states;
      expect(diagram.nodes.filter(({ path }) => !names[`${machine}:${path}`])).toEqual([]);
    }
  });

  test('declares each state once in Mermaid, and closes every group', () => {
    const lines = mermaidOf(diagram).split('\n');
    const declared = lines.flatMap((line) => /^\s*state ".*" as (\w+)/.exec(line)?.[1] ?? []);
    expect(declared.length).toBe(diagram.nodes.length);
    expect(new Set(declared).size).toBe(diagram.nodes.length);
    const opened = lines.filter((line) => line.endsWith('{')).length;
    expect(lines.filter((line) => line.trim() === '}').length).toBe(opened);
  });

  test('is the same every time', () => {
    expect(diagramOf(machine)).toEqual(diagram);
    expect(mermaidOf(diagramOf(machine), 'vi')).toBe(mermaidOf(diagram, 'vi'));
  });
});

test('a transition is drawn with its target and its conditions', () => {
  expect(cycle.edges).toContainEqual({
    from: 'underway.pledging.drafting',
    to: 'underway.pledging.signing',
    by: {
      kind: 'said',
      type: 'pledge.open',
      requires: ['isChairOfYear', 'textIsProposed', 'textIsCurrent'],
    },
  });
});

test('what goes on by itself is drawn by its milestone', () => {
  expect(cluster.edges).toContainEqual({
    from: 'founding',
    to: 'active',
    by: { kind: 'reached', milestone: 'everyFounderHasSigned' },
  });
});

test('what the year tells the cluster is drawn by its milestone', () => {
  expect(cluster.edges).toContainEqual({
    from: 'active',
    to: null,
    by: { kind: 'reached', milestone: 'handoverIsComplete' },
  });
  expect(cycle.edges).toContainEqual({
    from: 'underway.pledging.signing',
    to: 'underway.pledging.inForce',
    by: { kind: 'reached', milestone: 'pledgeInForce' },
  });
});

test('a year goes on by itself where everything inside a state is finished', () => {
  const done = cycle.edges.filter(({ by }) => by.kind === 'done');
  expect(done.map(({ from, to }) => [from, to])).toEqual([
    ['underway.pledging', 'underway.reporting'],
    ['underway.reporting', 'underway.reviewing'],
    ['underway.reviewing', 'underway.proposing'],
    ['underway.reviewing.peerScoring', 'underway.reviewing.verifying'],
    ['underway.reviewing.voting', 'underway.reviewing.counted'],
    ['underway.proposing', 'underway.concluding'],
    ['underway.concluding', 'closed'],
  ]);
});

test('of a group the state is named that is entered first, and of nothing else', () => {
  const node = (path: string) => cycle.nodes.find((each) => each.path === path);
  const pledging = { path: 'underway.pledging', kind: 'compound', parent: 'underway' };
  expect(node('underway.pledging')).toEqual({
    ...pledging,
    initial: 'underway.pledging.drafting',
  });
  const without = cycle.nodes.filter(({ initial }) => initial === null);
  expect(without.filter(({ kind }) => kind === 'compound')).toEqual([]);
  expect(without.map(({ path }) => path)).toContain('underway.concluding');
});

test('what is recorded in a state and leaves it as it is has no target', () => {
  const [signing] = cycle.edges.filter(
    ({ from, by }) =>
      from === 'underway.pledging.signing' && by.kind === 'said' && by.type === 'pledge.sign',
  );
  expect(signing?.to).toBeNull();
});

test('the two branches of the conclusion are drawn side by side', () => {
  expect(mermaidOf(cycle)).toContain('\n      --\n');
});

test('the words of a language leave no name of the rules', () => {
  const text = mermaidOf(cycle, 'vi');
  expect(text).toContain('Ký giao ước thi đua');
  expect(text).not.toMatch(/pledge\.sign|isMember/);
});
