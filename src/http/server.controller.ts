/**
 * The server about itself: whether it lives, whether it is ready, who it is. It is ready when its
 * database answers and nobody has told it to end. How many journals have been replayed since the
 * start is told as well, and which of them do not hold: those are shown and do not stop the others.
 */
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntryLog } from '../../db/entry-log.js';
import { RULES_VERSIONS } from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import type { Journals } from '../journal/journals.js';
import type { Keyring } from '../keyring.js';
import { CLOCK, ENTRY_LOG, JOURNALS, KEYRING, READINESS } from '../parts.js';
import type { Readiness } from '../readiness.js';
import { version } from '../version.js';
import { KEYS, THUMBPRINT } from './examples.js';
import { ProblemError } from './problem.js';
import { Public } from './public.js';

@ApiTags('server')
@Public()
@Controller('api')
export class ServerController {
  constructor(
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(READINESS) private readonly readiness: Readiness,
  ) {}

  @Get('health/live')
  @ApiOperation({ operationId: 'isAlive', summary: 'Whether the process answers' })
  @ApiOkResponse({ example: { status: 'alive' } })
  live() {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @ApiOperation({ operationId: 'isReady', summary: 'Whether statements are taken' })
  @ApiOkResponse({ example: { status: 'ready', journals: 1, replayed: 1, broken: [] } })
  async ready() {
    if (this.readiness.isEnding()) throw new ProblemError('server/closing');
    const outlooks = [...this.journals.outlooks()];
    const broken = outlooks.flatMap(([cluster, { isBroken }]) => (isBroken ? [cluster] : []));
    const { length } = await this.entryLog.journals();
    return { status: 'ready', journals: length, replayed: outlooks.length, broken };
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
