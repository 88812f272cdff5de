/**
 * A city's deadlines for calendar programs (RFC 5545). The address is the permission: it holds a
 * token, and one that is unknown, taken back or no longer good answers as if nothing were there.
 */
import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../workflows/index.js';
import { cityCalendar } from '../calendar/city-calendar.js';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { SUBSCRIPTIONS, TIMETABLES } from '../parts.js';
import type { Subscriptions } from './subscriptions.js';
import type { Timetables } from './timetables.js';

@ApiTags('calendar')
@Public()
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: Subscriptions,
    @Inject(TIMETABLES) private readonly timetables: Timetables,
  ) {}

  @Get(':file')
  @ApiOperation({
    operationId: 'readCalendar',
    summary: 'The deadlines of one city, to be subscribed to',
    description:
      'All running years. What the city has done is marked; a moved deadline keeps its UID.',
  })
  @ApiParam({ name: 'file', example: `${'A'.repeat(43)}.ics` })
  @ApiQuery({ name: 'lang', required: false, enum: ['vi', 'en'] })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'An iCalendar file.' })
  async read(
    @Param('file') file: string,
    @Query('lang') lang: string | undefined,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageIn(lang);
    const token = /^([A-Za-z0-9_-]{43})\.ics$/.exec(file)?.[1];
    const opened = token === undefined ? undefined : await this.subscriptions.opened(token);
    if (!opened) throw new ProblemError('calendar/unknown');
    const { journal, slots } = await this.timetables.of(opened.live);
    const text = cityCalendar(journal, slots, opened.member, language);
    const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
    reply
      .header('etag', tag)
      .header('cache-control', 'private, no-cache')
      .header('content-language', language)
      .header('content-disposition', 'inline; filename="giaouoc.ics"');
    if (known?.includes(tag)) reply.code(NOT_MODIFIED).send();
    else reply.type('text/calendar; charset=utf-8').send(text);
  }
}

const NOT_MODIFIED = 304;

function languageIn(lang: string | undefined): Language {
  if (lang === undefined || lang === 'vi') return 'vi';
  if (lang === 'en') return 'en';
  throw new ProblemError('http/bad-parameter', 'lang');
}
