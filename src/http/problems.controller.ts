/**
 * The pages to which the `type` of a problem leads: what the code means, in the reader's language,
 * as a small page for people and as JSON for programs. A code that does not exist has no page.
 */
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ALL_REFUSAL_CODES, type Language, refusalText } from '../../workflows/index.js';
import { languageOf } from './language.js';
import { type ProblemCode, ProblemError } from './problem.js';
import { isServerCode, textOf } from './problem-text.js';
import { Public } from './public.js';

@ApiTags('problems')
@Public()
@Controller('problems')
export class ProblemsController {
  @Get(':area/:name')
  @ApiOperation({ operationId: 'explainProblem', summary: 'What a problem code means' })
  @ApiOkResponse({
    example: {
      type: '/problems/pledge/already-signed',
      code: 'pledge/already-signed',
      title: 'This member has already signed the current text of the pledge.',
    },
  })
  explain(
    @Param('area') area: string,
    @Param('name') name: string,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const code = `${area}/${name}`;
    if (!isProblemCode(code)) throw new ProblemError('http/not-found');
    const language = languageOf(acceptLanguage);
    const title = isServerCode(code) ? textOf(code, language) : refusalText(code, language);
    reply.header('content-language', language).header('vary', 'accept, accept-language');
    if (accept?.includes('text/html')) {
      reply.type('text/html; charset=utf-8').send(pageOf(code, title, language));
    } else {
      reply.type('application/json').send({ type: `/problems/${code}`, code, title });
    }
  }
}

const isProblemCode = (code: string): code is ProblemCode =>
  isServerCode(code) || (ALL_REFUSAL_CODES as readonly string[]).includes(code);

const pageOf = (code: ProblemCode, title: string, language: Language): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(code)} · Giao Ước</title>
<h1><code>${escaped(code)}</code></h1>
<p>${escaped(title)}</p>
</html>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
