/**
 * The awards: what is proposed for whom, who concurs, and what the authority above has decided.
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
@Controller('api/clusters/:cluster/cycles/:year/awards')
export class AwardsController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readAwards', summary: 'The awards proposed, and what was decided' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(
      this.entryLog,
      live,
      cycle.context.year,
      'award',
      this.clock.now(),
    );
    return { ...page, ...cycle.context.award };
  }
}
