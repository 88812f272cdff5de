/**
 * The pledge: the text that the cities sign, its digest, and who has signed or declined it.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntryLog } from '../../db/entry-log.js';
import type { Clock } from '../clock.js';
import { lastBody, launchedYear, stepAnswer } from '../cluster/step-answer.js';
import { yearIn } from '../http/query.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { CLOCK, ENTRY_LOG } from '../parts.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/pledge')
export class PledgeController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readPledge',
    summary: 'The text of the pledge, and who has signed it',
  })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(
      this.entryLog,
      live,
      cycle.context.year,
      'pledge',
      this.clock.now(),
    );
    const text = await lastBody(this.entryLog, live, cycle.context.year, 'pledge.propose');
    return { ...page, text, ...cycle.context.pledge };
  }
}
