/**
 * Request bodies arrive as bytes and nothing else: no parser stands before the rules' own, which
 * refuses what `JSON.parse` would smooth over. A body that is too large is cut off while it
 * arrives. A route that takes documents says so, and gets its body as a stream that nobody has read
 * yet, so that the guard comes before the bytes.
 */
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.js';

/** The most bytes of a request: an entry is at most half of it. */
export const MAX_BODY_BYTES = 128 * 1024;

/** The configuration of a route that takes bodies of other media types than JSON. */
export const ANY_BODY = { takesAnyBody: true };

/** Makes every JSON body a buffer, and leaves other kinds of body to the routes that take them. */
export function takeBodiesAsBytes(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => done(null, body),
  );
  fastify.addContentTypeParser('*', (request, body, done) => {
    const { takesAnyBody } = request.routeOptions.config as Partial<typeof ANY_BODY>;
    if (takesAnyBody) done(null, body);
    else if (request.is404) done(null);
    else done(new ProblemError('http/unsupported-media-type'));
  });
}
