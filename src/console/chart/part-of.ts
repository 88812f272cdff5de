/** A part of a machine's diagram as a diagram of its own: what is inside one of its states. */
import type { Diagram } from '../../../workflows/index.js';

/**
 * @param around the state whose inside is drawn
 * @returns the whole diagram where the state has no inside
 */
export function partOf(diagram: Diagram, around: string): Diagram {
  const inside = (path: string): boolean => path.startsWith(`${around}.`);
  const nodes = diagram.nodes.filter(({ path }) => inside(path));
  if (nodes.length === 0) return diagram;
  return {
    machine: diagram.machine,
    initial: diagram.nodes.find(({ path }) => path === around)?.initial ?? diagram.initial,
    nodes: nodes.map((node) => (node.parent === around ? { ...node, parent: null } : node)),
    edges: diagram.edges.filter(({ from, to }) => inside(from) && (to === null || inside(to))),
  };
}

/** The step that a path is in, such as `underway.pledging` of `underway.pledging.signing`. */
export const stepAround = (path: string): string => path.split('.').slice(0, 2).join('.');
