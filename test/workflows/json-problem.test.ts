/** Why a text is no canonical JSON is told in words, with the first place at which it shows. */
import { describe, expect, test } from '@jest/globals';
import { parseCanonical } from '../../workflows/index.js';
import { jsonProblem } from '../../workflows/json-problem.js';

const problemOf = (text: string, maxDepth = 32) => {
  const read = parseCanonical(text, { maxDepth });
  return read.ok ? null : read.problem;
};

describe('a text that cannot be read', () => {
  test.each([
    ['', 0, 'a value is expected'],
    ['!', 0, 'a value is expected'],
    ['[', 1, 'a value is expected'],
    ['1 2', 2, 'text after the value'],
    ['{1', 1, 'a key is expected'],
    ['{"a"', 4, "':' is expected"],
    ['{"a":1', 6, "',' or '}' is expected"],
    ['[1 2]', 3, "',' or ']' is expected"],
    ['[-]', 1, "a digit is expected after '-'"],
    ['["a\tb"]', 3, 'a control character must be escaped'],
    ['"a\\x"', 2, 'no such escape'],
    ['"abc', 4, 'the string does not end'],
  ])('%j breaks the syntax at %d: %s', (text, offset, detail) => {
    expect(problemOf(text)).toEqual({ code: 'syntax', offset, detail });
  });
});

describe('a value outside the profile', () => {
  const float = 'a fraction or exponent; write decimals as strings';
  test.each([
    ['[1.25]', 'float', 1, float],
    ['1e3', 'float', 0, float],
    ['1E+5', 'float', 0, float],
    ['[-1e-5]', 'float', 1, float],
    ['[9007199254740992]', 'integer-out-of-range', 1, 'beyond 2^53 - 1'],
    ['{"a":1,"a":2}', 'duplicate-key', 7, '"a" again'],
    ['"\\ud800"', 'lone-surrogate', 0, 'half of a surrogate pair in this string'],
    ['"A\u030a"', 'not-nfc', 0, 'this string is not in Unicode normalization form C'],
  ])('%j is refused as %s at %d', (text, code, offset, detail) => {
    expect(problemOf(text)).toEqual({ code, offset, detail });
  });

  test('nests deeper than is allowed', () => {
    const problem = { code: 'too-deep', offset: 1, detail: 'over 1 levels' };
    expect(problemOf('[[]]', 1)).toEqual(problem);
  });
});

describe('a value that is written in another way', () => {
  test.each([
    ['[\t1]', 1, 'white space'],
    ['[\r1]', 1, 'white space'],
    ['[\n1]', 1, 'white space'],
    ['[ 1, 2]', 1, 'white space'],
    ['["a b", 1]', 7, 'white space'],
    ['["\\"", 1]', 6, 'white space'],
    ['{"a":1,"b": 2}', 11, 'white space'],
    ['{"b":1,"a":2}', 7, 'this key sorts before the last'],
    ['[-0]', 1, "zero is written '0'"],
    ['["\\u0041"]', 1, 'a needless or other escape'],
  ])('%j is told for the first difference, at %d: %s', (text, offset, detail) => {
    expect(problemOf(text)).toEqual({ code: 'not-canonical', offset, detail });
  });

  test('is never without words, not even where nothing is found', () => {
    const detail = expect.stringMatching(/differently/);
    expect(jsonProblem('[1]', 32)).toEqual({ code: 'not-canonical', offset: 0, detail });
  });
});
