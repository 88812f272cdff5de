import { describe, expect, test } from '@jest/globals';
import {
  endingOf,
  isWhatItSays,
  MEDIA_TYPES,
  mediaTypeIn,
} from '../../../src/attachments/media-types.js';
import { namesInZip } from '../../../src/attachments/zip-names.js';
import { DOCUMENTS, zipOf } from '../../support/zip.js';

const kinds = Object.entries(DOCUMENTS);

test('the list is closed: nine kinds, each with an ending of its own', () => {
  expect([...MEDIA_TYPES].sort()).toEqual(Object.keys(DOCUMENTS).sort());
  expect(new Set(MEDIA_TYPES.map(endingOf)).size).toBe(9);
  for (const type of ['text/html', 'image/svg+xml', 'application/zip', 'constructor', '']) {
    expect(mediaTypeIn(type)).toBeUndefined();
    expect(isWhatItSays(type, Buffer.from('text'))).toBe(false);
  }
});

test('parameters of a media type and its case do not matter', () => {
  expect(mediaTypeIn('Text/Plain; charset=utf-8')).toBe('text/plain');
  expect(mediaTypeIn(undefined)).toBeUndefined();
});

describe.each(kinds)('%s', (type, bytes) => {
  test('is what it says', () => {
    expect(isWhatItSays(type, bytes)).toBe(true);
  });

  test('is nothing else, but that CSV is text', () => {
    const others = MEDIA_TYPES.filter((each) => each !== type && isWhatItSays(each, bytes));
    const text = ['text/plain', 'text/csv'];
    expect(others).toEqual(text.includes(type) ? text.filter((each) => each !== type) : []);
  });

  test('is not what it says when it is empty or begins otherwise', () => {
    expect(isWhatItSays(type, Buffer.alloc(0))).toBe(false);
    const begun = Buffer.from(bytes);
    begun[0] = 0;
    expect(isWhatItSays(type, begun)).toBe(false);
  });
});

test('text is UTF-8 without control characters', () => {
  const isText = (bytes: Uint8Array) => isWhatItSays('text/plain', bytes);
  expect(isText(Buffer.from('a\tb\r\n\fc'))).toBe(true);
  for (const text of ['a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u000bb']) {
    expect([text, isText(Buffer.from(text))]).toEqual([text, false]);
  }
  expect(isText(Buffer.from('Đà Nẵng', 'utf16le'))).toBe(false);
  expect(isText(Buffer.from([0xc3]))).toBe(false);
  expect(isText(Buffer.from('%PDF-1.7'))).toBe(false);
});

test('a package without its main part, or cut anywhere, is no document', () => {
  const [, docx] = kinds[1] as (typeof kinds)[number];
  const isWord = (bytes: Uint8Array) => isWhatItSays(kinds[1]?.[0] ?? '', bytes);
  expect(isWord(zipOf({ 'word/document.xml': '' }))).toBe(false);
  expect(isWord(zipOf({ '[Content_Types].xml': '' }))).toBe(false);
  const cuts = docx.map((_, length) => Number(isWord(docx.subarray(0, length))));
  expect(Math.max(...cuts)).toBe(0);
});

test('the names in a ZIP file are found whatever its bytes claim', () => {
  const zip = zipOf({ a: 'one', 'b/c': 'two' });
  expect(namesInZip(zip)).toEqual(['a', 'b/c']);
  const lying = Buffer.from(zip);
  lying.writeUInt16LE(60_000, zip.length - 12);
  expect(namesInZip(lying)).toEqual([]);
  const astray = Buffer.from(zip);
  astray.writeUInt32LE(0xffff_fff0, zip.length - 6);
  expect(namesInZip(astray)).toEqual([]);
});
