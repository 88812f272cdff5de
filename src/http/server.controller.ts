/**
 * The server about itself: whether it lives, whether it is ready, who it is. It is ready once every
 * journal has been replayed; a journal that does not hold is shown and does not stop the others.
 */
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RULES_VERSIONS } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import type { Journals } from '../journal/journals.js';
import type { Keyring } from '../keyring.js';
import { CLOCK, JOURNALS, KEYRING } from '../parts.js';
import { version } from '../version.js';
import { KEYS, THUMBPRINT } from './examples.js';
import { Public } from './public.js';

const UNAVAILABLE = 503;

@ApiTags('server')
@Public()
@Controller('api')
export class ServerController {
  constructor(
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEYRING) private readonly keyring: Keyring,
  ) {}

  @Get('health/live')
  @ApiOperation({ operationId: 'isAlive', summary: 'Whether the process answers' })
  @ApiOkResponse({ example: { status: 'alive' } })
  live() {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @ApiOperation({ operationId: 'isReady', summary: 'Whether every journal has been replayed' })
  @ApiOkResponse({ example: { status: 'ready', journals: 1, broken: [] } })
  ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const journals = [...this.journals.all()];
    const broken = journals.filter(({ breach }) => breach).map(({ cluster }) => cluster);
    const isReady = this.journals.isLoaded();
    if (!isReady) reply.code(UNAVAILABLE);
    return { status: isReady ? 'ready' : 'replaying', journals: journals.length, broken };
  }

  @Get('server')
  @ApiOperation({
    operationId: 'readServer',
    summary: 'Who this server is',
    description: 'A founding names `key.x`: it says that deadlines have passed and signs heads.',
  })
  @ApiOkResponse({
    example: {
      name: 'giaouoc',
      version: '0.1.0',
      rules: ['1'],
      key: { x: KEYS.server, id: THUMBPRINT },
      clock: 'system',
    },
  })
  server() {
    const { x, id } = this.keyring.newest();
    const { kind } = this.clock;
    return { name: 'giaouoc', version, rules: RULES_VERSIONS, key: { x, id }, clock: kind };
  }
}
