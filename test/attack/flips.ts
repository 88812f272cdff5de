/**
 * Single bits flipped in what an export holds: entries, the head, cosigned heads. Each must be
 * detected, and located: an entry by its place, a head by being what is refused. The bits are
 * chosen by a fixed sequence, so that a run can be repeated.
 */
import {
  auditInFull,
  type FullVerdict,
  lineBytes,
  utf8Decode,
  verifyCheckpoint,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { WITNESSES } from './honest-year.js';
import { quickStop } from './stops.js';
import { honestWorld, verify, verifyNow, type World } from './world.js';

export interface Flipped {
  readonly detected: number;
  readonly located: number;
  readonly missed: readonly string[];
}

/** A sequence of numbers below 2^31 (the multiplier of Park and Miller). */
function* numbers(seed: number): Generator<number, never> {
  for (let value = seed; ; ) {
    value = (value * 48_271) % 2_147_483_647;
    yield value;
  }
}

/** Flips so many bits, one at a time: nine of ten in entries, the others in heads. */
export async function flipBits(count: number, seed = 20_231): Promise<Flipped> {
  const world = honestWorld();
  const random = numbers(seed);
  const below = (limit: number): number => random.next().value % limit;
  let [detected, located] = [0, 0];
  const missed: string[] = [];
  for (let done = 0; done < count; done += 1) {
    const isHead = done % 10 === 9;
    const texts = isHead ? world.heads : world.lines;
    const place = below(texts.length);
    const bytes = Uint8Array.from(lineBytes(texts[place] ?? ''));
    const at = below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    const found = isHead
      ? await headFlipped(world, place, bytes)
      : entryFlipped(world, place, bytes);
    if (found === 'missed') missed.push(`${isHead ? 'head' : 'entry'} ${place}, byte ${at}`);
    else detected += 1;
    if (found === 'located') located += 1;
  }
  return { detected, located, missed };
}

type Found = 'located' | 'detected' | 'missed';

/** Bytes that are no text are what a file can hold too, so they are judged as bytes. */
function entryFlipped(world: World, seq: number, bytes: Uint8Array): Found {
  const text = utf8Decode(bytes);
  if (text === undefined) return 'located';
  // A time of acceptance is covered by no signature: later signers, and the heads, have seen it.
  const lines = [...world.lines.slice(0, seq), text, ...world.lines.slice(seq + 1)];
  const stop = quickStop(world, { what: '', lines, from: seq, checkpoint: () => world.checkpoint });
  if (stop?.where === `entry ${seq}`) return 'located';
  return stop ? 'detected' : 'missed';
}

/**
 * A head is refused, or it counts fewer witnesses: a line whose key's name or ID is another's is
 * that of a stranger, whom C2SP signed-note passes over.
 */
async function headFlipped(world: World, place: number, bytes: Uint8Array): Promise<Found> {
  const text = utf8Decode(bytes);
  if (text === undefined) return 'located';
  const heads = world.heads.map((head, index) => (index === place ? text : head));
  const verdict: FullVerdict = await auditInFull(ORIGIN, world.lines.map(lineBytes), {
    verify,
    verifyNow,
    checkpoint: world.checkpoint,
    heads,
    policy: world.policy,
  });
  if (!verdict.sound) return 'located';
  return witnessesOf(world, text) < WITNESSES.length ? 'located' : 'missed';
}

const witnessesOf = ({ policy }: World, note: string): number => {
  const read = verifyCheckpoint(note, policy, verifyNow);
  return read.ok ? read.times.size : 0;
};
