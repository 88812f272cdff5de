import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalize,
  canonicalizeCached,
  type Json,
  parseCanonical,
} from '../../workflows/canonical.js';
import { profileString, profileValue } from '../support/profile.js';

/** RFC 8785 as its section 3.2 tells it, with no thought for speed. */
function plainly(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${plainly(item)}`).join(',')}}`;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('writing', () => {
  test('keys are ordered by UTF-16 code units, not by code points, numbers or a locale', () => {
    const value = { Ａ: 7, '😀': 6, '€': 5, ö: 4, '\u0080': 3, '10': 1, '9': 2, '\r': 0 };
    const order = ['"\\r"', '"10"', '"9"', '"\u0080"', '"ö"', '"€"', '"😀"', '"Ａ"'];
    const text = canonicalize(value);
    expect(order.map((key) => text.indexOf(key))).not.toContain(-1);
    expect(order.map((key) => text.indexOf(key)).toSorted((a, b) => a - b)).toEqual(
      order.map((key) => text.indexOf(key)),
    );
  });

  test('only quotation mark, backslash and control characters are escaped', () => {
    const text = '\b\t\n\f\r"\\/\u0000\u000f\u001f\u007f\u2028Đà Nẵng';
    const escaped = '"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u000f\\u001f\u007f\u2028Đà Nẵng"';
    expect(canonicalize(text)).toBe(escaped);
    expect(canonicalize(`${'x'.repeat(50)}"`)).toBe(`"${'x'.repeat(50)}\\""`);
    expect(canonicalize('"'.repeat(50))).toBe(`"${'\\"'.repeat(50)}"`);
  });

  test('the test data published with RFC 8785 gives the published digests', () => {
    const arrays = [56, { d: true, '10': null, '1': [] }];
    const french = {
      peach: 'This sorting order',
      péché: 'is wrong according to French',
      pêche: 'but canonicalization MUST',
      sin: 'ignore locale',
    };
    const structures = {
      '1': { f: { f: 'hi', F: 5 }, '\n': 56.0 },
      '10': {},
      '': 'empty',
      a: {},
      '111': [{ e: 'yes', E: 'no' }],
      A: {},
    };
    expect(sha256(canonicalize(arrays))).toMatch(/^099601b1/);
    expect(sha256(canonicalize(french))).toMatch(/^d99d0ebd/);
    expect(sha256(canonicalize(structures))).toMatch(/^605f6500/);
  });

  const many = Array.from({ length: 33 }, (_, at) => String.fromCharCode(0x7a - at));
  test.each([
    ['one', 1],
    ['two', 2],
    ['thirty-two', 32],
    ['thirty-three', 33],
  ])('%s keys that come last first are put in order', (_, count) => {
    const keys = many.slice(0, count);
    const members = [...keys].reverse().map((key) => `${JSON.stringify(key)}:0`);
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    expect(canonicalize(value)).toBe(`{${members.join(',')}}`);
  });

  test.each([
    [' ', '" "'],
    ['~', '"~"'],
    ['"', '"\\""'],
    ['\\', '"\\\\"'],
    ['\u001f', '"\\u001f"'],
    ['\u007f', '"\u007f"'],
  ])('%j is written alike in a short text and in a long one', (text, written) => {
    expect(canonicalize(text)).toBe(written);
    const longer = 'x'.repeat(40);
    expect(canonicalize(longer + text)).toBe(`"${longer}${written.slice(1)}`);
  });

  test('a thousand levels are written, and one more is taken for a circle', () => {
    const nested = (levels: number): Json => (levels === 1 ? [] : [nested(levels - 1)]);
    expect(canonicalize(nested(1000))).toHaveLength(2000);
    expect(() => canonicalize(nested(1001))).toThrow('nested too deep');
  });

  test('integers are written up to the last safe one', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(canonicalize([0, -1, most, -most])).toBe('[0,-1,9007199254740991,-9007199254740991]');
  });

  test('a key named __proto__ is a key like any other', () => {
    const text = '{"__proto__":{"admin":true},"a":1}';
    expect(canonicalize(JSON.parse(text))).toBe(text);
    expect(parseCanonical(text).ok).toBe(true);
  });

  test('a plain object of another realm and one without prototype are plain', () => {
    expect(canonicalize(structuredClone({ b: [1], a: 2 }))).toBe('{"a":2,"b":[1]}');
    expect(canonicalize(runInNewContext('({ b: [1], a: 2 })'))).toBe('{"a":2,"b":[1]}');
    expect(canonicalize(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  test('every value is written as the RFC tells it', () => {
    fc.assert(fc.property(profileValue, (value) => canonicalize(value) === plainly(value)));
  });

  test('reading and writing again changes nothing', () => {
    fc.assert(
      fc.property(profileValue, (value) => {
        const text = canonicalize(value);
        expect(canonicalize(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(value);
      }),
    );
  });
});

describe('a value outside the profile', () => {
  const circle: { [key: string]: Json } = {};
  circle.again = [circle];
  const cases: [string, unknown, RegExp][] = [
    ['undefined', { a: undefined }, /undefined at "\/a"/],
    ['a function', [1, () => 1], /function at "\/1"/],
    ['a symbol', { a: Symbol('a') }, /symbol at "\/a"/],
    ['a BigInt', { a: [1n] }, /bigint at "\/a\/0"/],
    ['a fraction', { a: 1.5 }, /integer in range at "\/a"/],
    ['minus zero', { a: -0 }, /integer in range at "\/a"/],
    ['NaN', [Number.NaN], /integer in range at "\/0"/],
    ['infinity', [Number.POSITIVE_INFINITY], /integer in range at "\/0"/],
    ['an integer beyond 2^53 - 1', [2 ** 53], /integer in range at "\/0"/],
    ['a Date', { when: new Date(0) }, /object of a class at "\/when"/],
    ['a Map', { m: new Map([['a', 1]]) }, /object of a class at "\/m"/],
    ['bytes', { b: new Uint8Array(2) }, /object of a class at "\/b"/],
    ['a boxed string', [new String('a')], /object of a class at "\/0"/],
    ['a string that is not in NFC', { 'a/b~c': ['A\u030a'] }, /NFC at "\/a~1b~0c\/0"/],
    ['a key that is not in NFC', { 'e\u0301': 1 }, /NFC at/],
    ['a lone surrogate', ['\ud800'], /lone surrogate at "\/0"/],
    ['half a pair before a pair', ['\ud83d😀'], /lone surrogate at "\/0"/],
    ['a hole in an array', new Array(2), /undefined at "\/0"/],
    ['a circle', circle, /circle, at/],
    ['nothing at all', undefined, /undefined at ""/],
  ];
  test.each(cases)('%s is refused with its place', (_, value, message) => {
    expect(() => canonicalize(value as Json)).toThrow(TypeError);
    expect(() => canonicalize(value as Json)).toThrow(message);
    expect(() => canonicalizeCached(value as Json)).toThrow(message);
  });

  test('is refused because of what writing it came upon', () => {
    for (const value of [undefined, Symbol('a'), [() => 1], { a: new Date(0) }]) {
      expect(causeOf(value)).toEqual(new TypeError('not in the JSON profile'));
    }
    expect(causeOf('\ud800')).toEqual(new TypeError('not in the profile'));
  });

  function causeOf(value: unknown): unknown {
    try {
      return canonicalize(value as Json);
    } catch (error) {
      return (error as Error).cause;
    }
  }

  test('a sound part before it is not blamed', () => {
    const value = { a: ['x', null, true, 7, {}], z: 0.1 };
    expect(() => canonicalize(value)).toThrow('not an integer in range at "/z"');
  });
});

describe('remembered texts', () => {
  test('a remembered text is the same as one written anew', () => {
    fc.assert(
      fc.property(fc.array(profileValue, { maxLength: 4 }), (parts) => {
        const value = { parts, twice: [parts, { parts }] };
        expect(canonicalizeCached(value)).toBe(canonicalize(value));
        expect(canonicalizeCached({ parts, more: 1 })).toBe(canonicalize({ parts, more: 1 }));
      }),
    );
  });

  test('a changed copy shows its change', () => {
    const pledges = { 'da-nang': { text: 'a'.repeat(200) }, hue: { text: 'b'.repeat(200) } };
    const state = { pledges, year: 2024 };
    canonicalizeCached(state);
    const changed = { ...state, pledges: { ...pledges, hue: { text: 'c'.repeat(200) } } };
    expect(canonicalizeCached(changed)).toBe(canonicalize(changed));
    expect(canonicalizeCached(state)).toBe(canonicalize(state));
  });

  /** An object, and how often somebody has asked for its keys. */
  function watched<Value extends { readonly [key: string]: Json }>(value: Value) {
    let looks = 0;
    const ownKeys = (target: Value) => {
      looks += 1;
      return Reflect.ownKeys(target);
    };
    return { value: new Proxy(value, { ownKeys }), looks: () => looks };
  }

  test('an unchanged part is not walked again', () => {
    const part = watched({ text: 'a'.repeat(200) });
    canonicalizeCached({ part: part.value, seq: 1 });
    canonicalizeCached({ part: part.value, seq: 2 });
    expect(part.looks()).toBe(1);
  });

  test.each([
    [0, 1, 1],
    [1, 2, 1],
    [2, 2, 2],
  ])('of %d new levels nothing is remembered, but of what they hold', (levels, outer, inner) => {
    const part = watched({ text: 'a'.repeat(200) });
    const whole = watched({ part: part.value });
    canonicalizeCached(whole.value, levels);
    canonicalizeCached(whole.value, levels);
    expect([whole.looks(), part.looks()]).toEqual([outer, inner]);
  });

  test.each([
    [31, 2],
    [32, 1],
  ])('a part whose text has %d characters is walked, of two times, %d', (length, times) => {
    const part = watched({ a: 'x'.repeat(length - '{"a":""}'.length) });
    expect(canonicalizeCached(part.value)).toHaveLength(length);
    canonicalizeCached(part.value);
    expect(part.looks()).toBe(times);
  });
});

describe('reading', () => {
  test('canonical text and canonical bytes give the value', () => {
    fc.assert(
      fc.property(profileValue, (value) => {
        const text = canonicalize(value);
        expect(parseCanonical(text)).toEqual({ ok: true, value });
        expect(parseCanonical(bytesOf(text))).toEqual({ ok: true, value });
      }),
    );
  });

  test('a text with a change at any one place is not read as canonical', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(1), fc.oneof(profileString, fc.constantFrom(...' ,0"')));
    fc.assert(
      fc.property(profileValue, edit, (value, [place, taken, added]) => {
        const text = canonicalize(value);
        const at = place % (text.length + 1);
        const edited = text.slice(0, at) + added + text.slice(at + taken);
        const read = parseCanonical(edited);
        if (read.ok) expect(plainly(read.value)).toBe(edited);
        else expect(read.problem.offset).toBeLessThanOrEqual(bytesOf(edited).length);
      }),
      { numRuns: 500 },
    );
  });

  const wrong: [string, string, string, number][] = [
    ['white space inside', '{"a": 1}', 'not-canonical', 5],
    ['white space at the end', '{}\n', 'not-canonical', 2],
    ['keys out of order', '{"b":1,"a":2}', 'not-canonical', 7],
    ['a needless escape', '["\\u0041"]', 'not-canonical', 1],
    ['an escaped solidus', '"\\/"', 'not-canonical', 0],
    ['a surrogate pair written as escapes', '"\\ud83d\\ude00"', 'not-canonical', 0],
    ['upper-case escape digits', '"\\u000F"', 'not-canonical', 0],
    ['minus zero', '[-0]', 'not-canonical', 1],
    ['a duplicate key', '{"a":1,"a":1}', 'duplicate-key', 7],
    ['a duplicate key behind an escape', '{"a":1,"\\u0061":2}', 'duplicate-key', 7],
    ['a fraction', '{"điểm":9.5}', 'float', 11],
    ['a whole number with a fraction', '[1.0]', 'float', 1],
    ['an exponent', '[1e3]', 'float', 1],
    ['an integer that JSON.parse would change', '[9007199254740993]', 'integer-out-of-range', 1],
    ['a negative integer out of range', '-9007199254740992', 'integer-out-of-range', 0],
    ['a string that is not in NFC', '["A\u030a"]', 'not-nfc', 1],
    ['a key that is not in NFC', '{"é":"x","A\u030a":1}', 'not-nfc', 10],
    ['an escaped lone surrogate', '["\\ud800"]', 'lone-surrogate', 1],
    ['a lone surrogate', '["a\ud800"]', 'lone-surrogate', 1],
    ['nothing', '', 'syntax', 0],
    ['only white space', ' ', 'syntax', 1],
    ['a byte order mark', '\ufeff{}', 'syntax', 0],
    ['two values', '1 2', 'syntax', 2],
    ['a leading zero', '[01]', 'syntax', 2],
    ['a lone minus', '[-]', 'syntax', 1],
    ['a word', '[nul]', 'syntax', 1],
    ['a comma before the end', '[1,]', 'syntax', 3],
    ['an array without an end', '[[1,2]', 'syntax', 6],
    ['a missing comma', '[1 2]', 'syntax', 3],
    ['an object without an end', '{"a":1', 'syntax', 6],
    ['a comma before the end of an object', '{"a":1,}', 'syntax', 7],
    ['a key without quotation marks', '{a:1}', 'syntax', 1],
    ['a key that does not end', '{"a', 'syntax', 3],
    ['a missing colon', '{"a" 1}', 'syntax', 5],
    ['a missing value', '{"a":}', 'syntax', 5],
    ['a string that does not end', '"abc', 'syntax', 4],
    ['a raw control character', '["a\tb"]', 'syntax', 3],
    ['an unknown escape', '"a\\x"', 'syntax', 2],
    ['a broken escape', '"\\u12G4"', 'syntax', 1],
  ];
  test.each(wrong)('%s is refused with its reason and place', (_, text, code, offset) => {
    expect(parseCanonical(text)).toMatchObject({ ok: false, problem: { code, offset } });
  });

  test('a value outside the profile counts before mere spelling', () => {
    const read = parseCanonical('{ "b":1, "a":0.5 }');
    expect(read).toMatchObject({ ok: false, problem: { code: 'float', offset: 13 } });
  });

  test('empty containers and every literal can be refused for white space alone', () => {
    const read = parseCanonical('[true,false,null,{},[],"", -1]');
    expect(read).toMatchObject({ ok: false, problem: { code: 'not-canonical', offset: 26 } });
  });

  test('bytes that are not UTF-8 are refused with their place', () => {
    const problem = { code: 'bad-utf8', offset: 3, detail: 'this byte is not UTF-8' };
    const read = parseCanonical(Uint8Array.of(0x22, 0xc3, 0xa9, 0xff, 0x22));
    expect(read).toEqual({ ok: false, problem });
  });
});

describe('limits', () => {
  const refusal = (code: string, offset: number) => ({ ok: false, problem: { code, offset } });

  test('65,535 bytes are read and one more is not', () => {
    const most = `"${'x'.repeat(65_533)}"`;
    expect(parseCanonical(most).ok).toBe(true);
    expect(parseCanonical(bytesOf(most)).ok).toBe(true);
    const more = `"${'x'.repeat(65_534)}"`;
    expect(parseCanonical(more)).toMatchObject(refusal('too-large', 65_535));
    expect(parseCanonical(bytesOf(more))).toMatchObject(refusal('too-large', 65_535));
  });

  test('the limit counts bytes, not characters', () => {
    const text = `"${'ế'.repeat(10)}"`;
    expect(parseCanonical(text, { maxBytes: 32 }).ok).toBe(true);
    expect(parseCanonical(text, { maxBytes: 31 })).toMatchObject(refusal('too-large', 31));
  });

  test.each([
    ['"ế"', 3, '5 bytes'],
    ['"ếế"', 3, '4 bytes'],
    ['"abc"', 4, '5 bytes'],
  ])('of %s at most %d bytes are read, and it is told as %s', (text, maxBytes, told) => {
    // What has too many characters has too many bytes, however many they are.
    const detail = `${told}, and at most ${maxBytes} are read`;
    const problem = { code: 'too-large', offset: maxBytes, detail };
    expect(parseCanonical(text, { maxBytes })).toEqual({ ok: false, problem });
  });

  test('as many levels are read as are allowed, whatever stands in them', () => {
    const text = `[["${'x'.repeat(40)}"]]`;
    expect(parseCanonical(text, { maxDepth: 2 }).ok).toBe(true);
    expect(parseCanonical('[[]]', { maxDepth: 1 })).toMatchObject(refusal('too-deep', 1));
  });

  test('32 levels are read and one more is not', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseCanonical(nested(32)).ok).toBe(true);
    expect(parseCanonical(nested(33))).toMatchObject(refusal('too-deep', 32));
    expect(parseCanonical('{"a":[1]}', { maxDepth: 1 })).toMatchObject(refusal('too-deep', 5));
    expect(parseCanonical('1', { maxDepth: 0 }).ok).toBe(true);
  });

  test.each(['[', '{"a":'])(
    'a hundred thousand times %s is too deep, whatever is allowed',
    (open) => {
      const bomb = open.repeat(100_000);
      const limits = { maxBytes: 1_000_000, maxDepth: 1_000_000 };
      expect(parseCanonical(bomb, limits)).toMatchObject({ problem: { code: 'too-deep' } });
      expect(parseCanonical(bomb, { maxBytes: 1_000_000 })).toMatchObject(
        refusal('too-deep', 32 * open.length),
      );
    },
  );
});
