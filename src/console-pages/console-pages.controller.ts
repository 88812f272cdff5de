/**
 * The pages that people open in a browser: the console at `/`, the auditor at `/audit`, and what
 * they load. They hold nothing of any cluster, so that everybody may have them; what they then read
 * goes through the same doors as every other client.
 */
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { PAGE_FILES } from '../parts.js';
import type { PageFile, PageFiles } from './page-files.js';

/** Nothing but the page's own files runs, and it talks to its own server alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

@ApiExcludeController()
@Public()
@Controller()
export class ConsolePagesController {
  constructor(@Inject(PAGE_FILES) private readonly files: PageFiles) {}

  @Get()
  console(@Headers() headers: Asking, @Res() reply: FastifyReply): void {
    reply.header('content-security-policy', POLICY);
    send(reply, this.find('index.html'), headers, 'no-cache');
  }

  /** The one file carries its own policy, for its script stands in it; frames are refused here. */
  @Get('audit')
  audit(@Headers() headers: Asking, @Res() reply: FastifyReply): void {
    reply.header('content-security-policy', "frame-ancestors 'none'");
    send(reply, this.find('audit.html'), headers, 'no-cache');
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Headers() headers: Asking, @Res() reply: FastifyReply): void {
    send(reply, this.find(`assets/${name}`), headers, 'public, max-age=31536000, immutable');
  }

  private find(path: string): PageFile {
    const file = this.files.get(path);
    if (!file) throw new ProblemError('http/not-found', path);
    return file;
  }
}

type Asking = Readonly<Record<string, string | undefined>>;

function send(reply: FastifyReply, file: PageFile, asking: Asking, caching: string): void {
  const { type, etag, plain, br, gz } = file;
  reply.header('etag', etag).header('cache-control', caching).header('vary', 'accept-encoding');
  if (asking['if-none-match'] === etag) {
    reply.code(304).send();
    return;
  }
  const accepted = (asking['accept-encoding'] ?? '').split(',').map((each) => each.trim());
  const [packed, encoding] =
    br && accepted.includes('br') ? [br, 'br'] : accepted.includes('gzip') ? [gz, 'gzip'] : [null];
  if (packed && encoding) reply.header('content-encoding', encoding);
  reply.type(type).send(packed ?? plain);
}
