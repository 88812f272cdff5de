/** What holds for every list, however long, and wherever an exception falls. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  chairs,
  deputyOf,
  type Rotation,
  type RotationException,
} from '../../workflows/rotation.js';
import { rotationProblems } from '../../workflows/rotation-problems.js';

const HORIZON = 60;

const plain = fc
  .record({ size: fc.integer({ min: 2, max: 12 }), first: fc.nat(), term: fc.nat({ max: 2100 }) })
  .map(({ size, first, term }): Rotation & { readonly order: readonly string[] } => {
    const order = Array.from({ length: size }, (_, place) => `city-${place}`);
    const member = order[first % size] ?? '';
    return { source: { kind: 'list', order }, order, start: { term, member }, exceptions: {} };
  });

const withOne = (rotation: Rotation, exception: RotationException): Rotation => ({
  ...rotation,
  exceptions: { ...rotation.exceptions, added: exception },
});

const chairsFrom = (rotation: Rotation): readonly (string | undefined)[] =>
  chairs(rotation, rotation.start.term, rotation.start.term + HORIZON - 1);

const dueAt = (rotation: Rotation, step: number): string => chairsFrom(rotation)[step] ?? '';

/** Any exception of names and terms near the rotation, whether it fits or not. */
const anyException = ({ order, start }: Rotation & { readonly order: readonly string[] }) => {
  const member = fc.constantFrom(...order, 'newcomer', 'stranger');
  const term = fc.integer({ min: start.term, max: start.term + HORIZON / 2 });
  return fc.oneof(
    fc.record({
      kind: fc.constant('swap' as const),
      between: fc.tuple(member, member),
      terms: fc.tuple(term, term),
    }),
    fc.record({ kind: fc.constant('skip' as const), member, term, makeUp: fc.boolean() }),
    fc.record({
      kind: fc.constant('insert' as const),
      member,
      after: fc.option(member),
      fromTerm: term,
    }),
    fc.record({ kind: fc.constant('remove' as const), member, fromTerm: term }),
    fc.record({ kind: fc.constant('extend' as const), term }),
    fc.record({
      kind: fc.constant('replaceList' as const),
      order: fc.uniqueArray(member, { minLength: 1 }),
      fromTerm: term,
    }),
  );
};

const crowded = plain.chain((rotation) =>
  fc
    .record({
      several: fc.array(anyException(rotation), { maxLength: 5 }),
      added: anyException(rotation),
    })
    .map(({ several, added }) => {
      const exceptions = Object.fromEntries(several.map((one, place) => [`e${place}`, one]));
      return { rotation: { ...rotation, exceptions }, added };
    }),
);

const takesEffect = (exception: RotationException): number => {
  if (exception.kind === 'swap') {
    return Math.min(...exception.terms);
  }
  return 'fromTerm' in exception ? exception.fromTerm : exception.term;
};

describe('a list without exceptions', () => {
  test('has each member chair exactly once in any as many terms as there are members', () => {
    fc.assert(
      fc.property(plain, fc.nat({ max: HORIZON - 12 }), (rotation, from) => {
        const { order } = rotation;
        const window = chairsFrom(rotation).slice(from, from + order.length);
        expect([...window].sort()).toEqual([...order].sort());
      }),
    );
  });

  test('starts with the member it names and is consistent', () => {
    fc.assert(
      fc.property(plain, (rotation) => {
        expect(dueAt(rotation, 0)).toBe(rotation.start.member);
        expect(rotationProblems(rotation, rotation.order)).toEqual([]);
      }),
    );
  });

  test('has every chair be the deputy of the term before', () => {
    fc.assert(
      fc.property(plain, fc.nat({ max: HORIZON - 1 }), (rotation, step) => {
        expect(deputyOf(rotation, rotation.start.term + step - 1)).toBe(dueAt(rotation, step));
      }),
    );
  });
});

describe('one exception that fits', () => {
  const step = fc.nat({ max: 20 });

  test('a swap changes exactly its two terms', () => {
    fc.assert(
      fc.property(plain, step, step, (rotation, one, other) => {
        const before = chairsFrom(rotation);
        const between = [dueAt(rotation, one), dueAt(rotation, other)] as const;
        fc.pre(between[0] !== between[1]);
        const terms = [rotation.start.term + one, rotation.start.term + other] as const;
        const swapped = withOne(rotation, { kind: 'swap', between, terms });
        const expected = [...before];
        expected[one] = between[1];
        expected[other] = between[0];
        expect(chairsFrom(swapped)).toEqual(expected);
        expect(rotationProblems(swapped, rotation.order)).toEqual([]);
      }),
    );
  });

  test('a skip with make-up exchanges two neighbouring terms and nothing else', () => {
    fc.assert(
      fc.property(plain, step, (rotation, at) => {
        const before = [...chairsFrom(rotation)];
        const term = rotation.start.term + at;
        const member = dueAt(rotation, at);
        const after = chairsFrom(withOne(rotation, { kind: 'skip', member, term, makeUp: true }));
        [before[at], before[at + 1]] = [before[at + 1], before[at]];
        expect(after).toEqual(before);
      }),
    );
  });

  test('a skip without make-up takes one turn out and closes the gap', () => {
    fc.assert(
      fc.property(plain, step, (rotation, at) => {
        const before = [...chairsFrom(rotation)];
        const term = rotation.start.term + at;
        const member = dueAt(rotation, at);
        const after = chairsFrom(withOne(rotation, { kind: 'skip', member, term, makeUp: false }));
        before.splice(at, 1);
        expect(after.slice(0, -1)).toEqual(before);
      }),
    );
  });

  test('an extension puts one turn in and moves the rest', () => {
    fc.assert(
      fc.property(plain, step, (rotation, at) => {
        const before = [...chairsFrom(rotation)];
        const late = withOne(rotation, { kind: 'extend', term: rotation.start.term + at });
        before.splice(at + 1, 0, before[at]);
        expect(chairsFrom(late)).toEqual(before.slice(0, -1));
      }),
    );
  });

  test('a newcomer has its turn within one round and the others keep their order', () => {
    fc.assert(
      fc.property(plain, step, fc.nat(), (rotation, at, place) => {
        const { order, start } = rotation;
        const after = order[place % order.length] ?? null;
        const joined = chairsFrom(
          withOne(rotation, { kind: 'insert', member: 'x', after, fromTerm: start.term + at }),
        );
        const others = joined.filter((chair) => chair !== 'x');
        expect(others).toEqual(chairsFrom(rotation).slice(0, others.length));
        expect(joined.slice(at + 1, at + order.length + 1)).toContain('x');
        expect(joined.slice(0, at + 1)).not.toContain('x');
      }),
    );
  });

  test('a member that leaves never chairs again and the others keep their order', () => {
    fc.assert(
      fc.property(plain, step, fc.nat(), (rotation, at, place) => {
        const member = rotation.order[place % rotation.order.length] ?? '';
        const fromTerm = rotation.start.term + at;
        const after = chairsFrom(withOne(rotation, { kind: 'remove', member, fromTerm }));
        const remaining = chairsFrom(rotation).filter((chair, i) => i < at || chair !== member);
        expect(after.slice(0, remaining.length)).toEqual(remaining);
      }),
    );
  });
});

describe('any exceptions, whether they fit or not', () => {
  test('none changes a term before its own', () => {
    fc.assert(
      fc.property(crowded, ({ rotation, added }) => {
        const upTo = takesEffect(added) - rotation.start.term;
        const before = chairsFrom(rotation).slice(0, upTo);
        expect(chairsFrom(withOne(rotation, added)).slice(0, upTo)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('only members who are or were in a list ever chair', () => {
    fc.assert(
      fc.property(crowded, ({ rotation, added }) => {
        const all = withOne(rotation, added);
        const listed = new Set<string | undefined>([undefined, ...rotation.order]);
        for (const exception of Object.values(all.exceptions)) {
          const joining = exception.kind === 'insert' ? [exception.member] : [];
          const replaced = exception.kind === 'replaceList' ? exception.order : [];
          for (const member of [...joining, ...replaced]) {
            listed.add(member);
          }
        }
        expect(chairsFrom(all).filter((chair) => !listed.has(chair))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('an exception that alone is reported as not fitting changes no chair', () => {
    const harmless = new Set(['notTheirTurn', 'notInList', 'alreadyInList', 'swapNeedsTwo']);
    const lone = plain.chain((rotation) =>
      anyException(rotation).map((added) => ({ rotation, added })),
    );
    fc.assert(
      fc.property(lone, ({ rotation, added }) => {
        const judged = withOne(rotation, added);
        const members = [...rotation.order, 'newcomer', 'stranger'];
        const [problem] = rotationProblems(judged, members);
        // The later half of a swap is judged when its time comes: by then the first half has begun.
        fc.pre(problem !== undefined && harmless.has(problem.code));
        fc.pre(added.kind !== 'swap' || ('term' in problem && problem.term === takesEffect(added)));
        expect(chairsFrom(judged)).toEqual(chairsFrom(rotation));
      }),
    );
  });
});
