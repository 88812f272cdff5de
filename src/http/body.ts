/**
 * Request bodies arrive as bytes and nothing else: no parser stands before the rules' own, which
 * refuses what `JSON.parse` would smooth over. A body that is too large is cut off while it
 * arrives.
 */
import type { FastifyInstance } from 'fastify';

/** The most bytes of a request: an entry is at most half of it. */
export const MAX_BODY_BYTES = 128 * 1024;

/** Makes every JSON body a buffer, and leaves no other kind of body. */
export function takeBodiesAsBytes(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => done(null, body),
  );
}
