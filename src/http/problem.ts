/**
 * What goes wrong at the edge, as one kind of error: a problem has a code, and the code decides
 * everything else. The rules' refusals keep their own codes; those here are the server's, for what
 * never reaches the rules. No HTTP number stands here: `problem.filter.ts` knows those.
 */
import type { Refusal, RefusalCode } from '../../workflows/index.js';
import type { serverProblemsEn } from './problems.en.js';

/** A code of the server's own, such as `server/unknown-cluster`. */
export type ServerCode = keyof typeof serverProblemsEn;

export type ProblemCode = ServerCode | RefusalCode;

/** Further members of the problem document (RFC 9457 section 3.2). */
export type Extension = Readonly<Record<string, unknown>>;

/** A request that is not served, and why. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ServerCode,
    /** What is the case here and now: a word, figure or name, the same in every language. */
    readonly detail: string | null = null,
    readonly extension: Extension = {},
  ) {
    super(detail === null ? code : `${code}: ${detail}`);
  }
}

/** A statement that the rules refuse, with every reason. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly refusals: readonly Refusal[],
    readonly extension: Extension = {},
  ) {
    super(refusals.map(({ code }) => code).join(', '));
  }
}
