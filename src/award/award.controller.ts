/**
 * The awards: what is proposed for whom, who concurs, and what the authority above has decided.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/awards')
export class AwardsController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({ operationId: 'readAwards', summary: 'The awards proposed, and what was decided' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page } = await this.pages.open(live, year, 'award');
    return { ...page, ...context.award };
  }
}
