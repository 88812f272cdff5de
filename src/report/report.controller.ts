/**
 * The reports: which city has reported in which round, and what became of it.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/reports')
export class ReportsController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({ operationId: 'readReports', summary: 'The reports of each round' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page } = await this.pages.open(live, year, 'report');
    return { ...page, ...context.reports };
  }
}
