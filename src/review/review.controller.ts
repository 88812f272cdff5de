/**
 * The peer review: standing, scores, the vote with its counts, the minutes and who has signed
 * them.
 */
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StepPages } from '../cluster/step-pages.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';

@ApiTags('cycles')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/review')
export class ReviewController {
  constructor(@Inject(StepPages) private readonly pages: StepPages) {}

  @Get()
  @ApiOperation({ operationId: 'readReview', summary: 'Standing, scores, votes and minutes' })
  async read(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context, page } = await this.pages.open(live, year, 'review');
    return { ...page, ...context.review };
  }
}
