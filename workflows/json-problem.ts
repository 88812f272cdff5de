/**
 * Says why a text is not canonical JSON of our profile, and where: for the auditor who must be told
 * which rule was broken. It is slow and runs only on texts that were already refused, so it refuses
 * nothing itself. Grammar: RFC 8259; profile: see `canonical.ts`.
 */
import { isWellFormed, utf8Length } from './bytes.js';

/** Which rule a text breaks, where, and in words for a log. */
export type JsonProblem = {
  readonly code: JsonProblemCode;
  /** Counted in bytes of the text's UTF-8 form, from 0. */
  readonly offset: number;
  readonly detail: string;
};

export type JsonProblemCode =
  | 'too-large'
  | 'bad-utf8'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'float'
  | 'integer-out-of-range'
  | 'not-nfc'
  | 'lone-surrogate'
  | 'not-canonical';

/**
 * The first rule that a text breaks, read from its start. A value outside the profile counts before
 * a value that is merely written in another way, wherever the two stand.
 */
export function jsonProblem(text: string, maxDepth: number): JsonProblem {
  const scan: Scan = { text, maxDepth, at: 0, broken: undefined, style: UNEXPLAINED };
  if (readValue(scan, 0)) {
    skipSpace(scan);
    if (scan.at < text.length) breaks(scan, 'syntax', 'text after the value');
  }
  const { code, offset, detail } = scan.broken ?? scan.style;
  return { code, offset: utf8Length(text.slice(0, offset)), detail };
}

/** Whatever the scan might overlook, a text comes here because it does not write back to itself. */
const UNEXPLAINED: JsonProblem = {
  code: 'not-canonical',
  offset: 0,
  detail: 'written differently',
};

/** Offsets in here count UTF-16 code units; `broken` ends the scan, `style` does not. */
type Scan = {
  readonly text: string;
  readonly maxDepth: number;
  at: number;
  broken: JsonProblem | undefined;
  style: JsonProblem;
};

function breaks(scan: Scan, code: JsonProblemCode, detail: string, offset = scan.at): false {
  scan.broken = { code, offset, detail };
  return false;
}

function differs(scan: Scan, detail: string, offset: number): void {
  if (scan.style === UNEXPLAINED) scan.style = { code: 'not-canonical', offset, detail };
}

/** Reads one value with the white space before it. Like all readers here, true means: go on. */
function readValue(scan: Scan, depth: number): boolean {
  skipSpace(scan);
  const first = scan.text.charAt(scan.at);
  if (first === '"') return readString(scan) !== undefined;
  if (first === '-' || isDigit(first)) return readNumber(scan);
  if (first === '{' || first === '[') {
    if (depth >= scan.maxDepth) return breaks(scan, 'too-deep', `over ${scan.maxDepth} levels`);
    return first === '{' ? readObject(scan, depth + 1) : readArray(scan, depth + 1);
  }
  for (const word of ['true', 'false', 'null']) {
    if (scan.text.startsWith(word, scan.at)) {
      scan.at += word.length;
      return true;
    }
  }
  return breaks(scan, 'syntax', 'a value is expected');
}

function readArray(scan: Scan, depth: number): boolean {
  if (opensEmpty(scan, ']')) return true;
  for (;;) {
    if (!readValue(scan, depth)) return false;
    if (!take(scan, ',')) return close(scan, ']');
  }
}

function readObject(scan: Scan, depth: number): boolean {
  if (opensEmpty(scan, '}')) return true;
  const keys = new Set<string>();
  let last: string | undefined;
  for (;;) {
    skipSpace(scan);
    const start = scan.at;
    if (scan.text.charAt(start) !== '"') return breaks(scan, 'syntax', 'a key is expected');
    const key = readString(scan);
    if (key === undefined) return false;
    if (keys.has(key)) return breaks(scan, 'duplicate-key', `${JSON.stringify(key)} again`, start);
    if (last !== undefined && key < last) differs(scan, 'this key sorts before the last', start);
    keys.add(key);
    last = key;
    if (!take(scan, ':')) return breaks(scan, 'syntax', "':' is expected");
    if (!readValue(scan, depth)) return false;
    if (!take(scan, ',')) return close(scan, '}');
  }
}

/** Steps over an opening bracket, and over its partner where nothing stands between the two. */
function opensEmpty(scan: Scan, closing: string): boolean {
  scan.at += 1;
  return take(scan, closing);
}

function close(scan: Scan, closing: string): boolean {
  return take(scan, closing) || breaks(scan, 'syntax', `',' or '${closing}' is expected`);
}

/** Steps over white space and the given character, where it is next. */
function take(scan: Scan, character: string): boolean {
  skipSpace(scan);
  if (scan.text.charAt(scan.at) !== character) return false;
  scan.at += 1;
  return true;
}

function skipSpace(scan: Scan): void {
  const start = scan.at;
  while (isSpace(scan.text.charAt(scan.at))) scan.at += 1;
  if (scan.at > start) differs(scan, 'white space', start);
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function readNumber(scan: Scan): boolean {
  const start = scan.at;
  const pattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
  pattern.lastIndex = start;
  const match = pattern.exec(scan.text);
  if (match === null) return breaks(scan, 'syntax', "a digit is expected after '-'");
  const [token, fraction, exponent] = match;
  scan.at += token.length;
  if (fraction !== undefined || exponent !== undefined) {
    return breaks(scan, 'float', 'a fraction or exponent; write decimals as strings', start);
  }
  if (!Number.isSafeInteger(Number(token))) {
    return breaks(scan, 'integer-out-of-range', 'beyond 2^53 - 1', start);
  }
  if (token === '-0') differs(scan, "zero is written '0'", start);
  return true;
}

/** The value of the string that starts here, or `undefined` when a rule is broken. */
function readString(scan: Scan): string | undefined {
  const start = scan.at;
  const end = endOfString(scan);
  if (end === undefined) return undefined;
  const token = scan.text.slice(start, end);
  const value: string = JSON.parse(token);
  scan.at = end;
  if (!isWellFormed(value)) {
    breaks(scan, 'lone-surrogate', 'half of a surrogate pair in this string', start);
    return undefined;
  }
  if (value.normalize() !== value) {
    breaks(scan, 'not-nfc', 'this string is not in Unicode normalization form C', start);
    return undefined;
  }
  if (JSON.stringify(value) !== token) differs(scan, 'a needless or other escape', start);
  return value;
}

/** Where the string ends that starts here, past its closing quotation mark. */
function endOfString(scan: Scan): number | undefined {
  const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  let at = scan.at + 1;
  while (at < scan.text.length) {
    const character = scan.text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') {
      breaks(scan, 'syntax', 'a control character must be escaped', at);
      return undefined;
    }
    escaped.lastIndex = at;
    if (character === '\\' && !escaped.test(scan.text)) {
      breaks(scan, 'syntax', 'no such escape', at);
      return undefined;
    }
    at = character === '\\' ? escaped.lastIndex : at + 1;
  }
  breaks(scan, 'syntax', 'the string does not end', at);
  return undefined;
}
