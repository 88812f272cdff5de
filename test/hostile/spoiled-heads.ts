/** How the address, the method and the headers of a request are spoiled, and its framing. */
import type { Change } from './plan.js';

/** A request before it is sent; a change gives another one. */
export interface Draft {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What stands on the connection in place of a well-framed request. */
  readonly raw: ((draft: Draft, body: Buffer) => Buffer) | null;
}

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'M-SEARCH',
];
const CONTENT_TYPES = [
  '',
  'text/plain',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'application/json, text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=a',
  'multipart/form-data',
  'application/pdf',
  'image/png',
  'text/csv; charset=latin1',
  'application/vnd.oasis.opendocument.text',
  ';',
  'a/b/c',
  'application/json;'.repeat(20),
];
const ENCODINGS: readonly (readonly [string, string])[] = [
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br, gzip'],
  ['transfer-encoding', 'chunked'],
  ['accept-encoding', 'gzip;q=0, *;q=0'],
  ['accept', 'text/html'],
  ['accept', '*/*;q=0'],
  ['accept-language', 'en;q=NaN, vi;q=-1,'.repeat(30)],
  ['accept-charset', 'utf-7'],
];
const AUTHORIZATIONS = [
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'bearer AAAA',
  `Bearer ${'A'.repeat(5000)}`,
  'Bearer a b',
  'Bearer null',
  'Bearer __proto__',
];
const HEADERS: readonly (readonly [string, string])[] = [
  ['x-forwarded-for', '10.0.0.1, 127.0.0.1'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-proto', 'javascript'],
  ['x-http-method-override', 'DELETE'],
  ['x-original-url', '/api/server'],
  ['host', 'evil.example'],
  ['host', ''],
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['range', 'bytes=0-0,5-2,-1'],
  ['if-none-match', '*'],
  ['if-none-match', '"'.repeat(4000)],
  ['if-modified-since', 'yesterday'],
  ['last-event-id', '-5'],
  ['last-event-id', '9'.repeat(14)],
  ['cookie', 'a=b; __proto__=c'],
  ['expect', '100-continue'],
  ['expect', 'a miracle'],
  ['upgrade', 'websocket'],
  ['connection', 'close, upgrade, keep-alive'],
  ['te', 'trailers'],
  ['trailer', 'authorization'],
  ['x-long', 'a'.repeat(15_000)],
  ['x-longer', 'a'.repeat(20_000)],
  ['accept-version', '2.0.0'],
];
const QUERIES = [
  'from',
  'to',
  'at',
  'dry',
  'lang',
  'number',
  'upTo',
  'symbol',
  'a[b]',
  '__proto__',
];

const chosen = <T>(choices: readonly T[], pick: number): T => choices[pick % choices.length] as T;

/** Does one change to what stands before a body. */
export function spoiledHead(draft: Draft, change: Change): Draft {
  const { headers, target } = draft;
  const { what, at, pick, word } = change;
  const withHeader = (name: string, value: string): Draft => ({
    ...draft,
    headers: { ...headers, [name]: value },
  });
  if (what === 'method') return { ...draft, method: chosen(METHODS, pick) };
  if (what === 'contentType') return withHeader('content-type', chosen(CONTENT_TYPES, pick));
  if (what === 'encoding') return withHeader(...chosen(ENCODINGS, pick));
  if (what === 'header') return withHeader(...chosen(HEADERS, pick));
  if (what === 'authorization') return withHeader('authorization', chosen(AUTHORIZATIONS, pick));
  if (what === 'framing') return { ...draft, raw: chosen(FRAMINGS, pick) };
  if (what === 'query') {
    const separator = target.includes('?') ? '&' : '?';
    return {
      ...draft,
      target: `${target}${separator}${chosen(QUERIES, pick)}=${written(word, at)}`,
    };
  }
  if (what === 'parameter')
    return { ...draft, target: withSegment(target, at, written(word, pick)) };
  if (what === 'path') return { ...draft, target: spoiledPath(target, pick) };
  return draft;
}

/** A word in an address, escaped or as it is. */
const written = (word: string, way: number): string =>
  way % 2 === 0 ? escaped(word) : word.replace(/[^\x21-\x7e]/gu, (each) => escaped(each));

const escaped = (word: string): string => encodeURIComponent(word);

function withSegment(target: string, at: number, word: string): string {
  const [path = '', ...query] = target.split('?');
  const segments = path.split('/');
  const index = 1 + (at % (segments.length - 1));
  const changed = segments.map((segment, number) => (number === index ? word : segment)).join('/');
  return [changed, ...query].join('?');
}

function spoiledPath(target: string, pick: number): string {
  const ways = [
    `${target}/`,
    `/${target}`,
    target.replaceAll('/', '//'),
    target.replaceAll('/', '/./'),
    `/a/..${target}`,
    `/a/%2e%2e${target}`,
    `${target}%00`,
    `${target};a=b`,
    `${target}#a`,
    target.toUpperCase(),
    `http://evil.example${target}`,
    '*',
    '/',
    `${target}?${'a=b&'.repeat(500)}`,
    `${target}?${'a=b&'.repeat(2000)}`,
    target.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ];
  return ways[pick % ways.length] ?? target;
}

const headText = ({ method, target, headers }: Draft, more: readonly string[] = []): string =>
  [
    `${method} ${target.replace(/[^\x21-\x7e]/g, '%20')} HTTP/1.1`,
    ...Object.entries({ host: '127.0.0.1', ...headers }).map(([name, text]) => `${name}: ${text}`),
    ...more,
  ].join('\r\n');

/** Requests that are badly framed, which no client library would send. */
const FRAMINGS: readonly ((draft: Draft, body: Buffer) => Buffer)[] = [
  (draft, body) => Buffer.from(`${headText(draft, ['content-length: 3'])}\r\n\r\n${body}`),
  (draft) => Buffer.from(`${headText(draft, ['content-length: -1'])}\r\n\r\n`),
  (draft) =>
    Buffer.from(`${headText(draft, ['content-length: 4', 'content-length: 5'])}\r\n\r\nabcde`),
  (draft, body) =>
    Buffer.from(
      `${headText(draft, ['content-length: 4', 'transfer-encoding: chunked'])}\r\n\r\n` +
        `0\r\n\r\n${body}`,
    ),
  (draft) => Buffer.from(`${headText(draft, ['transfer-encoding: chunked'])}\r\n\r\nzz\r\n`),
  (draft) => Buffer.from(`${headText(draft, ['transfer-encoding: identity, x'])}\r\n\r\n`),
  (draft) =>
    Buffer.from(
      headText(draft)
        .replace(/host: .*\r\n/, '')
        .concat('\r\n\r\n'),
    ),
  (draft) => Buffer.from(`${headText(draft, ['host: other.example'])}\r\n\r\n`),
  (draft) => Buffer.from(headText(draft).replace('HTTP/1.1', 'HTTP/1.0').concat('\r\n\r\n')),
  (draft) => Buffer.from(headText(draft).replace('HTTP/1.1', 'HTTP/9.9').concat('\r\n\r\n')),
  (draft) => Buffer.from(headText(draft).replace(' HTTP/1.1', '').concat('\r\n\r\n')),
  (draft) => Buffer.from(headText(draft).replaceAll('\r\n', '\n').concat('\n\n')),
  (draft) => Buffer.from(`${headText(draft, ['x-a : b', ' folded'])}\r\n\r\n`),
  (draft) => Buffer.from(`${headText(draft, ['x-\u0000: b'])}\r\n\r\n`),
  (draft) => Buffer.from(`${headText(draft, Array(150).fill('x-a: b'))}\r\n\r\n`),
  (draft) => Buffer.from(`CONNECT evil.example:443 HTTP/1.1\r\nhost: ${draft.method}\r\n\r\n`),
  () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  () => Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
];
