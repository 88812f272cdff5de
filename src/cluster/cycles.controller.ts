/**
 * One year as a whole: where it stands, whom it waits for, what is due, and what the caller may say
 * in it. Each step has a page of its own in the module of that step.
 */
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { statePath, waitingFor } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { languageOf } from '../http/language.js';
import { yearIn } from '../http/query.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { timeIn } from '../journal/live-journal.js';
import { CLOCK } from '../parts.js';
import { callerActions } from './caller-actions.js';
import { ActionsAnswer } from './cluster-answers.dto.js';
import { deadlinesOf } from './deadline-list.js';
import { launchedYear } from './step-pages.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year')
export class CyclesController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get()
  @ApiOperation({ operationId: 'readCycle', summary: 'One year at a glance' })
  @ApiOkResponse({
    example: {
      year: 2024,
      state: 'underway.pledging.signing',
      chair: 'hai-phong',
      deputy: 'can-tho',
      waitingFor: { 'da-nang': ['pledge.sign'] },
      deadlines: [],
    },
  })
  cycle(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const at = timeIn(live.shown.journal, this.clock.now());
    const cycle = launchedYear(live, yearIn(year));
    const { rules, charter, chair, deputy, roster } = cycle.context;
    return {
      year: cycle.context.year,
      state: statePath(cycle),
      at,
      rules,
      charter,
      chair,
      deputy,
      roster,
      waitingFor: waitingFor(live.shown.journal, cycle.context.year, at),
      deadlines: deadlinesOf(live.shown.journal, cycle, at),
    };
  }

  @Get('actions')
  @ApiOperation({
    operationId: 'listCycleActions',
    summary: 'What the caller may say of this year now and, for the rest, why not',
    description: 'Also for a year that was not launched yet.',
  })
  @ApiOkResponse({ type: ActionsAnswer })
  actions(
    @TheVisit() { live, reader }: Visit,
    @Param('year') year: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ActionsAnswer {
    const at = timeIn(live.shown.journal, this.clock.now());
    const language = languageOf(acceptLanguage);
    reply.header('content-language', language).header('vary', 'accept-language');
    const actions = callerActions(live.shown.journal, yearIn(year), reader, at, language);
    return { at, by: { member: reader.member, officer: reader.officer }, actions };
  }
}
