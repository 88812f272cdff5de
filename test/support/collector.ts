/**
 * A collector of traces for the tests: takes OTLP over HTTP in its JSON form, as the specification
 * of OpenTelemetry defines it, and keeps the spans.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from './http.js';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Nanoseconds since 1970. */
  readonly from: bigint;
  readonly to: bigint;
}

export interface TestCollector {
  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` is set to. */
  readonly endpoint: string;
  readonly spans: readonly CollectedSpan[];
  /** The attributes of whoever sent them. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** Every body that came, as text. */
  readonly text: () => string;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}
interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

/** Starts a collector on a free port. */
export async function givenCollector(): Promise<TestCollector> {
  const spans: CollectedSpan[] = [];
  const bodies: string[] = [];
  const resource: Record<string, unknown> = {};
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString('utf8');
    bodies.push(text);
    for (const each of (JSON.parse(text) as Exported).resourceSpans) {
      Object.assign(resource, valuesOf(each.resource.attributes));
      spans.push(...each.scopeSpans.flatMap((scope) => scope.spans.map(spanOf)));
    }
    response.writeHead(request.url === '/v1/traces' ? 200 : 404, JSON_TYPE).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, spans, resource, text: () => bodies.join('\n') };
}

const JSON_TYPE = { 'content-type': 'application/json' };

const spanOf = (span: ExportedSpan): CollectedSpan => ({
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId || null,
  name: span.name,
  attributes: valuesOf(span.attributes),
  from: BigInt(span.startTimeUnixNano),
  to: BigInt(span.endTimeUnixNano),
});

/** Each value stands under the name of its kind, such as `{"stringValue":"POST"}`. */
const valuesOf = (attributes: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
