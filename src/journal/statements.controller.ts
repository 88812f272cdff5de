/**
 * The one door for statements. It needs no session, because the signature on the statement is the
 * authority; so a stranger, whose signature is nobody's, learns nothing here about the state.
 */
import { Body, Controller, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../workflows/index.js';
import { RefusedError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { flagIn } from '../http/query.js';
import { keyNamed, type Rates } from '../http/rates.js';
import { tokenOf } from '../identity/session.guard.js';
import type { Sessions } from '../identity/sessions.js';
import type { Log } from '../log.js';
import { LOG, RATES, SESSIONS, WRITER } from '../parts.js';
import { SignedStatement } from '../statement/statement.dto.js';
import { AcceptedStatement } from './journal.dto.js';
import type { Outcome } from './outcome.js';
import { type Received, readQuestion, readStatement } from './read-statement.js';
import type { Writer } from './writer.js';

@ApiTags('statements')
@Controller('api/clusters/:cluster/statements')
export class StatementsController {
  constructor(
    @Inject(WRITER) private readonly writer: Writer,
    @Inject(LOG) private readonly log: Log,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(RATES) private readonly rates: Rates,
  ) {}

  @Public()
  @Post()
  @ApiOperation({
    operationId: 'say',
    summary: 'Say something: the one way to write',
    description:
      'The body is canonical JSON (RFC 8785). With `dry=true` nothing is written and the answer ' +
      'says what would become of the statement now; whoever has a session may then leave the ' +
      'signatures out (`[]`), so that nothing need be signed that would be refused.',
  })
  @ApiQuery({ name: 'dry', required: false, enum: ['true', 'false'] })
  @ApiBody({ type: SignedStatement })
  @ApiCreatedResponse({ type: AcceptedStatement, description: 'It has a new entry.' })
  @ApiOkResponse({
    type: AcceptedStatement,
    description: 'It had this entry already, or would be accepted (`dry=true`).',
  })
  async say(
    @Param('cluster') cluster: string,
    @Query('dry') dry: string | undefined,
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isDry = flagIn('dry', dry);
    const received = isDry
      ? readQuestion(body, await this.askerOf(cluster, authorization))
      : readStatement(body);
    const signer = keyNamed(received.signed.signatures[0]?.key ?? '');
    const tooMany = this.rates.refusalFor(signer);
    if (tooMany) throw tooMany;
    const outcome = isDry
      ? await this.writer.weigh(cluster, received)
      : await this.writer.submit(cluster, received);
    if (!isDry) this.record(cluster, received, outcome);
    // Only what a key has really signed is counted against it.
    if (outcome.kind === 'refused' && !isStranger(outcome.refusals)) {
      this.rates.count('refused', signer);
    }
    const answer = answerTo(outcome);
    const isNew = !isDry && outcome.kind === 'accepted' && outcome.isNew;
    reply
      .code(isNew ? CREATED : OK)
      .type('application/json')
      .send(JSON.stringify(answer));
  }

  /** The key of the session that asks, in this cluster. */
  private async askerOf(
    cluster: string,
    authorization: string | undefined,
  ): Promise<string | null> {
    const session = await this.sessions.find(tokenOf(authorization) ?? '');
    return session?.cluster === cluster ? session.key : null;
  }

  private record(cluster: string, { signed }: Received, outcome: Outcome): void {
    const { type, by } = signed.statement;
    const said = { cluster, type, member: by.member, officer: by.officer };
    if (outcome.kind === 'accepted') {
      this.log.info({ ...said, seq: outcome.place.seq, isNew: outcome.isNew }, 'accepted');
    } else if (outcome.kind === 'refused') {
      const codes = outcome.refusals.map(({ code }) => code);
      this.log.info({ ...said, codes }, 'refused');
    } else this.log.warn({ ...said, code: outcome.problem.code }, 'not served');
  }
}

const CREATED = 201;
const OK = 200;

/** @throws ProblemError or RefusedError where the statement has no entry */
function answerTo(outcome: Outcome): AcceptedStatement {
  if (outcome.kind === 'unserved') throw outcome.problem;
  if (outcome.kind === 'refused') {
    const { refusals, head } = outcome;
    const { size, root } = head;
    const isStale = refusals.some(({ condition }) => condition === 'seenIsOfThisJournal');
    throw new RefusedError(disclosed(refusals), isStale ? { head: { root, size } } : {});
  }
  const { place, checkpoint } = outcome;
  return { ...place, checkpoint };
}

/**
 * What a speaker may learn. Somebody whose signature is not one of this cluster could otherwise
 * ask, statement by statement, who has signed and how the vote stands.
 */
function disclosed(refusals: readonly Refusal[]): readonly Refusal[] {
  if (!isStranger(refusals)) return refusals;
  return refusals.filter(
    ({ code, condition }) => /^(frame|authority)\//.test(code) && condition !== 'stepIsOpen',
  );
}

/** Whether a statement was refused because its key speaks for nobody here, or no longer does. */
const isStranger = (refusals: readonly Refusal[]): boolean =>
  refusals.some(({ condition }) => OUTSIDE.includes(condition));

/** Whoever fails one of these may not read the journal either, and learns nothing of it here. */
const OUTSIDE: readonly string[] = [
  'keyIsKnown',
  'keyIsNotReplaced',
  'mandateCoversTime',
  'mandateIsNotRevoked',
  'signatureIsValid',
];
