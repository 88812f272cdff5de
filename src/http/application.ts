/**
 * The Nest application on Fastify, with everything that holds for all of its routes: bodies as
 * bytes, bounds on size, time and number, security headers, problems, documentation, request log.
 * There is no CORS: pages of other origins have no business here, and what they send is refused.
 */
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.js';
import { MAX_BODY_BYTES, takeBodiesAsBytes } from './body.js';
import { type Edge, MAX_HEADER_BYTES } from './edge.js';
import { watchTheEdge } from './edge-hooks.js';
import { serveDocumentation } from './openapi.js';
import { withoutToken } from './path-tokens.js';
import { sendProblem } from './problem.filter.js';
import type { Rates } from './rates.js';
import { boundConnections, closeSideDoors, refuseUnreadable } from './raw-answers.js';

/** Longer than proxies keep idle connections, so that they and not we close them. */
const KEEP_ALIVE_MS = 72_000;
/** How often slow clients are looked for. */
const LOOK_MS = 1_000;

/** What the application is told apart from its modules. */
export interface Surroundings {
  readonly edge: Edge;
  readonly rates: Rates;
  readonly log: Log;
}

/** Builds the application; it listens when it is told to. */
export async function createApplication(
  module: DynamicModule,
  { edge, rates, log }: Surroundings,
): Promise<NestFastifyApplication> {
  const { patience, trustProxy } = edge;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: patience.request,
    connectionTimeout: patience.idle,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: Math.min(LOOK_MS, patience.headers),
      maxHeaderSize: MAX_HEADER_BYTES,
      // Refused with a problem by the hooks; Node would answer without a body.
      requireHostHeader: false,
    },
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    clientErrorHandler: refuseUnreadable,
    multipart: false,
    // The router refuses some addresses before anything of Nest is reached.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, log),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.useSecurityHeaders({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: edge.hstsSeconds > 0 && {
      maxAge: edge.hstsSeconds,
      includeSubDomains: true,
    },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    xFrameOptions: { action: 'deny' },
  });
  app.enableCsrfProtection();
  const fastify = adapter.getInstance();
  closeSideDoors(fastify.server);
  boundConnections(fastify.server, edge.connectionsPerAddress);
  takeBodiesAsBytes(fastify);
  watchTheEdge(fastify, rates, trustProxy.length > 0, log);
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    const milliseconds = Math.round(reply.elapsedTime * 100) / 100;
    log.debug(
      { method, path: withoutToken(url), status: reply.statusCode, milliseconds },
      'request',
    );
    done();
  });
  serveDocumentation(app);
  return app;
}

/** Nothing but our own files. */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'style-src': ["'self'"],
};

/** Nest's own words go into the same log; how it wires its modules is of no interest. */
const nestLogger = (log: Log): LoggerService => ({
  log: (message) => log.debug(String(message)),
  error: (message) => log.error(String(message)),
  warn: (message) => log.warn(String(message)),
});
