/**
 * The API documentation at `/api/docs`, served from this machine alone, and as JSON at
 * `/api/docs/openapi.json`. It is made of the same classes that judge requests, when it is first
 * asked for.
 */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { version } from '../version.js';

const DESCRIPTION = `
Giao Ước runs the year of an emulation cluster as signed, replayable state machines.

To write, sign a statement and post it: the signature is the authority. To read, open a session
by signing a challenge. Bodies are canonical JSON (RFC 8785); problems follow RFC 9457, with
every reason for a refusal at once.
`.trim();

/** Serves the documentation of an application. */
export function serveDocumentation(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => documentOf(app), {
    jsonDocumentUrl: 'api/docs/openapi.json',
    yamlDocumentUrl: 'api/docs/openapi.yaml',
    customSiteTitle: 'Giao Ước API',
  });
}

/** The document itself (OpenAPI 3.1). */
export function documentOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Giao Ước')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a session.' })
    .addGlobalResponse({
      status: 'default',
      description: 'A problem (RFC 9457); `refusals` has every reason of the rules.',
      content: { 'application/problem+json': { example: PROBLEM } },
    })
    .build();
  return withEveryParameter(SwaggerModule.createDocument(app, config));
}

/**
 * Names the parts of addresses that no handler takes by itself, such as the cluster whose session
 * the guard has looked up: a document that leaves one out describes a request that cannot be sent.
 */
function withEveryParameter(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of [item.get, item.post, item.delete, item.head]) {
      if (!operation) continue;
      const told = (operation.parameters ?? []).map((each) => ('name' in each ? each.name : ''));
      const left = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
        told.includes(name) ? [] : [pathParameter(name)],
      );
      operation.parameters = [...left, ...(operation.parameters ?? [])];
    }
  }
  return document;
}

const pathParameter = (name: string) => ({
  name,
  in: 'path' as const,
  required: true,
  schema: { type: 'string' },
  ...(name === 'cluster' ? { example: 'cities' } : {}),
});

const PROBLEM = {
  type: '/problems/pledge/already-signed',
  title: 'The city has already signed this pledge.',
  status: 409,
  code: 'pledge/already-signed',
  refusals: [
    {
      code: 'pledge/already-signed',
      condition: 'hasNotSigned',
      type: 'pledge.sign',
      pointer: null,
      detail: null,
      text: 'The city has already signed this pledge.',
    },
  ],
  instance: '/api/clusters/cities/statements',
};
