/**
 * The journal as tiles (C2SP tlog-tiles), below the same prefix as its checkpoint. A tile never
 * changes, the part of a tile neither, so caches may keep all of them. The hashes are for
 * everybody; the bundles of entries are for those who may read the journal.
 */
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import { entryBundle, parseTilePath, type Tile, tileBytes } from '../../workflows/index.js';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import type { Journals } from '../journal/journals.js';
import { ENTRY_LOG, JOURNALS } from '../parts.js';

@ApiTags('tiles')
@Controller('api/clusters/:cluster/tile')
export class TilesController {
  constructor(
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(JOURNALS) private readonly journals: Journals,
  ) {}

  @Get('entries/*')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'readEntryBundle',
    summary: 'Up to 256 entries',
    description: 'Each entry behind its length, two bytes big-endian (C2SP tlog-tiles).',
  })
  @ApiParam({ name: 'cluster', example: 'cities' })
  @ApiParam({ name: 'path', example: '000.p/42' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes of the bundle.' })
  async entries(
    @TheVisit() { live }: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { index, width } = tileIn(request, live.shown.size);
    const from = index * FULL;
    const entries: Uint8Array[] = [];
    for await (const { bytes } of this.entryLog.entries(live.cluster, from, from + width)) {
      entries.push(bytes);
    }
    send(reply, 'private', entryBundle(entries));
  }

  @Public()
  @Get('*')
  @ApiOperation({
    operationId: 'readTile',
    summary: 'Up to 256 hashes of the tree',
    description: 'Of 32 bytes each, eight levels of the tree apart (C2SP tlog-tiles).',
  })
  @ApiParam({ name: 'path', example: '0/000.p/42' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes of the tile.' })
  async hashes(
    @Param('cluster') cluster: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const live = await this.journals.find(cluster);
    if (!live) throw new ProblemError('server/unknown-cluster', cluster);
    const tile = tileIn(request, live.shown.size);
    if (tile.level === 'entries') throw new ProblemError('server/no-tile');
    send(reply, 'public', tileBytes(live.replay.tree, tile));
  }
}

const FULL = 256;

/**
 * The tile that an address names.
 * @param size how many entries readers may see; the tree may have some that are not stored yet
 * @throws ProblemError when it names none, or one that is not filled so far
 */
function tileIn({ url }: FastifyRequest, size: number): Tile {
  const [address = ''] = url.split('?');
  const path = address.slice(address.indexOf('/tile/') + 1);
  const tile = parseTilePath(path);
  if (!tile) throw new ProblemError('server/no-tile');
  const level = tile.level === 'entries' ? 0 : tile.level;
  const filled = Math.floor(size / FULL ** level);
  if (tile.index * FULL + tile.width > filled) throw new ProblemError('server/no-tile', path);
  return tile;
}

function send(reply: FastifyReply, readers: 'public' | 'private', bytes: Uint8Array): void {
  reply.header('cache-control', `${readers}, max-age=31536000, immutable`);
  reply.type('application/octet-stream').send(Buffer.from(bytes));
}
