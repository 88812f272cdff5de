/**
 * The handover of the chair: who is offered the office, who has confirmed and signed, who was
 * passed over.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntryLog } from '../../db/entry-log.js';
import type { Clock } from '../clock.js';
import { launchedYear, stepAnswer } from '../cluster/step-answer.js';
import { yearIn } from '../http/query.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { CLOCK, ENTRY_LOG } from '../parts.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/handover')
export class HandoverController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readHandover', summary: 'The handover of the chair' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(
      this.entryLog,
      live,
      cycle.context.year,
      'handover',
      this.clock.now(),
    );
    return { ...page, ...cycle.context.handover };
  }
}
