import { afterEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { canonicalize, type Json } from '../../workflows/index.js';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { foundedCluster } from '../support/cluster.js';
import { givenCollector, type TestCollector } from '../support/collector.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenData, givenServer, signed } from '../support/http.js';
import { keyOf } from '../support/keys.js';
import { givenWitness, witnessedBy } from '../support/watching.js';

cleanUpAfterEach();

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
afterEach(() => {
  delete process.env[ENDPOINT];
});

/** A server that sends its spans to a collector when it is ended. */
async function givenTraced() {
  const collector = await givenCollector();
  process.env[ENDPOINT] = collector.endpoint;
  const { traces } = readConfig(process.env);
  return { collector, server: await givenServer(givenData(), undefined, { traces }) };
}

const named = ({ spans }: TestCollector, name: string) =>
  spans.filter((span) => span.name === name);

const sign = (by: string) =>
  signed(signingYear(), { type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } });

const STATEMENTS = 'POST /api/clusters/:cluster/statements';
const CALLER = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };

describe('traces, where a collector is configured', () => {
  test('hold the way of a statement in its parts, under the trace of the caller', async () => {
    const { collector, server } = await givenTraced();
    await server.play(signingYear());
    const body = canonicalize(sign('ha-noi') as unknown as Json);
    const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
    expect(
      (await server.post('/api/clusters/cities/statements', body, { traceparent })).status,
    ).toBe(201);
    await server.close();
    const ours = collector.spans.filter(({ traceId }) => traceId === CALLER.trace);
    const [request] = ours.filter(({ name }) => name === STATEMENTS);
    const [statement] = ours.filter(({ name }) => name === 'statement');
    expect(request?.parentSpanId).toBe(CALLER.span);
    expect(request?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/api/clusters/:cluster/statements',
    });
    expect(Number(request?.attributes['http.response.status_code'])).toBe(201);
    expect(statement?.parentSpanId).toBe(request?.spanId);
    expect(statement?.attributes).toMatchObject({
      'giaouoc.type': 'pledge.sign',
      'giaouoc.outcome': 'accepted',
    });
    const parts = ours.filter(({ parentSpanId }) => parentSpanId === statement?.spanId);
    expect(parts.map(({ name }) => name)).toEqual(['verify', 'wait', 'judge', 'commit']);
    for (const { from, to } of parts) expect(to).toBeGreaterThanOrEqual(from);
    expect(parts.at(0)?.from).toBe(statement?.from);
    expect(parts.at(-1)?.to).toBe(statement?.to);
  });

  test('tell the codes of a refusal', async () => {
    const { collector, server } = await givenTraced();
    await server.play(signingYear());
    const open = { type: 'pledge.open', by: 'ha-noi', cycle: YEAR } as const;
    await server.say(signed(signingYear(), { ...open, body: { digest: pledgeDigest } }));
    await server.close();
    const refused = named(collector, 'statement').filter(
      ({ attributes }) => attributes['giaouoc.outcome'] === 'refused',
    );
    expect(refused).toHaveLength(1);
    expect(JSON.stringify(refused[0]?.attributes)).toContain('frame/not-in-this-state');
  });

  test('hold the questions to witnesses, apart from every request', async () => {
    const witness = await givenWitness('ha-noi');
    const { collector, server } = await givenTraced();
    await server.play(foundedCluster(undefined, witnessedBy({ 'ha-noi': witness.url })));
    await server.witnessed();
    await server.close();
    const questions = named(collector, 'witness question');
    expect(questions.length).toBeGreaterThan(0);
    for (const { parentSpanId, attributes } of questions) {
      expect(parentSpanId).toBeNull();
      expect(attributes['giaouoc.answer']).toBe('cosigned');
    }
  });

  test('name the program, and never a cluster, a speaker, a key or an address', async () => {
    const { collector, server } = await givenTraced();
    await server.play(signingYear());
    const token = await server.signIn();
    await server.get('/api/clusters/cities/journal?from=1', { token });
    await server.get('/calendar/a-secret-token.ics');
    await server.close();
    expect(collector.resource).toMatchObject({ 'service.name': 'giaouoc' });
    const officers = ['ha-noi', 'hai-phong', keyOf('ha-noi/officer').id];
    for (const hidden of [...officers, 'cities', 'a-secret', token, pledgeDigest, '127.0.0.1']) {
      expect(collector.text()).not.toContain(hidden);
    }
  });
});

describe('traces that cannot be sent', () => {
  test('stop neither the statements nor the end of the server', async () => {
    process.env[ENDPOINT] = 'http://127.0.0.1:1';
    const { traces } = readConfig(process.env);
    const server = await givenServer(givenData(), undefined, { traces });
    await server.play(signingYear());
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('are not wanted without an endpoint, or where the library is switched off', () => {
    expect(readConfig({}).traces).toBe(false);
    expect(readConfig({ [ENDPOINT]: 'http://127.0.0.1:4318' }).traces).toBe(true);
    const off = { [ENDPOINT]: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' };
    expect(readConfig(off).traces).toBe(false);
    expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://h:1/v1' }).traces).toBe(true);
  });
});
