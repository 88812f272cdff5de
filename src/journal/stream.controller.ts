/**
 * The live stream of a journal. Nest's own `@Sse` numbers events from 1 on every connection, so a
 * reader that comes back would be told that it missed nothing; here the id is the entry's place.
 */
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../http/problem.js';
import { wholeNumber } from '../http/query.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { STREAMS } from '../parts.js';
import type { Streams } from './streams.js';

@ApiTags('journal')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/stream')
export class StreamController {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  @Get()
  @ApiOperation({
    operationId: 'followJournal',
    summary: 'Each entry as it is accepted',
    description:
      'Server-sent events; the id of an event is the place of its entry. A stream begins after ' +
      '`Last-Event-ID`, or at `from`, or with the next entry.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Events of the kind `entry`.' })
  async follow(
    @TheVisit() { live, holds }: Visit,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('from') from: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const last = wholeNumber('Last-Event-ID', lastEventId || undefined, undefined);
    const first = last === undefined ? wholeNumber('from', from, live.shown.size) : last + 1;
    if (!this.streams.hasRoom()) throw new ProblemError('server/too-many-streams');
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // A question for the headers alone takes no stream: it would wait for ever for an event.
    if (reply.request.method === 'HEAD') reply.raw.end();
    else await this.streams.open(reply.raw, live, first, holds);
  }
}
