/**
 * The Nest application on Fastify, with everything that holds for all of its routes: bodies as
 * bytes, bounds on size and time, security headers, problems, documentation, request log. There is
 * no CORS: pages of other origins have no business here.
 */
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.js';
import { MAX_BODY_BYTES, takeBodiesAsBytes } from './body.js';
import { serveDocumentation } from './openapi.js';
import { withoutToken } from './path-tokens.js';
import { sendProblem } from './problem.filter.js';

/** A request that has not arrived whole by then is given up. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than proxies keep idle connections, so that they and not we close them. */
const KEEP_ALIVE_MS = 72_000;

/** Builds the application; it listens when it is told to. */
export async function createApplication(
  module: DynamicModule,
  log: Log,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
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
    strictTransportSecurity: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    xFrameOptions: { action: 'deny' },
  });
  const fastify = adapter.getInstance();
  takeBodiesAsBytes(fastify);
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

/** Nothing but our own files; the documentation page styles itself inline. */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
};

/** Nest's own words go into the same log; how it wires its modules is of no interest. */
const nestLogger = (log: Log): LoggerService => ({
  log: (message) => log.debug(String(message)),
  error: (message) => log.error(String(message)),
  warn: (message) => log.warn(String(message)),
});
