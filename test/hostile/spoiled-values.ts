/** How a value that is sent as JSON is spoiled: anywhere in it, or as text when it is written. */
import type { Change } from './plan.js';

type Place = readonly (string | number)[];

/** Every place in a value, the whole first. */
function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [
    place,
    ...Object.entries(value).flatMap(([name, each]) => placesOf(each, [...place, name])),
  ];
}

/** A copy of a value in which what stands at a place is something else; `undefined` removes it. */
function withAt(value: unknown, [first, ...rest]: Place, next: unknown): unknown {
  if (first === undefined) return next;
  const inner = withAt((value as Record<string, unknown>)[first], rest, next);
  if (Array.isArray(value)) {
    const changed = value.map((each, index) => (`${index}` === `${first}` ? inner : each));
    return inner === undefined ? changed.filter((each) => each !== undefined) : changed;
  }
  const { [first]: _, ...others } = value as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [first]: inner };
}

/** Does one change to a value that will be written as JSON. */
export function spoiledValue(value: unknown, { what, at, word, value: odd }: Change): unknown {
  const places = placesOf(value);
  const place = places[at % places.length] ?? [];
  if (what === 'value') return withAt(value, place, odd);
  if (what === 'removal') return withAt(value, place, undefined) ?? null;
  if (what === 'nesting') return withAt(value, place, nested(odd, at % 200));
  if (what === 'size') return withAt(value, place, 'x'.repeat((at % 14) * 10_000));
  if (what === 'field') return withField(value, places, at, word, odd);
  return value;
}

const nested = (value: unknown, depth: number): unknown =>
  depth === 0 ? value : [nested(value, depth - 1)];

function withField(value: unknown, places: Place[], at: number, name: string, odd: unknown) {
  const objects = places.filter((place) => isObject(valueAt(value, place)));
  const place = objects[at % Math.max(1, objects.length)];
  if (!place) return odd;
  // A field may be called `__proto__` here as it may on the wire.
  const fields = Object.entries(valueAt(value, place) as object);
  return withAt(value, place, Object.fromEntries([...fields, [name, odd]]));
}

const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Does one change to bytes that are about to be sent. */
export function spoiledBytes(bytes: Buffer, { what, at, pick, word }: Change): Buffer {
  const where = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, where), bytes.subarray(where)];
  if (what === 'cut') return before;
  if (what === 'twice') {
    const name = /"[^"]*":/.exec(after.toString())?.[0] ?? '"signatures":';
    return Buffer.from(bytes.toString().replace('{', `{${name}null,`));
  }
  if (what !== 'bytes') return bytes;
  const ways = [
    Buffer.concat([before, Buffer.from([pick % 256]), after]),
    Buffer.concat([before, Buffer.from([pick % 256]), after.subarray(1)]),
    Buffer.concat([before, Buffer.from(word), after]),
    Buffer.concat([Buffer.from('\ufeff'), bytes]),
    Buffer.concat([bytes, Buffer.from(' \n')]),
    Buffer.concat([bytes, bytes]),
    Buffer.from(bytes.toString(), 'utf16le'),
    Buffer.alloc(200_000, '['),
    Buffer.alloc(0),
  ];
  return ways[pick % ways.length] ?? bytes;
}
