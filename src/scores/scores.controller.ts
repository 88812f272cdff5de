/**
 * The points of a year as files for spreadsheets, with names and headings in the reader's language.
 * What they hold is what the rules made of the journal at this moment.
 */
import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { launchedYear } from '../cluster/step-pages.js';
import { languageOf } from '../http/language.js';
import { yearIn } from '../http/query.js';
import { ComputedRate } from '../http/rate.guard.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { csvOf } from '../tables/csv.js';
import { scoresTable } from '../tables/scores.js';
import type { Table } from '../tables/table.js';
import { xlsxOf } from '../tables/xlsx.js';

const CSV = 'text/csv; charset=utf-8; header=present';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('review')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year')
export class ScoresController {
  @Get('scores.csv')
  @UseGuards(ComputedRate)
  @ApiOperation({
    operationId: 'readScoresAsCsv',
    summary: 'The points of a year as CSV',
    description: 'UTF-8 with a byte order mark. Text that looks like a formula has an apostrophe.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'A row for each member.' })
  csv(
    @TheVisit() visit: Visit,
    @Param('year') year: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const table = tableFor(visit, year, acceptLanguage, reply);
    asFile(reply, visit, year, 'csv').type(CSV).send(csvOf(table));
  }

  @Get('scores.xlsx')
  @UseGuards(ComputedRate)
  @ApiOperation({
    operationId: 'readScoresAsXlsx',
    summary: 'The points of a year as an Excel workbook',
    description: 'The same journal gives the same bytes.',
  })
  @ApiProduces(XLSX)
  @ApiOkResponse({ description: 'A row for each member.' })
  async xlsx(
    @TheVisit() visit: Visit,
    @Param('year') year: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await xlsxOf(tableFor(visit, year, acceptLanguage, reply));
    asFile(reply, visit, year, 'xlsx').type(XLSX).send(bytes);
  }
}

function tableFor(
  { live }: Visit,
  year: string,
  acceptLanguage: string | undefined,
  reply: FastifyReply,
): Table {
  const language = languageOf(acceptLanguage);
  const cycle = launchedYear(live, yearIn(year));
  reply.header('content-language', language).header('vary', 'accept-language');
  return scoresTable(live.shown.journal, cycle, language);
}

const asFile = (reply: FastifyReply, { live }: Visit, year: string, ending: string) =>
  reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename="${live.cluster}-${year}.${ending}"`);
