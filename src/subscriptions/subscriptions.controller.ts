/**
 * A city's calendar tokens: made, listed and taken back by the city's own people. Others neither
 * see them nor learn that there are any.
 */
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CalendarTokenRow } from '../../db/rows.js';
import { ProblemError } from '../http/problem.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import type { Log } from '../log.js';
import { LOG, SUBSCRIPTIONS } from '../parts.js';
import {
  type CalendarTokenAnswer,
  CalendarTokensAnswer,
  NewCalendarTokenAnswer,
} from './subscriptions.dto.js';
import type { Subscriptions } from './subscriptions.js';

@ApiTags('calendar')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/calendar-tokens')
export class SubscriptionsController {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: Subscriptions,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'makeCalendarToken',
    summary: 'An address under which calendar programs fetch the deadlines of the own city',
    description:
      'It is told once and works without a session, for as long as the key that asked for it may ' +
      'read. Add `?lang=en` to it for English.',
  })
  @ApiCreatedResponse({ type: NewCalendarTokenAnswer })
  async make(
    @TheVisit() { live, reader }: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewCalendarTokenAnswer> {
    const { token, row } = await this.subscriptions.make(live, reader);
    reply.header('cache-control', 'no-store');
    this.log.info({ cluster: live.cluster, member: reader.member }, 'calendar token made');
    return { ...answerOf(row), address: `/calendar/${token}.ics` };
  }

  @Get()
  @ApiOperation({ operationId: 'listCalendarTokens', summary: 'The tokens of the own city' })
  @ApiOkResponse({ type: CalendarTokensAnswer })
  async list(
    @TheVisit() { live, reader }: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarTokensAnswer> {
    reply.header('cache-control', 'no-store');
    const rows = await this.subscriptions.of(live.cluster, reader.member);
    return { tokens: rows.map(answerOf) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeCalendarToken', summary: 'Takes a token back' })
  async revoke(@TheVisit() { live, reader }: Visit, @Param('id') id: string): Promise<void> {
    const { cluster } = live;
    const { member } = reader;
    if (!(await this.subscriptions.revoke(cluster, member, id))) {
      throw new ProblemError('calendar/unknown-token', id);
    }
    this.log.info({ cluster, member }, 'calendar token taken back');
  }
}

const answerOf = ({ digest, member, madeBy, created }: CalendarTokenRow): CalendarTokenAnswer => ({
  id: digest,
  member,
  madeBy,
  created,
});
