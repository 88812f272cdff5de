/**
 * What must hold of every answer, whatever was asked. A claim that does not hold is told in a
 * sentence, with nothing said where all do.
 */
import { isServerCode } from '../../src/http/problem-text.js';
import { ALL_REFUSAL_CODES } from '../../workflows/index.js';
import type { Answer } from './send.js';
import { restOf, type Wire } from './wire.js';
import type { World } from './world.js';

/** Every claim about an answer that does not hold. */
export function broken(world: World, wire: Wire, answer: Answer): string[] {
  const { status } = answer;
  if (status === 0) return mayHangUp(wire) ? [] : ['the connection ended without an answer'];
  return [
    ...(status >= 500 ? [`the status is ${status}`] : []),
    ...(status >= 400 ? problemFaults(wire, answer) : []),
    ...headerFaults(answer),
    ...leaks(world, wire, answer),
    ...trespasses(wire, answer),
  ];
}

/** An address without its escapes, where it can be read. */
export function plainOf(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/**
 * A body that is cut off by the limit may end the connection before the answer is read. What stands
 * behind a whole request and is none ends it before the first is answered.
 */
const mayHangUp = ({ raw, body }: Wire): boolean =>
  raw?.subarray(0, 2).equals(TLS) || restOf(raw) > 0 || body.length > 100_000;

const TLS = Buffer.from([0x16, 3]);

function problemFaults({ method }: Wire, { status, headers, body }: Answer): string[] {
  if (method === 'HEAD') return [];
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('application/problem+json')) return [`${status} is a ${type}`];
  const problem = parsed(body);
  if (!problem) return [`${status} is no JSON: ${body}`];
  const { code, title } = problem;
  return [
    ...(problem.status === status ? [] : [`${status} says that it is ${problem.status}`]),
    ...(isKnown(`${code}`) ? [] : [`no code is called ${code}`]),
    ...(problem.type === `/problems/${code}` ? [] : [`${code} leads to ${problem.type}`]),
    ...(typeof title === 'string' && title.length > 8 ? [] : [`${code} says nothing`]),
    ...(status === 401 && !headers['www-authenticate'] ? ['401 names no way to sign in'] : []),
  ];
}

const isKnown = (code: string): boolean =>
  isServerCode(code) || (ALL_REFUSAL_CODES as readonly string[]).includes(code);

function parsed(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function headerFaults({ headers }: Answer): string[] {
  const wanted: Readonly<Record<string, RegExp>> = {
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^DENY$/,
    'referrer-policy': /^no-referrer$/,
    'content-security-policy': /frame-ancestors 'none'|sandbox/,
    'cache-control': /no-store|no-cache|immutable/,
  };
  const missing = Object.entries(wanted).flatMap(([name, value]) =>
    value.test(headers[name] ?? '') ? [] : [`${name} is ${headers[name]}`],
  );
  const unwanted = ['x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie'];
  return [...missing, ...unwanted.flatMap((name) => (name in headers ? [`${name} is sent`] : []))];
}

/** Traces of the program, its files and its database. */
const INSIDE =
  /\n\s+at .*:[0-9]+|node:internal|node_modules|\.[jt]s:[0-9]+|SQLITE_|SqliteError|QueryFailed|FST_ERR|ERR_[A-Z]{3}/;

function leaks(world: World, { actor, route, target }: Wire, { status, body }: Answer): string[] {
  if (status < 400 && route.id !== 'isReady') return [];
  const text = body.toString();
  const inside = INSIDE.exec(text)?.[0];
  // A token that was made up may be made up again, as an address that the answer repeats.
  const tokens = world.actors.filter(
    ({ token, name }) => token && name !== actor.name && !target.includes(token),
  );
  return [
    ...(inside === undefined ? [] : [`the answer tells ${JSON.stringify(inside)}`]),
    ...(text.includes(world.data) ? ['the answer names a folder'] : []),
    ...tokens.flatMap(({ token, name }) =>
      token && text.includes(token) ? [`the answer tells the token of the ${name}`] : [],
    ),
  ];
}

/** Nobody gets behind a closed door without a session of that very cluster. */
function trespasses({ route, actor, target, headers }: Wire, { status }: Answer): string[] {
  if (!route.isClosed || status < 200 || status >= 300) return [];
  const [, cluster] = /\/api\/clusters\/([^/?#;]*)/.exec(plainOf(target)) ?? [];
  if (cluster === undefined) return [];
  const isOwn = headers.authorization === `Bearer ${actor.token}` && actor.reads;
  if (isOwn && cluster === actor.cluster) return [];
  return [`the ${actor.name} reads ${target}`];
}
