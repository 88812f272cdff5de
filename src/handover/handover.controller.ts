/**
 * The handover of the chair: who is offered the office, who has confirmed and signed, who was
 * passed over.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/handover')
export class HandoverController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({ operationId: 'readHandover', summary: 'The handover of the chair' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page } = await this.pages.open(live, year, 'handover');
    return { ...page, ...context.handover };
  }
}
