/**
 * The documents of one year: which were issued, and each as a PDF file made from the journal when
 * it is asked for. Nothing is stored; the same entries and the same facts of issue give the same
 * bytes, and whoever has the journal can make them without this server.
 */
import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import { DOCUMENT_KINDS } from '../../workflows/index.js';
import { launchedYear } from '../cluster/step-pages.js';
import type { IssueFacts } from '../documents/make-document.js';
import { ProblemError } from '../http/problem.js';
import { yearIn } from '../http/query.js';
import { ComputedRate } from '../http/rate.guard.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { ENTRY_LOG } from '../parts.js';
import { type DocumentPress, openPress } from './document-press.js';
import { type DocumentQuery, factsIn, issuedOf } from './issue-facts.js';

@ApiTags('documents')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/cycles/:year/documents')
export class DocumentsController {
  private readonly press: DocumentPress = openPress();

  constructor(@Inject(ENTRY_LOG) private readonly entryLog: EntryLog) {}

  @Get()
  @ApiOperation({
    operationId: 'listDocuments',
    summary: 'The documents of this year that were given a number',
  })
  @ApiOkResponse({
    example: {
      year: 2024,
      kinds: [...DOCUMENT_KINDS],
      issued: [
        {
          kind: 'pledge',
          number: 5,
          symbol: 'GƯTĐ-CTĐ',
          place: 'Hải Phòng',
          date: '2024-03-08',
          upTo: 42,
          digest: '0'.repeat(64),
        },
      ],
    },
  })
  list(@TheVisit() { live }: Visit, @Param('year') year: string) {
    const { context } = launchedYear(live, yearIn(year));
    return { year: context.year, kinds: DOCUMENT_KINDS, issued: issuedOf(context) };
  }

  @Get(':kind')
  @UseGuards(ComputedRate)
  @ApiOperation({
    operationId: 'readDocument',
    summary: 'One document as a PDF file, made from the journal',
    description:
      'For a number that was issued, the facts of its issue are taken; otherwise all of them are ' +
      'needed, and the document is made from the entries so far unless `upTo` says otherwise.',
  })
  @ApiParam({ name: 'kind', enum: DOCUMENT_KINDS })
  @ApiQuery({ name: 'number', required: true, example: 5 })
  @ApiQuery({ name: 'symbol', required: false, example: 'GƯTĐ-CTĐ' })
  @ApiQuery({ name: 'place', required: false, example: 'Hải Phòng' })
  @ApiQuery({ name: 'date', required: false, example: '2024-03-08' })
  @ApiQuery({ name: 'upTo', required: false, example: 42 })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'A tagged PDF file with its fonts in it.' })
  async document(
    @TheVisit() { live }: Visit,
    @Param('year') year: string,
    @Param('kind') kind: string,
    @Query() query: DocumentQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = factsIn(live, yearIn(year), kind, query);
    const root = live.replay.rootAt(facts.upTo) ?? '';
    const name = JSON.stringify([live.cluster, root, facts]);
    const filled = await this.press.make(name, () => orderOf(this.entryLog, live, facts));
    if (!filled.ok) {
      if (filled.gap === 'noYear') throw new ProblemError('server/unknown-cycle', year);
      throw new ProblemError('server/no-document', facts.kind);
    }
    const { bytes } = filled;
    const digest = createHash('sha256').update(bytes).digest();
    const file = `${facts.kind}-${facts.year}-${facts.number}.pdf`;
    reply
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `inline; filename="${file}"`)
      // RFC 9530, section 2: what stands in the journal once the document is issued.
      .header('content-digest', `sha-256=:${digest.toString('base64')}:`)
      .type('application/pdf')
      .send(Buffer.from(bytes));
  }
}

async function orderOf(log: EntryLog, live: LiveJournal, facts: IssueFacts) {
  const lines: Uint8Array[] = [];
  for await (const { bytes } of log.entries(live.cluster, 0, facts.upTo)) lines.push(bytes);
  return { origin: live.origin, lines, facts };
}
