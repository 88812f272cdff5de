/**
 * Documents that statements name by their digest: uploaded as they are, with their media type in
 * the header, and handed out as downloads that no browser opens or guesses about. What is under a
 * digest never changes, so caches of the reader may keep it for ever.
 */
import { Readable } from 'node:stream';
import { Controller, Get, Head, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AttachmentSummary } from '../../db/attachments.js';
import { ANY_BODY } from '../http/body.js';
import { ProblemError } from '../http/problem.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import type { Log } from '../log.js';
import { ATTACHMENTS, LOG } from '../parts.js';
import { AttachmentAnswer } from './attachment-answers.dto.js';
import type { Attachments } from './attachments.js';
import { endingOf, headerOf, MEDIA_TYPES, mediaTypeIn } from './media-types.js';

@ApiTags('attachments')
@ApiBearerAuth()
@Controller('api/clusters/:cluster/attachments')
export class AttachmentsController {
  constructor(
    @Inject(ATTACHMENTS) private readonly attachments: Attachments,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Post()
  @RouteConfig(ANY_BODY)
  @ApiOperation({
    operationId: 'attach',
    summary: 'Uploads a document',
    description:
      'The body is the document itself. 201 when it is new here, 200 when it was here already. ' +
      'What the bytes are is checked against the media type.',
  })
  @ApiConsumes(...MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AttachmentAnswer, description: 'The document is new.' })
  @ApiOkResponse({ type: AttachmentAnswer, description: 'The document was here already.' })
  async attach(
    @TheVisit() { live, reader }: Visit,
    @Headers('content-type') contentType: string | undefined,
    @Headers('content-length') length: string | undefined,
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttachmentAnswer> {
    const type = mediaTypeIn(contentType);
    if (!type) throw new ProblemError('attachment/other-type', contentType ?? null);
    const { maxBytes } = this.attachments;
    if (Number(length) > maxBytes) throw new ProblemError('attachment/too-large', `${maxBytes}`);
    const pieces = body instanceof Readable ? body : Readable.from([]);
    const { digest, size, mediaType, isNew } = await this.attachments.take(
      live.cluster,
      type,
      pieces,
    );
    const { cluster } = live;
    if (isNew) this.log.info({ cluster, member: reader.member, digest, size }, 'document attached');
    reply.code(isNew ? CREATED : OK);
    reply.header('location', `/api/clusters/${cluster}/attachments/${digest}`);
    return { digest, size, type: mediaType };
  }

  @Head(':digest')
  @ApiOperation({ operationId: 'lookForAttachment', summary: 'Whether a document is here' })
  @ApiOkResponse({ description: 'It is; its length and media type are in the header.' })
  async head(
    @TheVisit() { live }: Visit,
    @Param('digest') digest: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const summary = await this.attachments.summary(live.cluster, digestIn(digest));
    if (!summary) throw new ProblemError('attachment/unknown', digest);
    describe(reply, summary).header('content-length', summary.size).send();
  }

  @Get(':digest')
  @ApiOperation({
    operationId: 'readAttachment',
    summary: 'A document',
    description: 'Its bytes, hashed again before they are sent.',
  })
  @ApiProduces(...MEDIA_TYPES)
  @ApiOkResponse({ description: 'The bytes of the document.' })
  async read(
    @TheVisit() { live }: Visit,
    @Param('digest') digest: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { cluster } = live;
    const summary = await this.attachments.summary(cluster, digestIn(digest));
    if (!summary) throw new ProblemError('attachment/unknown', digest);
    if (known?.includes(`"${digest}"`)) {
      describe(reply, summary).code(NOT_MODIFIED).send();
      return;
    }
    const document = await this.attachments.get(cluster, digest).catch((error: unknown) => {
      this.log.error({ cluster, digest, err: error }, 'document cannot be read back');
      throw error;
    });
    if (!document) throw new ProblemError('attachment/unknown', digest);
    describe(reply, summary).send(Buffer.from(document.bytes));
  }
}

const OK = 200;
const CREATED = 201;
const NOT_MODIFIED = 304;

function digestIn(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new ProblemError('http/bad-parameter', 'digest');
}

/** What is said of a document before its bytes. */
const describe = (reply: FastifyReply, { digest, mediaType }: AttachmentSummary): FastifyReply =>
  reply
    .header('etag', `"${digest}"`)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('content-disposition', `attachment; filename="${digest}.${endingOf(mediaType)}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(headerOf(mediaType));
