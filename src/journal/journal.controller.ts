/**
 * The journal to read: its exact bytes, one entry, and its states at any place. The bytes come from
 * the database and not from memory, so what an auditor downloads is what is stored.
 */
import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import { stateJson } from '../../workflows/index.js';
import { isUnchanged } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { wholeNumber } from '../http/query.js';
import { ComputedRate } from '../http/rate.guard.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import { ENTRY_LOG } from '../parts.js';
import { JournalState } from './journal.dto.js';
import { stateAfter } from './time-travel.js';

@ApiTags('journal')
@Controller('api/clusters/:cluster')
export class JournalController {
  constructor(@Inject(ENTRY_LOG) private readonly entryLog: EntryLog) {}

  @Get('journal')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'readJournal',
    summary: 'The exact bytes of the entries, one a line',
    description: 'From `from` (included) to `to` (excluded), by place; all without them.',
  })
  @ApiQuery({ name: 'from', required: false, example: 0 })
  @ApiQuery({ name: 'to', required: false, example: 42 })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'Entries in canonical JSON, each with a line feed after it.' })
  journal(
    @TheVisit() { live }: Visit,
    @Query('from') from: string | undefined,
    @Query('to') to: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const { size } = live.shown;
    const first = wholeNumber('from', from, 0);
    // What stands behind a broken entry is shown too: the auditor decides what to make of it.
    const last = live.breach ? Number.MAX_SAFE_INTEGER : size;
    const end = Math.min(wholeNumber('to', to, last), last);
    if (isUnchanged(reply, live.shown, ifNoneMatch)) return;
    const lines = this.entryLog.entries(live.cluster, first, end);
    reply.type('application/x-ndjson').send(Readable.from(pieces(lines), { objectMode: false }));
  }

  @Get('entries/:seq')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'readEntry', summary: 'The exact bytes of one entry' })
  async entry(
    @TheVisit() { live }: Visit,
    @Param('seq') seq: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.entryLog.entry(live.cluster, wholeNumber('seq', seq, 0));
    if (!row) throw new ProblemError('server/unknown-entry', seq);
    reply.type('application/json').send(Buffer.from(row.bytes));
  }

  @Get('state')
  @UseGuards(ComputedRate)
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'readState',
    summary: 'The states now, or after any entry',
    description:
      'The journal is folded up to the entry `at`, by the same rules that an audit runs.',
  })
  @ApiQuery({ name: 'at', required: false, example: 41 })
  @ApiOkResponse({ type: JournalState })
  async state(
    @TheVisit() { live }: Visit,
    @Query('at') at: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seq = wholeNumber('at', at, live.shown.size - 1);
    if (seq >= live.shown.size) throw new ProblemError('server/unknown-entry', `${seq}`);
    const root = live.replay.rootAt(seq + 1) ?? '';
    if (isUnchanged(reply, { size: seq + 1, root }, ifNoneMatch)) return;
    const journal = await stateAfter(this.entryLog, live, seq);
    const cycles = [...journal.cycles].map(([year, cycle]) => [year, stateJson(cycle)]);
    const answer: JournalState = {
      seq,
      at: journal.at,
      root,
      cluster: stateJson(journal.cluster),
      cycles: Object.fromEntries(cycles),
    };
    reply.type('application/json').send(answer);
  }
}

/** Sockets take large pieces much better than many small ones. */
const PIECE_BYTES = 64 * 1024;

async function* pieces(rows: ReturnType<EntryLog['entries']>): AsyncGenerator<Buffer> {
  let lines: Uint8Array[] = [];
  let size = 0;
  for await (const { bytes } of rows) {
    lines.push(bytes, LINE_FEED);
    size += bytes.length + 1;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(lines, size);
    lines = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(lines, size);
}

const LINE_FEED = Buffer.from('\n');
