/**
 * What every request passes before anything of it is looked at, and what is noted when it was
 * answered. Whoever was refused too often, or sends more than any honest client does, is told so
 * here, before a body is read.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../log.js';
import { MAX_ADDRESS, MAX_HEADERS } from './edge.js';
import { ProblemError } from './problem.js';
import { addressOf, type Rates } from './rates.js';

/** Hangs the hooks in. @param isProxied whether `X-Forwarded-For` is believed of anybody */
export function watchTheEdge(
  fastify: FastifyInstance,
  rates: Rates,
  isProxied: boolean,
  log: Log,
): void {
  let hasWarned = isProxied;
  fastify.addHook('onRequest', (request, reply, done) => {
    // Whatever may be kept says so itself.
    reply.header('cache-control', 'no-store');
    if (request.url.startsWith(DOCUMENTATION)) reply.header(...DOCUMENTATION_POLICY);
    if (!hasWarned && request.headers['x-forwarded-for'] !== undefined) {
      hasWarned = true;
      log.warn('requests come through a proxy: GIAOUOC_TRUST_PROXY says whose word to take');
    }
    done(faultOf(request) ?? rates.refusalFor(addressOf(request.ip)));
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const isRefused = statusCode >= 400 && statusCode < 500 && statusCode !== TOO_MANY;
    if (isRefused) rates.count('refused', addressOf(request.ip));
    done();
  });
}

const TOO_MANY = 429;

/** What is wrong with a request that the parser of HTTP let through. */
function faultOf({ raw, url }: FastifyRequest): ProblemError | undefined {
  if (url.length > MAX_ADDRESS) return new ProblemError('http/address-too-long');
  if (raw.rawHeaders.length > 2 * MAX_HEADERS) return new ProblemError('http/headers-too-large');
  const { host } = raw.headers;
  if (!host && raw.httpVersion !== '1.0') return new ProblemError('http/bad-request', 'host');
  return undefined;
}

const DOCUMENTATION = '/api/docs';

/** The documentation page, which is not ours, styles itself inline. */
const DOCUMENTATION_POLICY = [
  'content-security-policy',
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
    "img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'",
] as const;
