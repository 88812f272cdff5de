/**
 * The guard before every route: closed unless the route is public, or the bearer token opens a
 * session of this very cluster and the session's key may still read it now. A revoked officer is
 * out at once, not when the session ends.
 */
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.js';
import { ProblemError } from '../http/problem.js';
import { PUBLIC } from '../http/public.js';
import type { Journals } from '../journal/journals.js';
import { type LiveJournal, timeIn } from '../journal/live-journal.js';
import { CLOCK, JOURNALS, SESSIONS } from '../parts.js';
import { type Reader, readerOf } from './readers.js';
import type { Sessions } from './sessions.js';

/** What the guard found out, for the routes behind it. */
export interface Visit {
  readonly live: LiveJournal;
  readonly reader: Reader;
  /** Whether the session still opens the door. */
  readonly holds: () => Promise<boolean>;
}

const visits = new WeakMap<object, Visit>();

/** The visit of a request. @throws ProblemError for one that the guard has not let in */
export function visitOf(request: object): Visit {
  const visit = visits.get(request);
  if (!visit) throw new ProblemError('session/missing');
  return visit;
}

/** The visit of a request that the guard has let in. */
export const TheVisit = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visit =>
    visitOf(context.switchToHttp().getRequest<object>()),
);

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, places)) return true;
    return this.letIn(context.switchToHttp().getRequest<FastifyRequest>());
  }

  private async letIn(request: FastifyRequest): Promise<boolean> {
    const { cluster = '' } = request.params as { cluster?: string };
    const live = await this.journals.find(cluster);
    if (!live) throw new ProblemError('server/unknown-cluster', cluster);
    const token = tokenOf(request.headers.authorization);
    if (token === undefined) throw new ProblemError('session/missing');
    const session = await this.sessions.find(token);
    if (!session) throw new ProblemError('session/unknown');
    if (session.cluster !== cluster) throw new ProblemError('session/other-cluster');
    const reader = this.reader(live, session.key);
    if (!reader) throw new ProblemError('session/not-enrolled');
    // A commit that failed may have replaced the journal in memory since.
    const holds = async () =>
      (await this.sessions.find(token)) !== undefined &&
      this.reader(this.journals.loaded(cluster) ?? live, session.key) !== undefined;
    visits.set(request, { live, reader, holds });
    return true;
  }

  private reader({ shown }: LiveJournal, key: string): Reader | undefined {
    const { journal } = shown;
    return readerOf(journal.cluster.context, key, timeIn(journal, this.clock.now()));
  }
}

/** The token of a header such as `Authorization: Bearer …` (RFC 6750 section 2.1). */
export const tokenOf = (header: string | undefined): string | undefined =>
  /^Bearer +([A-Za-z0-9_-]{1,128})$/i.exec(header ?? '')?.[1];
