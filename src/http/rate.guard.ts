/**
 * Rates of single routes that cost much and could be asked for without end: signing in, counted by
 * address, and documents that are computed, counted by the key of the session. The guards stand on
 * these routes alone, so that no other route pays for them.
 */
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { visitOf } from '../identity/session.guard.js';
import { RATES } from '../parts.js';
import { addressOf, keyNamed, type Rates } from './rates.js';

/** On a route that is part of signing in. */
@Injectable()
export class SignInRate implements CanActivate {
  constructor(@Inject(RATES) private readonly rates: Rates) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const tooMany = this.rates.count('signIns', addressOf(ip));
    if (tooMany) throw tooMany;
    return true;
  }
}

/** On a route whose answer is computed for whoever asks. */
@Injectable()
export class ComputedRate implements CanActivate {
  constructor(@Inject(RATES) private readonly rates: Rates) {}

  canActivate(context: ExecutionContext): boolean {
    const { reader } = visitOf(context.switchToHttp().getRequest<object>());
    const tooMany = this.rates.count('computed', keyNamed(reader.key));
    if (tooMany) throw tooMany;
    return true;
  }
}
