/**
 * The launch: what was frozen when the year began, and its title and plan.
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
@Controller('api/clusters/:cluster/cycles/:year/launch')
export class LaunchController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readLaunch', summary: 'What the year began with' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const cycle = launchedYear(live, yearIn(year));
    const page = await stepAnswer(
      this.entryLog,
      live,
      cycle.context.year,
      'launch',
      this.clock.now(),
    );
    const { rules, charter, chair, deputy, plan, roster, rounds } = cycle.context;
    const launched = await lastBody(this.entryLog, live, cycle.context.year, 'cycle.launch');
    const { suspendedAt } = cycle.context.deadlines;
    return {
      ...page,
      title: launched?.title ?? null,
      rules,
      charter,
      chair,
      deputy,
      plan,
      roster,
      rounds: Object.keys(rounds),
      suspendedAt,
    };
  }
}
