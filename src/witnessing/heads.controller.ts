/**
 * What everybody may see of a journal: its signed heads with their cosignatures, who its witnesses
 * are and how far each has vouched, and the policy by which to check it all. None of it tells what
 * stands in the journal.
 */
import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import { formatPolicy, wholePolicyOf } from '../../workflows/index.js';
import { isUnchanged } from '../http/etag.js';
import { languageOf } from '../http/language.js';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { wholeNumber } from '../http/query.js';
import type { Journals } from '../journal/journals.js';
import type { LiveJournal } from '../journal/live-journal.js';
import { COLLECTOR, ENTRY_LOG, JOURNALS } from '../parts.js';
import type { Collector } from './collector.js';
import { cosignedHeads, newestHead } from './heads.js';
import { CosignedCheckpoint, WitnessesAnswer } from './witness-answers.dto.js';
import { witnessesAnswer } from './witness-answers.js';

const PLAIN_TEXT = 'text/plain; charset=utf-8';

@ApiTags('witnesses')
@Public()
@Controller('api/clusters/:cluster')
export class HeadsController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(COLLECTOR) private readonly collector: Collector,
  ) {}

  @Get('checkpoint')
  @ApiOperation({
    operationId: 'readCheckpoint',
    summary: 'The newest signed head',
    description:
      'A C2SP tlog-checkpoint, signed by the server under the origin of the journal, with the ' +
      'tlog-cosignatures of the witnesses that have seen it by now.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'A signed note.' })
  async checkpoint(
    @Param('cluster') cluster: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const live = await this.journal(cluster);
    const { size, root } = live.shown;
    const head = await newestHead(this.entryLog, live);
    if (!head) throw new ProblemError('server/no-checkpoint', cluster);
    const part = head.cosignatures.length;
    if (isUnchanged(reply, { size, root, part, isPublic: true }, ifNoneMatch)) return;
    reply.type(PLAIN_TEXT).send(head.note);
  }

  @Get('checkpoints')
  @ApiOperation({
    operationId: 'readCheckpoints',
    summary: 'Every signed head that a witness has cosigned',
    description: 'By size, from `from` entries on; all without it.',
  })
  @ApiQuery({ name: 'from', required: false, example: 0 })
  @ApiOkResponse({ type: [CosignedCheckpoint] })
  async checkpoints(
    @Param('cluster') cluster: string,
    @Query('from') from: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.journal(cluster);
    const pieces = listed(this.entryLog, cluster, wholeNumber('from', from, 0));
    reply.header('cache-control', 'public, no-cache').type('application/json');
    reply.send(Readable.from(pieces, { objectMode: false }));
  }

  @Get('witnesses')
  @ApiOperation({
    operationId: 'readWitnesses',
    summary: 'Who watches this server, and how far each has vouched',
  })
  @ApiOkResponse({ type: WitnessesAnswer })
  async witnesses(
    @Param('cluster') cluster: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WitnessesAnswer> {
    const live = await this.journal(cluster);
    const language = languageOf(acceptLanguage);
    reply.header('content-language', language).header('vary', 'accept-language');
    reply.header('cache-control', 'public, no-cache');
    return witnessesAnswer(live, this.collector, language);
  }

  @Get('policy')
  @ApiOperation({
    operationId: 'readPolicy',
    summary: 'Whom to believe about this journal',
    description:
      'A C2SP tlog-policy: the keys of the server, the witnesses of the charter, their quorum.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'A policy file.' })
  async policy(@Param('cluster') cluster: string, @Res() reply: FastifyReply): Promise<void> {
    const live = await this.journal(cluster);
    if (live.shown.size === 0) throw new ProblemError('server/no-checkpoint', cluster);
    const policy = wholePolicyOf(live.shown.journal.cluster.context, live.replay.serverKeys());
    reply.header('cache-control', 'public, no-cache');
    reply.type(PLAIN_TEXT).send(formatPolicy(policy));
  }

  private async journal(cluster: string): Promise<LiveJournal> {
    const live = await this.journals.find(cluster);
    if (!live) throw new ProblemError('server/unknown-cluster', cluster);
    return live;
  }
}

/** A JSON list, piece by piece. */
async function* listed(log: EntryLog, cluster: string, from: number): AsyncGenerator<string> {
  let opening = '[';
  for await (const { size, note } of cosignedHeads(log, cluster, from)) {
    yield `${opening}${JSON.stringify({ size, note } satisfies CosignedCheckpoint)}`;
    opening = ',\n';
  }
  yield opening === '[' ? '[]' : ']';
}
