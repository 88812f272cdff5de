/**
 * A machine laid out as nested boxes in one column, in whole units. The same diagram always gives
 * the same numbers: siblings stand by their distance from the initial state, then by declaration.
 * A statement that leaves the state as it is has no line here.
 */
import type { Diagram, DiagramNode } from '../../../workflows/index.js';

export interface Box {
  readonly path: string;
  readonly kind: DiagramNode['kind'];
  readonly parent: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly points: readonly (readonly [number, number])[];
}

export interface LaidOut {
  readonly machine: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

const WIDTH = 640;
const PAD = 12;
const GAP = 18;
const LANE = 12;
/** Room for the name of a state. */
export const HEAD = 34;

/** Lays out a machine; a gutter at the right of each box carries what is no step to the next. */
export function layOut(diagram: Diagram): LaidOut {
  const pairs = pairsOf(diagram);
  const boxes: Box[] = [];
  const place = (parent: string | null, left: number, top: number, width: number): number => {
    const children = inOrder(diagram, parent);
    const room = width - 2 * PAD - lanesOf(children, pairs).length * LANE;
    return (
      children.reduce((y, { path, kind }) => {
        const index = boxes.length;
        const x = left + PAD;
        const box = { path, kind, parent, x, y, width: room, height: HEAD };
        boxes.push(box);
        const hasInside = diagram.nodes.some((node) => node.parent === path);
        const height = hasInside ? place(path, x, y + HEAD, room) - y : HEAD;
        boxes[index] = { ...box, height };
        return y + height + GAP;
      }, top) -
      GAP +
      PAD
    );
  };
  const height = place(null, 0, PAD, WIDTH);
  const lines = pairs.map((pair) => lineOf(diagram, pair, boxes, pairs));
  return { machine: diagram.machine, width: WIDTH, height, boxes, lines };
}

interface Pair {
  readonly from: string;
  readonly to: string;
  /** The smallest state around both ends, and the two ends as its children. */
  readonly around: string | null;
  readonly start: string;
  readonly end: string;
}

/** Every way that leads elsewhere, once for each two ends. */
function pairsOf({ edges }: Diagram): Pair[] {
  const pairs = edges.flatMap(({ from, to }) =>
    to === null || to === from ? [] : [pairOf(from, to)],
  );
  const names = pairs.map(({ from, to }) => `${from}>${to}`);
  return pairs.filter(({ from, to }, index) => names.indexOf(`${from}>${to}`) === index);
}

function pairOf(from: string, to: string): Pair {
  const [a, b] = [from.split('.'), to.split('.')];
  let depth = 0;
  while (depth < Math.min(a.length, b.length) - 1 && a[depth] === b[depth]) depth += 1;
  const around = depth === 0 ? null : a.slice(0, depth).join('.');
  const start = a.slice(0, depth + 1).join('.');
  return { from, to, around, start, end: b.slice(0, depth + 1).join('.') };
}

function inOrder(diagram: Diagram, parent: string | null): DiagramNode[] {
  const children = diagram.nodes.filter((node) => node.parent === parent);
  const around = diagram.nodes.find(({ path }) => path === parent);
  const first = parent === null ? diagram.initial : around?.initial;
  const ranks = new Map<string, number>(first ? [[first, 0]] : []);
  // A map visits what is added while it is walked, so this walk goes out by distance.
  for (const [path, rank] of ranks) {
    for (const { start, end } of pairsOf(diagram)) {
      if (start === path && !ranks.has(end)) ranks.set(end, rank + 1);
    }
  }
  const rankOf = ({ path }: DiagramNode): number => ranks.get(path) ?? diagram.nodes.length;
  return children.sort((a, b) => rankOf(a) - rankOf(b));
}

/** The ends of the ways that need a lane in the gutter, one lane for each end. */
function lanesOf(children: readonly DiagramNode[], pairs: readonly Pair[]): string[] {
  const order = children.map(({ path }) => path);
  const ends = pairs
    .filter(({ start }) => order.includes(start))
    .filter((pair) => !isNext(pair, order))
    .map(({ to }) => to);
  return [...new Set(ends)];
}

const isNext = ({ from, to, start, end }: Pair, order: readonly string[]): boolean =>
  from === start && to === end && order.indexOf(end) === order.indexOf(start) + 1;

function lineOf(diagram: Diagram, pair: Pair, boxes: readonly Box[], pairs: readonly Pair[]): Line {
  const { from, to, around, start } = pair;
  const find = (path: string): Box => {
    const box = boxes.find((candidate) => candidate.path === path);
    if (!box) throw new Error(`The state ${path} has no box.`);
    return box;
  };
  const [a, b, side] = [find(from), find(to), find(start)];
  const children = inOrder(diagram, around);
  const order = children.map(({ path }) => path);
  if (isNext(pair, order)) {
    const x = a.x + 28;
    return {
      from,
      to,
      points: [
        [x, a.y + a.height],
        [x, b.y],
      ],
    };
  }
  const lane = lanesOf(children, pairs).indexOf(to) + 1;
  const x = side.x + side.width + lane * LANE;
  const [leaves, enters] = [a.y + 24, b.y + 12];
  return {
    from,
    to,
    points: [
      [a.x + a.width, leaves],
      [x, leaves],
      [x, enters],
      [b.x + b.width, enters],
    ],
  };
}
