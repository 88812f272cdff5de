/**
 * Who judges whom. Nobody judges itself or whom a conflict was declared with, on either side; every
 * member is judged by the same number of reviewers and judges as many, wherever conflicts allow it.
 * Where they do not, the shortage is named and not hidden.
 */
import { drawnOrder } from './lots.js';

export interface Draw {
  readonly mode: 'everyone' | 'pairs' | 'ring';
  readonly members: readonly string[];
  /** By how many each member is judged, where pairs are drawn. */
  readonly sheets: number;
  /** Whom each member declared. */
  readonly conflicts: Readonly<Record<string, readonly string[]>>;
  /** SHA-256 in hex; not read for `everyone`. */
  readonly seed: string;
}

export interface Assignment {
  /** Whom each reviewer judges. */
  readonly assigned: Readonly<Record<string, readonly string[]>>;
  /** How many reviewers too few a member has. */
  readonly short: Readonly<Record<string, number>>;
}

/** The assignment of a draw. */
export function assign(draw: Draw): Assignment {
  const { mode, members, sheets } = draw;
  if (mode === 'everyone') return withShortage(draw, everyone(draw), members.length - 1);
  const order = drawnOrder(draw.seed, mode, members);
  const circle = mode === 'ring' ? circleThrough(order, draw) : undefined;
  const wanted = mode === 'ring' ? 1 : sheets;
  return withShortage(draw, circle ?? matched(order, draw, wanted), wanted);
}

type Sheets = Map<string, Set<string>>;

/** Whether one may judge the other. */
const mayJudge = ({ conflicts }: Draw, reviewer: string, subject: string): boolean =>
  reviewer !== subject &&
  !(conflicts[reviewer] ?? []).includes(subject) &&
  !(conflicts[subject] ?? []).includes(reviewer);

const everyone = (draw: Draw): Sheets =>
  new Map(
    draw.members.map((reviewer) => [
      reviewer,
      new Set(draw.members.filter((subject) => mayJudge(draw, reviewer, subject))),
    ]),
  );

function withShortage({ members }: Draw, sheets: Sheets, wanted: number): Assignment {
  const judging = (subject: string): number =>
    members.filter((reviewer) => sheets.get(reviewer)?.has(subject)).length;
  const short = members.map((member) => [member, wanted - judging(member)] as const);
  return {
    assigned: Object.fromEntries(
      members.map((reviewer) => [reviewer, [...(sheets.get(reviewer) ?? [])].sort()]),
    ),
    short: Object.fromEntries(short.filter(([, missing]) => missing > 0)),
  };
}

/** How many members the search for a circle may try before it gives up. */
const PATIENCE = 100_000;

/**
 * A circle in which everybody judges the next, tried in the drawn order. Where none is found with
 * this patience, members are matched one to one, which may make several smaller circles.
 */
function circleThrough(order: readonly string[], draw: Draw): Sheets | undefined {
  const [first] = order;
  if (first === undefined) return undefined;
  let tries = 0;
  const extend = (circle: readonly string[]): readonly string[] | undefined => {
    const last = circle[circle.length - 1] as string;
    if (circle.length === order.length) return mayJudge(draw, last, first) ? circle : undefined;
    for (const next of order) {
      tries += 1;
      if (tries > PATIENCE) return undefined;
      if (circle.includes(next) || !mayJudge(draw, last, next)) continue;
      const whole = extend([...circle, next]);
      if (whole) return whole;
    }
    return undefined;
  };
  const circle = extend([first]);
  return (
    circle &&
    new Map(
      circle.map((member, at) => [member, new Set([circle[(at + 1) % circle.length] as string])]),
    )
  );
}

/**
 * Each member gets `wanted` reviewers and each reviewer at most `wanted` sheets: along the drawn
 * circle first, then by moving sheets from one reviewer to another (augmenting paths) until no
 * further sheet can be placed. No assignment under these limits places more.
 */
function matched(order: readonly string[], draw: Draw, wanted: number): Sheets {
  const sheets: Sheets = new Map(order.map((member) => [member, new Set<string>()]));
  const sheetsOf = (reviewer: string): Set<string> => sheets.get(reviewer) as Set<string>;

  /** Finds a reviewer for a subject, moving others' sheets on where it must. */
  const place = (subject: string, tried: Set<string>, start: number): boolean => {
    for (let step = 0; step < order.length; step += 1) {
      const reviewer = order[(start + step) % order.length] as string;
      const own = sheetsOf(reviewer);
      if (tried.has(reviewer) || own.has(subject) || !mayJudge(draw, reviewer, subject)) continue;
      tried.add(reviewer);
      if (own.size < wanted) {
        own.add(subject);
        return true;
      }
      for (const other of [...own]) {
        own.delete(other);
        if (place(other, tried, start)) {
          own.add(subject);
          return true;
        }
        own.add(other);
      }
    }
    return false;
  };

  for (let sheet = 1; sheet <= wanted; sheet += 1) {
    for (const [at, subject] of order.entries()) place(subject, new Set(), at + sheet);
  }
  return sheets;
}
