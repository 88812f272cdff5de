/**
 * The launch: what was frozen when the year began, and its title and plan.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/launch')
export class LaunchController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({ operationId: 'readLaunch', summary: 'What the year began with' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page, lastBody } = await this.pages.open(live, year, 'launch');
    const { rules, charter, chair, deputy, plan, roster, rounds } = context;
    const launched = await lastBody('cycle.launch');
    const { suspendedAt } = context.deadlines;
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
