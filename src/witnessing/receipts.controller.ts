/**
 * Receipts: one entry, the proof of its place and a cosigned head in one text file, which proves
 * for ever and without this server that the entry stands in the journal and who saw it there.
 */
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import { makeReceipt } from '../../workflows/index.js';
import { ProblemError } from '../http/problem.js';
import { wholeNumber } from '../http/query.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { ENTRY_LOG } from '../parts.js';
import { headFor } from './heads.js';

@ApiTags('journal')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/entries/:seq/receipt')
export class ReceiptsController {
  constructor(@Inject(ENTRY_LOG) private readonly entryLog: EntryLog) {}

  @Get()
  @ApiOperation({
    operationId: 'readReceipt',
    summary: 'The receipt of one entry',
    description:
      'A C2SP tlog-proof whose extra data are the entry. Its head is the first that covers the ' +
      'entry and that a quorum of the witnesses has cosigned; while there is none, the newest.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'A .tlog-proof file.' })
  async receipt(
    @TheVisit() { live }: Visit,
    @Param('cluster') cluster: string,
    @Param('seq') place: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seq = wholeNumber('seq', place, 0);
    const isShown = seq < live.shown.size;
    const row = isShown ? await this.entryLog.entry(cluster, seq) : undefined;
    if (!row) throw new ProblemError('server/unknown-entry', place);
    const head = await headFor(this.entryLog, live, seq);
    if (!head) throw new ProblemError('server/no-checkpoint', cluster);
    const proof = live.replay.tree.inclusionProof(seq, head.size);
    const text = makeReceipt({ entry: row.bytes, index: seq, proof, checkpoint: head.note });
    reply.header('cache-control', 'private, no-cache');
    reply.header('content-disposition', `attachment; filename="${cluster}-${seq}.tlog-proof"`);
    reply.type('text/plain; charset=utf-8').send(text);
  }
}
