import { beforeAll, describe, expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { checkDto } from '../../src/http/dto-check.js';
import { bodyDtos } from '../../src/statement/dto-registry.js';
import { checkSigned } from '../../src/statement/statement.dto.js';
import {
  bodyShape,
  type Founding,
  foundingProblems,
  isClusterType,
  problemsOf,
  readSigned,
  type ShapeProblem,
  STATEMENT_TYPES,
  type StatementType,
} from '../../workflows/index.js';
import {
  ALTERNATIVES,
  at,
  mutantsOf,
  type Path,
  pathsOf,
  STRANGERS,
  withAt,
  without,
} from '../support/mutations.js';
import { type Documented, documentedSchemas, exampleOf, type Schemas } from '../support/openapi.js';

let schemas: Schemas;
let examples: ReadonlyMap<StatementType, unknown>;
let signedExample: unknown;

beforeAll(async () => {
  schemas = await documentedSchemas();
  const named = (name: string) => exampleOf({ $ref: name }, schemas);
  examples = new Map(STATEMENT_TYPES.map((type) => [type, named(bodyDtos[type].name)]));
  signedExample = named('SignedStatement');
});

const door = (type: StatementType, body: unknown) => checkDto(bodyDtos[type], body);
const rules = (type: StatementType, body: unknown) => problemsOf(bodyShape(type), body);
const inOrder = (faults: readonly ShapeProblem[]) =>
  faults.map(({ pointer, expected }) => `${pointer} ${expected}`).sort();

/** A founding holds the charter that an amendment holds too, and five members of one class. */
const isTriedElsewhere = (type: StatementType, [first, second, ...rest]: Path): boolean =>
  type === 'cluster.found' &&
  second !== undefined &&
  (first === 'charter' || (rest.length > 0 && first === 'members' && second !== 'can-tho'));

/** Jest compares slowly and this is asked very often, so it is left to show what differs. */
function expectAlike(what: string, found: string[], expected: string[]): void {
  if (found.join() !== expected.join()) expect([what, found]).toEqual([what, expected]);
}

describe('the documentation', () => {
  test('every statement type has one class of its own', () => {
    expect(Object.keys(bodyDtos).sort()).toEqual([...STATEMENT_TYPES].sort());
    expect(new Set(Object.values(bodyDtos)).size).toBe(STATEMENT_TYPES.length);
  });

  test('its examples are statements that the rules can read', () => {
    for (const type of STATEMENT_TYPES) {
      expect([type, rules(type, examples.get(type))]).toEqual([type, []]);
    }
    expect(readSigned(signedExample)).toMatchObject({ ok: true });
  });

  test('its example of a founding contradicts itself nowhere', () => {
    expect(foundingProblems(examples.get('cluster.found') as Founding)).toEqual([]);
  });

  test('every statement and every field says what it means', () => {
    for (const dto of Object.values(bodyDtos)) {
      expect([dto.name, schemas[dto.name]?.description]).toEqual([dto.name, expect.any(String)]);
    }
    for (const [name, { properties = {} }] of Object.entries(schemas)) {
      for (const [field, { description }] of Object.entries<Documented>(properties)) {
        expect([name, field, description]).toEqual([name, field, expect.any(String)]);
      }
    }
  });
});

describe('the door and the rules', () => {
  test.each([...STATEMENT_TYPES])('judge every small change of %s alike', (type) => {
    const verdicts = { accepted: 0, refused: 0 };
    const isOnlyHere = (path: Path) => !isTriedElsewhere(type, path);
    for (const { what, value } of mutantsOf(examples.get(type), isOnlyHere)) {
      const expected = inOrder(rules(type, value));
      expectAlike(what, inOrder(door(type, value)), expected);
      verdicts[expected.length === 0 ? 'accepted' : 'refused'] += 1;
    }
    expect(verdicts.accepted).toBeGreaterThan(0);
    expect(verdicts.refused).toBeGreaterThan(STRANGERS.length);
  });

  test('judge every small change of every kind of rotation and exception alike', () => {
    const unions = [
      ['rotation.except', ['exception'], schemas.ExceptRotation?.properties?.exception],
      [
        'charter.amend',
        ['charter', 'rotation', 'source'],
        schemas.RotationRules?.properties?.source,
      ],
    ] as const;
    for (const [type, path, documented] of unions) {
      const variants = (documented?.oneOf ?? []).map((each) => exampleOf(each, schemas));
      expect(variants.length).toBeGreaterThan(2);
      for (const variant of variants) {
        expect(rules(type, withAt(examples.get(type), path, variant))).toEqual([]);
        for (const { what, value } of mutantsOf(variant)) {
          const body = withAt(examples.get(type), path, value);
          expectAlike(what, inOrder(door(type, body)), inOrder(rules(type, body)));
        }
      }
    }
  });

  test('name the same faults when several things are wrong at once', () => {
    const change = fc.record({
      place: fc.nat(),
      to: fc.oneof(fc.constantFrom(...ALTERNATIVES), fc.jsonValue(), fc.string({ unit: 'binary' })),
      removes: fc.boolean(),
    });
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    const property = fc.property(fc.constantFrom(...STATEMENT_TYPES), changes, (type, list) => {
      const body = list.reduce<unknown>((value, { place, to, removes }) => {
        const paths = pathsOf(value);
        const path = paths[place % paths.length] ?? [];
        const owner = at(value, path.slice(0, -1));
        const isField = path.length > 0 && !Array.isArray(owner);
        return removes && isField ? without(value, path) : withAt(value, path, to);
      }, examples.get(type));
      expect(inOrder(door(type, body))).toEqual(inOrder(rules(type, body)));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('judge every small change of the frame alike', () => {
    for (const { what, value } of mutantsOf(signedExample)) {
      const read = readSigned(value);
      const refusals = read.ok ? [] : read.refusals.filter(({ code }) => code === 'form/malformed');
      const expected = inOrder(
        refusals.map(({ pointer, detail }) => ({ pointer: pointer ?? '', expected: detail ?? '' })),
      );
      expectAlike(what, inOrder(checkSigned(value)), expected);
    }
  });

  test('both read the whole statement of every type', () => {
    for (const [type, body] of examples) {
      const cycle = isClusterType(type) ? null : 2024;
      const statement = { ...(at(signedExample, ['statement']) as object), type, cycle, body };
      const signed = withAt(signedExample, ['statement'], statement);
      expect([type, checkSigned(signed), readSigned(signed).ok]).toEqual([type, [], true]);
      const damaged = withAt(signed, ['statement', 'body', 'stranger'], 1);
      expect(checkSigned(damaged)).toEqual([
        { pointer: '/statement/body/stranger', expected: 'absent' },
      ]);
    }
  });
});

describe('the door', () => {
  test('names the faults of frame and body at once', () => {
    const signed = withAt(signedExample, ['statement', 'by', 'member'], 'Đà Nẵng');
    expect(inOrder(checkSigned(withAt(signed, ['statement', 'body', 'digest'], '0')))).toEqual([
      '/statement/body/digest sha256-hex',
      '/statement/by/member word',
    ]);
  });

  test('leaves a type that it does not know to the rules', () => {
    const signed = withAt(signedExample, ['statement', 'type'], 'pledge.forge');
    expect(checkSigned(signed)).toEqual([]);
    expect(readSigned(signed)).toMatchObject({
      ok: false,
      refusals: [{ pointer: '/statement/type' }],
    });
  });

  test.each([null, undefined, 7, 'text', [], [{}], { statement: null }, { statement: [] }])(
    'refuses %j for a signed statement',
    (value) => {
      expect(checkSigned(value).length).toBeGreaterThan(0);
    },
  );

  test('refuses fields that every object inherits, and stays clean of them', () => {
    const sent = '{"digest":"a","__proto__":{"polluted":1},"constructor":{"prototype":{}}}';
    expect(inOrder(door('pledge.sign', JSON.parse(sent)))).toEqual([
      '/__proto__ absent',
      '/constructor absent',
      '/digest sha256-hex',
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const choices = JSON.parse('{"__proto__":"approve","da-nang":"approve"}');
    const vote = withAt(examples.get('vote.cast'), ['choices'], choices);
    expect(door('vote.cast', vote)).toEqual([{ pointer: '/choices/__proto__', expected: 'word' }]);
  });

  test('does not take an inherited field for one that was sent', () => {
    const body: unknown = Object.create({ digest: '0'.repeat(64) });
    expect(door('pledge.sign', body)).toEqual([{ pointer: '/digest', expected: 'present' }]);
  });

  test('writes the name of an unknown field as a token of a JSON pointer', () => {
    const body = { ...(examples.get('pledge.sign') as object), 'a/b~c': 1 };
    expect(door('pledge.sign', body)).toEqual([{ pointer: '/a~1b~0c', expected: 'absent' }]);
  });

  test('looks at no item of a list that is too long, and at no value of such a dictionary', () => {
    const untouchable = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('looked at');
        },
        has: () => {
          throw new Error('looked at');
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('looked at');
        },
      },
    );
    const targets = Array.from({ length: 1_000_000 }, () => untouchable);
    const pledge = withAt(examples.get('pledge.propose'), ['targets'], targets);
    expect(door('pledge.propose', pledge)).toEqual([
      { pointer: '/targets', expected: 'list:0-200' },
    ]);
    const members = Object.fromEntries(
      Array.from({ length: 65 }, (_, index) => [`city-${index}`, untouchable]),
    );
    const founding = withAt(examples.get('cluster.found'), ['members'], members);
    expect(door('cluster.found', founding)).toEqual([
      { pointer: '/members', expected: 'dictionary:2-64' },
    ]);
  });

  test('changes nothing in what it judges', () => {
    const frozen = deepFreeze(structuredClone(examples.get('cluster.found')));
    expect(door('cluster.found', frozen)).toEqual([]);
  });
});

describe('class-validator itself', () => {
  test('comes to the same verdict from the same decorators', () => {
    const options = { whitelist: true, forbidNonWhitelisted: true };
    for (const type of STATEMENT_TYPES) {
      const example = examples.get(type) as object;
      const Dto = bodyDtos[type];
      const accepts = (body: object) => validateSync(Object.assign(new Dto(), body), options);
      expect([type, accepts(example)]).toEqual([type, []]);
      for (const name of Object.keys(example)) {
        for (const change of [undefined, null, 7, '', 'Đà Nẵng', [], {}]) {
          const body = withAt(example, [name], change) as object;
          const ours = door(type, change === undefined ? without(example, [name]) : body);
          const theirs = accepts(body);
          expect([type, name, change, theirs.length === 0]).toEqual([
            type,
            name,
            change,
            ours.length === 0,
          ]);
        }
      }
      expect(accepts({ ...example, stranger: 1 })).toMatchObject([
        { property: 'stranger', constraints: { whitelistValidation: expect.any(String) } },
      ]);
    }
  });

  test('says what was expected, and where inside the field', () => {
    const { choices: _, ...vote } = examples.get('vote.cast') as { choices: object };
    const body = { ...vote, choices: { 'da-nang': 'yes' } };
    const [fault] = validateSync(Object.assign(new bodyDtos['vote.cast'](), body));
    expect(fault?.constraints).toEqual({
      isDictionaryOf: '/choices/da-nang: approve|reject|abstain',
    });
  });
});

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
