/**
 * The pledge: the text that the cities sign, its digest, and who has signed or declined it.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/pledge')
export class PledgeController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({
    operationId: 'readPledge',
    summary: 'The text of the pledge, and who has signed it',
  })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page, lastBody } = await this.pages.open(live, year, 'pledge');
    const text = await lastBody('pledge.propose');
    return { ...page, text, ...context.pledge };
  }
}
