/**
 * Traces by OpenTelemetry (OTLP over HTTP, JSON), loaded only where an endpoint is configured by
 * the standard variables, which the library reads itself: OTEL_EXPORTER_OTLP_ENDPOINT, _HEADERS,
 * OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER and so on.
 *
 *     POST /api/clusters/:cluster/statements      a request, under the caller's `traceparent`
 *       statement                                 its way through the writer
 *         verify · wait · judge · commit
 *     witness question                            a trace of its own: no request waits for it
 *
 * A span holds methods, routes, statuses, types and codes; never a path, a body, a key, or who
 * spoke. The provider is the server's own, so that several may run in one process.
 */
import {
  type Context,
  DiagLogLevel,
  defaultTextMapGetter,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { getNumberFromEnv, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { FastifyRequest } from 'fastify';
import type { Outcome } from '../journal/outcome.js';
import { partsOf } from '../journal/passage.js';
import type { Log } from '../log.js';
import { version } from '../version.js';
import type { Observer } from './observer.js';

/**
 * A collector is near. What it has not taken by then is given up, where OTEL_EXPORTER_OTLP_TIMEOUT
 * says nothing else; and no server takes longer to end because of its last spans.
 */
const EXPORT_MS = 2_000;

/** Opens the tracing of one server. @param log is told where spans cannot be sent */
export function openTracing(log: Log): Observer {
  const tell = (message: string): void => log.warn({ reason: message.slice(0, 300) }, 'tracing');
  const quiet = (): void => {};
  const logger = { error: tell, warn: tell, info: quiet, debug: quiet, verbose: quiet };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const timeoutMillis = getNumberFromEnv('OTEL_EXPORTER_OTLP_TIMEOUT') ?? EXPORT_MS;
  const named = { 'service.name': 'giaouoc', 'service.version': version };
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes(named).merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ timeoutMillis }))],
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  const tracer = provider.getTracer('giaouoc', version);
  return {
    ...requestSpans(tracer, contexts),
    onPassage: ({ signed }, passage, outcome) => {
      const around = contexts.active();
      const options = {
        startTime: timeOf(passage.arrived),
        attributes: { 'giaouoc.type': signed.statement.type, ...toldOf(outcome) },
      };
      const whole = tracer.startSpan('statement', options, around);
      const inside = trace.setSpan(around, whole);
      for (const { name, from, to } of partsOf(passage)) {
        const part = tracer.startSpan(name, { startTime: timeOf(from) }, inside);
        part.end(timeOf(to));
      }
      whole.end(timeOf(passage.answered));
    },
    onVisit: ({ from, to, problem }) => {
      const attributes = { 'giaouoc.answer': problem ?? 'cosigned' };
      const options = { kind: SpanKind.CLIENT, startTime: timeOf(from), attributes };
      const span = tracer.startSpan('witness question', options, ROOT_CONTEXT);
      if (problem !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
      span.end(timeOf(to));
    },
    close: async () => {
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        limit = setTimeout(resolve, EXPORT_MS);
      });
      await Promise.race([provider.shutdown().catch(quiet), late]);
      clearTimeout(limit);
      contexts.disable();
    },
  };
}

/**
 * A moment of the process's own clock in milliseconds since 1970. All spans take it from here: each
 * by itself would round the time of day, and parts would seem to begin before the whole.
 */
const timeOf = (moment: number): number => performance.timeOrigin + moment;

const toldOf = (outcome: Outcome) => ({
  'giaouoc.outcome': outcome.kind,
  ...(outcome.kind === 'refused'
    ? { 'giaouoc.codes': outcome.refusals.map(({ code }) => code) }
    : {}),
  ...(outcome.kind === 'unserved' ? { 'giaouoc.codes': [outcome.problem.code] } : {}),
});

interface Open {
  readonly span: Span;
  readonly context: Context;
}

/** A span for each request, and what it leads to within it. */
function requestSpans(
  tracer: Tracer,
  contexts: AsyncLocalStorageContextManager,
): Pick<Observer, 'onRequest' | 'onAnswer' | 'within'> {
  const propagator = new W3CTraceContextPropagator();
  const open = new WeakMap<FastifyRequest, Open>();
  return {
    onRequest: (request) => {
      const caller = propagator.extract(
        ROOT_CONTEXT,
        request.headers,
        defaultTextMapGetter,
      ) as Context;
      const { method } = request;
      const attributes = { 'http.request.method': method };
      const options = { kind: SpanKind.SERVER, startTime: timeOf(performance.now()), attributes };
      const span = tracer.startSpan(method, options, caller);
      open.set(request, { span, context: trace.setSpan(caller, span) });
    },
    within: (request, goOn) => {
      const known = open.get(request);
      if (known) contexts.with(known.context, goOn);
      else goOn();
    },
    onAnswer: (request, { statusCode }) => {
      const span = open.get(request)?.span;
      if (!span) return;
      const { url: route } = request.routeOptions;
      if (route && !request.is404) {
        span.updateName(`${request.method} ${route}`);
        span.setAttribute('http.route', route);
      }
      span.setAttribute('http.response.status_code', statusCode);
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(timeOf(performance.now()));
    },
  };
}
