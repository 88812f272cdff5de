/**
 * Entity tags (RFC 9110 section 8.8.3) for what changes only when a journal's head does: its bytes,
 * its states, its signed head. What also depends on the time of day, such as who is overdue, has
 * none.
 */
import type { FastifyReply } from 'fastify';

interface HeadTag {
  readonly size: number;
  readonly root: string;
  /** What else the answer depends on, such as how many have cosigned. */
  readonly part?: number;
  /** Whether everybody may read it, so that caches may keep it for all. */
  readonly isPublic?: boolean;
}

/**
 * Sets the tag and answers a reader that has this very version.
 * @param ifNoneMatch the request's header
 * @returns true when the answer has been sent and there is nothing left to do
 */
export function isUnchanged(
  reply: FastifyReply,
  { size, root, part, isPublic = false }: HeadTag,
  ifNoneMatch: string | undefined,
): boolean {
  const tag = `"${size}-${root.slice(0, 32)}${part === undefined ? '' : `-${part}`}"`;
  reply.header('etag', tag);
  reply.header('cache-control', isPublic ? 'public, no-cache' : 'private, no-cache');
  const asked = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (!asked.includes(tag)) return false;
  reply.code(NOT_MODIFIED).send();
  return true;
}

const NOT_MODIFIED = 304;
