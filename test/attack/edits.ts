/** Edits: one value of one entry is another than its city said, for an entry of every type. */
import type { Entry } from '../../workflows/index.js';
import type { Attempt, Tried } from './attempt.js';
import {
  changesOf,
  keysOf,
  mendedForgery,
  parsed,
  resigned,
  withLine,
  written,
} from './forging.js';
import { HOST } from './honest-year.js';
import { type Forgery, stopOf } from './stops.js';
import { honestWorld, type World } from './world.js';

/** The place of the first entry of each type, or of those that somebody said. */
function firstOfEachType({ lines }: World, by?: string): number[] {
  const first = new Map<string, number>();
  for (const [seq, line] of lines.entries()) {
    const { statement } = parsed(line);
    const isOne = by === undefined || statement.by.member === by;
    if (isOne && !first.has(statement.type)) first.set(statement.type, seq);
  }
  return [...first.values()];
}

/** Every edit of the entries at some places, as the attacker writes it into the database. */
async function* edited(
  places: readonly number[],
  write: (world: World, seq: number, changed: Entry) => Forgery | null,
): AsyncGenerator<Tried> {
  const world = honestWorld();
  for (const seq of places) {
    const honest = parsed(world.lines[seq] ?? '');
    for (const { what, entry } of changesOf(honest)) {
      const forgery = write(world, seq, entry);
      if (forgery === null) continue;
      const name = `entry ${seq}, ${honest.statement.type}: ${what}`;
      yield { what: name, stop: await stopOf(world, forgery) };
    }
  }
}

const asItIs = (world: World, seq: number, changed: Entry): Forgery => ({
  what: '',
  lines: withLine(world.lines, seq, written(changed)),
  from: seq,
  checkpoint: () => world.checkpoint,
  shown: world.heads,
});

/** What is only mended back to what it was is no edit. */
function mending(world: World, seq: number, changed: Entry): Forgery | null {
  const lines = withLine(world.lines, seq, written(changed));
  const forgery = mendedForgery(world, '', lines, seq);
  return forgery.lines[seq] === world.lines[seq] ? null : forgery;
}

/** Only what a changed statement says is signed anew; the rest of the entry nobody signs. */
function signingAs(...owners: readonly string[]) {
  const keys = keysOf(...owners);
  return (world: World, seq: number, changed: Entry) => {
    const honest = parsed(world.lines[seq] ?? '');
    if (!changed.statement || written(changed.statement) === written(honest.statement)) return null;
    if (!Array.isArray(changed.signatures)) return null;
    return mending(world, seq, resigned(changed, keys));
  };
}

export const EDITS: readonly Attempt[] = [
  {
    attempt: 'changes one value of an entry',
    ways: () => edited(firstOfEachType(honestWorld()), asItIs),
  },
  {
    attempt: 'changes one value, recomputes all states and signs the head anew',
    ways: () => edited(firstOfEachType(honestWorld()), mending),
  },
  {
    attempt: 'changes what the server itself said, and signs that anew too',
    ways: () => edited(firstOfEachType(honestWorld(), 'server'), signingAs('server', 'new server')),
  },
  {
    attempt: 'changes what the host’s own city said, with that city’s keys',
    ways: () => edited(firstOfEachType(honestWorld(), HOST), signingAs(HOST)),
  },
];
