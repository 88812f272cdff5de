/**
 * A drawing as Mermaid text (stateDiagram-v2), for a README or any forge that draws it. Without a
 * language it speaks the names of the rules, with the conditions of every edge; in a language it
 * speaks the words that people read. What is recorded without leaving a state stands in a note.
 *
 *     stateDiagram-v2
 *       [*] --> launching
 *       launching --> underway : cycle.launch [isChairOfYear, yearMayBeLaunched]
 */
import type { Cause, Diagram, DiagramEdge, DiagramNode } from './diagram.js';
import { type Language, type Words, wordsOf } from './words.js';

/**
 * The text of a diagram, with a final line feed.
 * @param language `null` for the names that the rules themselves use
 */
export function mermaidOf(diagram: Diagram, language: Language | null = null): string {
  const words = language === null ? null : wordsOf(language);
  const around: Around = { diagram, words };
  return [
    'stateDiagram-v2',
    `  [*] --> ${idOf(diagram.initial)}`,
    ...inside(around, null, '  '),
    ...diagram.edges.flatMap((edge) => edgeLine(around, edge)),
    ...diagram.nodes.flatMap((node) => noteLines(around, node)),
    '',
  ].join('\n');
}

interface Around {
  readonly diagram: Diagram;
  readonly words: Words | null;
}

/** An identifier that Mermaid takes: no dots, and none of its own words standing alone. */
const idOf = (path: string): string => path.replaceAll('.', '_');

/** The states within a state, each with its name and what is inside it. */
function inside(around: Around, parent: string | null, indent: string): string[] {
  const { nodes } = around.diagram;
  const parallel = nodes.some(({ path, kind }) => path === parent && kind === 'parallel');
  return nodes
    .filter((node) => node.parent === parent)
    .flatMap((node, index) => [
      ...(parallel && index > 0 ? [`${indent}--`] : []),
      ...stateLines(around, node, indent),
    ]);
}

function stateLines(around: Around, node: DiagramNode, indent: string): string[] {
  const head = `${indent}state "${nameOf(around, node)}" as ${idOf(node.path)}`;
  const within = inside(around, node.path, `${indent}  `);
  if (within.length === 0) return [head, ...endLine(node, indent)];
  const first = node.initial === null ? [] : [`${indent}  [*] --> ${idOf(node.initial)}`];
  return [`${head} {`, ...first, ...within, `${indent}}`];
}

/** A state that finishes what is around it leads to the end mark. */
const endLine = ({ kind, path }: DiagramNode, indent: string): string[] =>
  kind === 'final' ? [`${indent}${idOf(path)} --> [*]`] : [];

function nameOf({ diagram, words }: Around, { path, kind }: DiagramNode): string {
  const key = `${diagram.machine}:${path}`;
  const names: Readonly<Record<string, string>> = words?.states ?? {};
  const name = names[key] ?? path.slice(path.lastIndexOf('.') + 1);
  return kind === 'history' && words === null ? `${name} (H*)` : name;
}

function edgeLine(around: Around, { from, to, by }: DiagramEdge): string[] {
  if (to === null) return [];
  const label = labelOf(around, by);
  return [`  ${idOf(from)} --> ${idOf(to)}${label === '' ? '' : ` : ${label}`}`];
}

function labelOf({ words }: Around, by: Cause): string {
  if (by.kind === 'done') return '';
  if (by.kind === 'reached') return words ? words.milestones[by.milestone] : `[${by.milestone}]`;
  if (words) return words.statements[by.type];
  return by.requires.length === 0 ? by.type : `${by.type} [${by.requires.join(', ')}]`;
}

/** What may be said in a state and leaves it as it is. */
function noteLines(around: Around, { path }: DiagramNode): string[] {
  const staying = around.diagram.edges.filter(({ from, to }) => from === path && to === null);
  if (staying.length === 0) return [];
  return [
    `  note right of ${idOf(path)}`,
    ...staying.map(({ by }) => `    ${labelOf(around, by)}`),
    '  end note',
  ];
}
