/**
 * Every error as a problem document (RFC 9457), and the only file that knows HTTP's numbers for
 * them. Nothing of the program leaks: an error that nobody expected is logged with its stack and
 * answered with a code and a sentence.
 *
 *     {"type":"/problems/pledge/already-signed","title":"…","status":409,"instance":"/api/…",
 *      "code":"pledge/already-signed",
 *      "refusals":[{"code":"…","condition":"…","type":"pledge.sign","pointer":null,"detail":null,
 *                   "text":"…"}]}
 */
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, refusalText } from '../../workflows/index.js';
import type { Log } from '../log.js';
import { LOG } from '../parts.js';
import { languageOf } from './language.js';
import { withoutToken } from './path-tokens.js';
import { type Extension, type ProblemCode, ProblemError, RefusedError } from './problem.js';
import { explain, isServerCode, textOf } from './problem-text.js';

/** The status of a code, or of all codes of its area. */
const STATUS: Readonly<Record<string, number>> = {
  'json/too-large': 413,
  json: 400,
  'http/not-found': 404,
  'http/unsupported-media-type': 415,
  'http/address-too-long': 414,
  'http/headers-too-large': 431,
  'http/too-slow': 408,
  'http/other-origin': 403,
  'http/too-many-requests': 429,
  http: 400,
  'attachment/other-type': 415,
  'attachment/too-large': 413,
  'attachment/not-what-it-says': 422,
  'attachment/damaged': 500,
  'attachment/busy': 503,
  attachment: 404,
  'calendar/not-a-member': 403,
  'calendar/too-many-tokens': 409,
  calendar: 404,
  'session/other-cluster': 403,
  'session/not-enrolled': 403,
  session: 401,
  'server/not-hosted': 403,
  'server/other-server-key': 409,
  'server/moved': 409,
  'server/journal-broken': 409,
  'server/key-missing': 503,
  'server/restored': 409,
  'server/storage-failed': 503,
  'server/storage-full': 503,
  'server/storage-read-only': 503,
  'server/storage-damaged': 503,
  'server/storage-gone': 503,
  'server/busy': 503,
  'server/too-many-streams': 503,
  'server/too-many-connections': 503,
  'server/closing': 503,
  'server/internal': 500,
  server: 404,
  'form/too-large': 413,
  form: 422,
  'authority/bad-signature': 422,
  authority: 403,
  speaker: 403,
};
/** Whatever else the rules refuse, they refuse in this state. */
const REFUSED_NOW = 409;

/** Where several reasons have different numbers, the one that is first to be put right. */
const GRAVITY = [413, 422, 403, REFUSED_NOW];

const RETRY_SECONDS = '2';

/** The HTTP status of a code. */
export const statusOf = (code: ProblemCode): number =>
  STATUS[code] ?? STATUS[code.split('/')[0] ?? ''] ?? REFUSED_NOW;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply, this.log);
  }
}

/** Answers with the problem that an error is; an answer that has begun is cut off. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): void {
  const known = knownError(error);
  told.set(request, codesOf(known));
  if (!known) log.error({ err: error, path: pathOf(request) }, 'unexpected error');
  noteDenial(error, request, log);
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const language = languageOf(request.headers['accept-language']);
  const problem = problemOf(known ?? new ProblemError('server/internal'), language);
  const { status, wait } = problem;
  if (status === STATUS.session) reply.header('www-authenticate', 'Bearer realm="giaouoc"');
  if (typeof wait === 'number') reply.header('retry-after', `${wait}`);
  else if (status === STATUS['server/busy']) reply.header('retry-after', RETRY_SECONDS);
  reply
    .code(status)
    .headers(PROBLEM_HEADERS)
    .header('content-language', language)
    .header('vary', 'accept-language')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, instance: pathOf(request) }));
}

/** The codes of the problem that a request was answered with; none for any other answer. */
export const codesTold = (request: FastifyRequest): readonly ProblemCode[] =>
  told.get(request) ?? [];

const told = new WeakMap<FastifyRequest, readonly ProblemCode[]>();

const codesOf = (error: ProblemError | RefusedError | undefined): readonly ProblemCode[] =>
  error instanceof RefusedError
    ? error.refusals.map(({ code }) => code)
    : [error?.code ?? 'server/internal'];

/** Who was turned away at a closed door, or could not sign in, is noted with the address. */
function noteDenial(error: unknown, request: FastifyRequest, log: Log): void {
  if (!(error instanceof ProblemError) || !DENIED.includes(statusOf(error.code))) return;
  log.info({ code: error.code, path: pathOf(request), address: request.ip }, 'denied');
}

const DENIED = [401, 403];

/** No problem is kept, framed or taken for anything but what it is, wherever it comes from. */
export const PROBLEM_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const pathOf = ({ url }: FastifyRequest): string => withoutToken(url.split('?')[0] ?? url);

/** Errors of ours, and those that the framework throws before a route is reached. */
function knownError(error: unknown): ProblemError | RefusedError | undefined {
  if (error instanceof ProblemError || error instanceof RefusedError) return error;
  const { statusCode, status } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const number = Number(statusCode ?? status);
  const code = FRAMEWORK_CODES.find((each) => STATUS[each] === number);
  if (code) return new ProblemError(code);
  return number >= 400 && number < 500 ? new ProblemError('http/bad-request') : undefined;
}

/** What the framework refuses by itself, recognised by its number. */
const FRAMEWORK_CODES = [
  'http/not-found',
  'http/unsupported-media-type',
  'json/too-large',
  'http/address-too-long',
  'http/other-origin',
  'server/closing',
] as const;

interface ProblemDocument extends Extension {
  readonly status: number;
}

/** An error as its problem document, but for the address where it occurred. */
export function problemOf(error: ProblemError | RefusedError, language: Language): ProblemDocument {
  if (error instanceof ProblemError) {
    const { code, detail, extension } = error;
    return { ...headOf(code, language), ...(detail === null ? {} : { detail }), ...extension };
  }
  const { refusals, extension } = error;
  const codes = refusals.map(({ code }) => code);
  const gravest = codes.toSorted((a, b) => gravityOf(a) - gravityOf(b))[0] ?? 'server/internal';
  const explained = refusals.map((refusal) => explain(refusal, language));
  return { ...headOf(gravest, language), refusals: explained, ...extension };
}

const gravityOf = (code: ProblemCode): number => GRAVITY.indexOf(statusOf(code));

const headOf = (code: ProblemCode, language: Language): ProblemDocument => ({
  type: `/problems/${code}`,
  title: isServerCode(code) ? textOf(code, language) : refusalText(code, language),
  status: statusOf(code),
  code,
});
