/**
 * The attacker's tools. He can write any line into the database, number entries anew, recompute the
 * state that an entry claims to lead to, sign heads and whatever the server itself says. He cannot
 * sign for a city or a witness: what he signs for them is under keys that he made up.
 */
import {
  type Broken,
  canonicalize,
  type Entry,
  type Json,
  lineBytes,
  messageOf,
  type Replayed,
  type Statement,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { keyOf, signWith, type TestKey } from '../support/keys.js';
import { at, type Path, pathsOf, withAt, without } from '../support/mutations.js';
import { MEMBERS } from './honest-year.js';
import type { Forgery } from './stops.js';
import { headOver, replayBefore, type World } from './world.js';

export const parsed = (line: string): Entry => JSON.parse(line) as Entry;
export const written = (entry: unknown): string => canonicalize(entry as Json);

/** The lines with one of them replaced. */
export const withLine = (lines: readonly string[], seq: number, line: string): string[] =>
  lines.map((each, place) => (place === seq ? line : each));

/** Numbers the entries anew and claims the states that the rules now lead to, as far as they do. */
export function mended(world: World, lines: readonly string[], from: number): string[] {
  const replay = replayBefore(world, from);
  const result = lines.slice(0, from);
  let holds = true;
  for (const line of lines.slice(from)) {
    const seq = result.length;
    if (!holds && line.includes(`,"seq":${seq},`)) {
      result.push(line);
      continue;
    }
    const entry = { ...parsed(line), seq };
    const step: Replayed | null = holds ? replay.add(lineBytes(written(entry))) : null;
    const broken: Broken | null = step && !step.ok ? step.broken : null;
    const expected: string | null = broken?.rule === 'state' ? broken.expected : null;
    const better = written(expected === null ? entry : { ...entry, after: expected });
    holds = expected === null ? step?.ok === true : replay.add(lineBytes(better)).ok;
    result.push(better);
  }
  return result;
}

/** A forgery as good as the host can make it: entries mended, the head signed anew. */
export function mendedForgery(
  world: World,
  what: string,
  lines: readonly string[],
  from: number,
): Forgery {
  const better = mended(world, lines, from);
  return { what, lines: better, from, checkpoint: () => headOver(better) };
}

/** A statement of somebody, built upon the honest history of a size. */
export function statementAt(
  { cluster }: World,
  size: number,
  said: Pick<Statement, 'type' | 'by' | 'body' | 'cycle'>,
): Statement {
  const seen = { root: cluster.replay.rootAt(size) ?? '', size };
  const time = size === 0 ? '2023-03-01T02:00:00.000Z' : parsed(cluster.lines[size - 1] ?? '').at;
  return { ...said, cluster: ORIGIN, rules: '1', said: time, seen } as Statement;
}

/** An entry behind the first `size` ones, signed by a key, which may claim to be another. */
export function entryLine(
  seq: number,
  at: string,
  statement: Statement,
  signer: TestKey,
  claimed: string = signer.id,
): string {
  const sig = signWith(signer, messageOf(statement).bytes);
  const signatures = [{ key: claimed, kind: 'ed25519', sig }];
  return written({ after: '0'.repeat(64), at, seq, signatures, statement });
}

/** The key pairs that somebody in these stories can have, by their thumbprints. */
export const keysOf = (...owners: readonly string[]): ReadonlyMap<string, TestKey> =>
  new Map(
    owners
      .flatMap((owner) => [owner, `${owner}/officer`, `${owner}/root-2`])
      .map((word) => [keyOf(word).id, keyOf(word)]),
  );

/** The entry signed anew under the key that it names, if the attacker has it. */
export function resigned(entry: Entry, keys: ReadonlyMap<string, TestKey>): Entry {
  const { bytes } = messageOf(entry.statement);
  const signatures = entry.signatures.map((signature) => {
    const key = keys.get(signature.key);
    return key ? { ...signature, sig: signWith(key, bytes) } : signature;
  });
  return { ...entry, signatures };
}

/** Every entry with one value changed or one field taken away; `what` names the place. */
export function* changesOf(entry: Entry): Generator<{ what: string; entry: Entry }> {
  for (const path of pathsOf(entry)) {
    const here = at(entry, path);
    const place = `/${path.join('/')}`;
    for (const value of othersThan(here)) {
      const shown = JSON.stringify(value).slice(0, 24);
      yield { what: `${place} is ${shown}`, entry: withAt(entry, path, value) as Entry };
    }
    if (isField(entry, path)) {
      yield { what: `${place} is missing`, entry: without(entry, path) as Entry };
    }
  }
}

const isField = (entry: Entry, path: Path): boolean =>
  path.length > 0 && !Array.isArray(at(entry, path.slice(0, -1)));

/** Values of the same kind that a forger would rather have there; none for what has parts. */
function othersThan(value: unknown): unknown[] {
  if (typeof value === 'number')
    return [value + 1, Math.max(0, value - 1)].filter((n) => n !== value);
  if (typeof value === 'boolean') return [!value];
  if (value === null) return ['x'];
  if (typeof value !== 'string') return othersThanParts(value);
  if (/^[0-9a-f]{64}$/.test(value)) return [(value[0] === '0' ? '1' : '0') + value.slice(1)];
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return [-1, 1, 86_400_000].map((by) => moved(value, by));
  if (value.length > 40) return [(value[0] === 'A' ? 'B' : 'A') + value.slice(1)];
  if (MEMBERS.includes(value)) return MEMBERS.filter((member) => member !== value).slice(0, 2);
  return [`${value}x`];
}

/** A list is given twice over; an empty one gets something in. */
const othersThanParts = (value: unknown): unknown[] =>
  Array.isArray(value) ? [value.length > 0 ? [...value, ...value] : ['x']] : [];

const moved = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
