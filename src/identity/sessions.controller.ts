/**
 * Signing in: ask for a challenge, sign it with an enrolled key, get a token that opens this
 * cluster for reading. Nobody needs a session to write, and a session writes nothing.
 */
import {
  Body,
  Controller,
  Delete,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { base64urlDecode } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { SignInRate } from '../http/rate.guard.js';
import type { Journals } from '../journal/journals.js';
import { type LiveJournal, timeIn } from '../journal/live-journal.js';
import { readRequest } from '../journal/read-statement.js';
import { storageProblem } from '../journal/storage-problem.js';
import type { Log } from '../log.js';
import { CLOCK, JOURNALS, LOG, SESSIONS } from '../parts.js';
import { verifyNow } from '../signatures/verify.js';
import { readerOf } from './readers.js';
import { tokenOf } from './session.guard.js';
import {
  type ChallengeAnswer,
  ChallengeRequest,
  SessionAnswer,
  SessionRequest,
} from './sessions.dto.js';
import { challengeMessage, type Sessions } from './sessions.js';

@ApiTags('sessions')
@Controller('api/clusters/:cluster/sessions')
export class SessionsController {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Public()
  @UseGuards(SignInRate)
  @Post('challenge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'askForChallenge', summary: 'A challenge to sign' })
  @ApiBody({ type: ChallengeRequest })
  async challenge(
    @Param('cluster') cluster: string,
    @Body() body: unknown,
  ): Promise<ChallengeAnswer> {
    const { key } = readRequest(ChallengeRequest, body);
    const { origin } = await this.journal(cluster);
    return { challenge: this.sessions.challenge(origin, key) };
  }

  @Public()
  @UseGuards(SignInRate)
  @Post()
  @ApiOperation({ operationId: 'openSession', summary: 'A session for a signed challenge' })
  @ApiBody({ type: SessionRequest })
  @ApiCreatedResponse({ type: SessionAnswer })
  async open(@Param('cluster') cluster: string, @Body() body: unknown): Promise<SessionAnswer> {
    const { challenge, key, sig } = readRequest(SessionRequest, body);
    const { origin, shown } = await this.journal(cluster);
    if (challenge.key !== key || challenge.cluster !== origin) {
      throw new ProblemError('session/bad-challenge');
    }
    const verdict = this.sessions.check(challenge);
    if (verdict === 'forged') throw new ProblemError('session/bad-challenge');
    if (verdict === 'over') throw new ProblemError('session/challenge-over');
    const { journal } = shown;
    const at = timeIn(journal, this.clock.now());
    const reader = readerOf(journal.cluster.context, key, at);
    if (!reader) throw new ProblemError('session/not-enrolled', key);
    if (!isSigned(reader.publicKey, challengeMessage(challenge), sig)) {
      throw new ProblemError('session/bad-signature');
    }
    const { member, officer } = reader;
    const opened = await this.sessions.open(cluster, challenge).catch(this.notStored);
    if (!opened) throw new ProblemError('session/challenge-over');
    this.log.info({ cluster, member, officer }, 'session opened');
    return { token: opened.token, expires: opened.session.expires, member, officer };
  }

  @Delete()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'closeSession', summary: 'Ends the session of the token' })
  async close(@Headers('authorization') authorization: string | undefined): Promise<void> {
    await this.sessions.close(tokenOf(authorization) ?? '').catch(this.notStored);
  }

  /** A session is a row, so where nothing can be stored nobody can sign in or out. */
  private readonly notStored = (error: unknown): never => {
    this.log.error({ err: error }, 'session not stored');
    throw storageProblem(error);
  };

  private async journal(cluster: string): Promise<LiveJournal> {
    const live = await this.journals.find(cluster);
    if (!live) throw new ProblemError('server/unknown-cluster', cluster);
    return live;
  }
}

function isSigned(publicKey: string, message: Uint8Array, sig: string): boolean {
  const key = base64urlDecode(publicKey);
  const signature = base64urlDecode(sig);
  return !!key && !!signature && verifyNow(key, message, signature);
}
