/** Order: entries are taken away, repeated, exchanged or cut off, and all is numbered anew. */
import type { Attempt, Tried } from './attempt.js';
import { mendedForgery } from './forging.js';
import { type Forgery, stopOf } from './stops.js';
import { headOver, honestWorld, type World } from './world.js';

async function* each(make: (world: World, seq: number) => Forgery | null): AsyncGenerator<Tried> {
  const world = honestWorld();
  for (const seq of world.lines.keys()) {
    const forgery = make(world, seq);
    if (forgery) yield { what: forgery.what, stop: await stopOf(world, forgery) };
  }
}

const deleted = (world: World, seq: number): Forgery => {
  const lines = world.lines.filter((_, place) => place !== seq);
  return mendedForgery(world, `without entry ${seq}`, lines, seq);
};

const repeated = (world: World, seq: number): Forgery => {
  const line = world.lines[seq] ?? '';
  const lines = [...world.lines.slice(0, seq + 1), line, ...world.lines.slice(seq + 1)];
  return mendedForgery(world, `entry ${seq} twice`, lines, seq + 1);
};

/** A statement that a city really made, moved to the end of the journal. */
const postponed = (world: World, seq: number): Forgery | null => {
  if (seq === world.lines.length - 1) return null;
  const lines = [...world.lines.filter((_, place) => place !== seq), world.lines[seq] ?? ''];
  return mendedForgery(world, `entry ${seq} at the end`, lines, seq);
};

const swapped = (world: World, seq: number): Forgery | null => {
  const [one, other] = world.lines.slice(seq, seq + 2);
  if (one === undefined || other === undefined) return null;
  const lines = [...world.lines.slice(0, seq), other, one, ...world.lines.slice(seq + 2)];
  return mendedForgery(world, `entries ${seq} and ${seq + 1} swapped`, lines, seq);
};

/** The end is missing, and the host signs a head for what is left. */
const cut = (world: World, size: number): Forgery | null => {
  if (size % 4 !== 0 && size < world.lines.length - 6) return null;
  const lines = world.lines.slice(0, size);
  return { what: `cut to ${size}`, lines, from: size, checkpoint: () => headOver(lines) };
};

/** The backup comes with the heads that the cities had cosigned by then, and with no later one. */
function restored(world: World, size: number): Forgery | null {
  const shown = world.heads.filter((head) => sizeOf(head) <= size);
  const checkpoint = shown.at(-1);
  if (!checkpoint || sizeOf(checkpoint) !== size || shown.length === world.heads.length)
    return null;
  const lines = world.lines.slice(0, size);
  const given = { checkpoint: () => checkpoint, shown, heads: shown };
  return { what: `backup of ${size}`, lines, from: size, ...given };
}

const sizeOf = (head: string): number => Number(head.split('\n')[1]);

export const ORDER: readonly Attempt[] = [
  { attempt: 'deletes an entry', ways: () => each(deleted) },
  { attempt: 'inserts a signed statement a second time', ways: () => each(repeated) },
  { attempt: 'moves an entry to the end', ways: () => each(postponed) },
  { attempt: 'swaps two neighbouring entries', ways: () => each(swapped) },
  { attempt: 'cuts the tail and signs a head for the rest', ways: () => each(cut) },
  {
    attempt: 'restores yesterday’s backup with the cosigned heads of yesterday',
    ways: () => each(restored),
  },
];
