/**
 * The peer review: standing, scores, the vote with its counts, the minutes and who has signed
 * them.
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
@Controller('api/clusters/:cluster/cycles/:year/review')
export class ReviewController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readReview', summary: 'Standing, scores, votes and minutes' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(
      this.entryLog,
      live,
      cycle.context.year,
      'review',
      this.clock.now(),
    );
    return { ...page, ...cycle.context.review };
  }
}
