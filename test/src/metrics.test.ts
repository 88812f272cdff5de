import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pledgeDigest, YEAR } from '../support/bodies.js';
import { foundedCluster } from '../support/cluster.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenData, givenServer, signed } from '../support/http.js';
import { scrape } from '../support/scrape.js';
import { projectRoot } from '../support/source-tree.js';
import { givenWitness, witnessedBy } from '../support/watching.js';
import { draftPledge, launch } from '../support/year.js';

cleanUpAfterEach();

const metrics = { host: '127.0.0.1', port: 0 };
const givenMeasured = (more = {}) => givenServer(givenData(), undefined, { metrics, ...more });

const sign = (by: string) =>
  signed(signingYear(), { type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest } });

describe('the metrics of a server', () => {
  test('count statements by what became of them, and refusals by code', async () => {
    const cluster = signingYear();
    const server = await givenMeasured();
    await server.play(cluster);
    const said = cluster.lines.length;
    await server.say(sign('ha-noi'));
    await server.say(sign('ha-noi'));
    await server.say(
      signed(cluster, {
        type: 'pledge.open',
        by: 'ha-noi',
        cycle: YEAR,
        body: { digest: pledgeDigest },
      }),
    );
    await server.post('/api/clusters/cities/statements', '{"float":1.5}');
    const { valueIn, contentType } = await scrape(server.metricsUrl);
    expect(contentType).toContain('version=0.0.4');
    expect(valueIn('giaouoc_statements_total', { outcome: 'accepted' })).toBe(said + 1);
    expect(valueIn('giaouoc_statements_total', { outcome: 'repeated' })).toBe(1);
    expect(valueIn('giaouoc_statements_total', { outcome: 'refused' })).toBe(1);
    expect(valueIn('giaouoc_refusals_total', { code: 'frame/not-in-this-state' })).toBe(1);
    expect(valueIn('giaouoc_refusals_total', { code: 'json/float' })).toBe(1);
    expect(valueIn('giaouoc_entries_appended_total')).toBe(said + 1);
    expect(valueIn('giaouoc_storage_errors_total')).toBe(0);
  });

  test('tell how long statements took, in parts that each of them passed', async () => {
    const server = await givenMeasured();
    await server.play(signingYear());
    await Promise.all(['ha-noi', 'hai-phong', 'can-tho'].map((by) => server.say(sign(by))));
    const { countIn } = await scrape(server.metricsUrl);
    const all = countIn('giaouoc_statement_seconds', { outcome: 'accepted' });
    expect(all).toBe(signingYear().lines.length + 3);
    for (const part of ['verify', 'wait', 'judge', 'commit']) {
      expect(countIn('giaouoc_statement_part_seconds', { part })).toBe(all);
    }
    const commits = countIn('giaouoc_batch_entries');
    expect(commits).toBeGreaterThan(0);
    expect(commits).toBeLessThanOrEqual(all);
  });

  test('name routes and never addresses, tokens or clusters', async () => {
    const server = await givenMeasured();
    await server.play(signingYear());
    const token = await server.signIn();
    await server.get('/api/clusters/cities/journal', { token });
    await server.get('/calendar/a-secret-token.ics');
    await server.get('/nothing/is/here');
    const { text, valueIn } = await scrape(server.metricsUrl);
    const route = '/api/clusters/:cluster/journal';
    expect(valueIn('giaouoc_http_requests_total', { route, status: '200' })).toBe(1);
    expect(valueIn('giaouoc_http_requests_total', { route: 'none', status: '404' })).toBe(1);
    for (const hidden of ['secret', 'cities', 'ha-noi', 'nothing', token]) {
      expect(text).not.toContain(hidden);
    }
  });

  test('show the journals and streams that there are when they are asked', async () => {
    const server = await givenMeasured();
    await server.play(foundedCluster());
    const token = await server.signIn();
    const hangUp = new AbortController();
    await fetch(`${server.url}/api/clusters/cities/stream`, {
      signal: hangUp.signal,
      headers: { authorization: `Bearer ${token}` },
    });
    const { valueIn, families } = await scrape(server.metricsUrl);
    hangUp.abort();
    for (const state of ['stored', 'replayed', 'loaded']) {
      expect(valueIn('giaouoc_journals', { state })).toBe(1);
    }
    expect(valueIn('giaouoc_journals', { state: 'broken' })).toBe(0);
    expect(valueIn('giaouoc_streams')).toBe(1);
    expect(families.map(({ name }) => name)).toContain('process_resident_memory_bytes');
  });

  test('are told at their own address alone, and each server counts for itself', async () => {
    const [one, other] = [await givenMeasured(), await givenMeasured()];
    await one.play(foundedCluster());
    expect((await scrape(other.metricsUrl)).valueIn('giaouoc_entries_appended_total')).toBe(0);
    expect((await one.get('/metrics')).status).toBe(404);
    const base = new URL('/', one.metricsUrl ?? '').href;
    expect((await fetch(`${base}api/server`)).status).toBe(404);
    expect((await fetch(`${base}metrics`, { method: 'POST' })).status).toBe(404);
    await one.close();
    await expect(fetch(`${base}metrics`)).rejects.toThrow();
  });

  test('are nowhere without an address, and a port that is taken stops the start', async () => {
    const { metricsUrl } = await givenServer();
    expect(metricsUrl).toBeNull();
    const taken = Number(new URL((await givenMeasured()).metricsUrl ?? '').port);
    await expect(givenMeasured({ metrics: { host: '127.0.0.1', port: taken } })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});

test('every figure that the guide to running a server names is told', async () => {
  const server = await givenMeasured();
  await server.play(signingYear());
  const { text } = await scrape(server.metricsUrl);
  const guide = readFileSync(join(projectRoot, 'docs', 'operate.md'), 'utf8');
  const named = new Set(guide.match(/\b(giaouoc|nodejs)_[a-z0-9_]+/g));
  expect(named.size).toBeGreaterThan(8);
  expect([...named].filter((name) => !text.includes(name))).toEqual([]);
});

describe('the lag of witnesses', () => {
  const CITIES = ['can-tho', 'da-nang', 'ha-noi', 'hai-phong'];

  test('counts what no quorum has seen, and is none once it has', async () => {
    const running = await Promise.all(CITIES.map((city) => givenWitness(city)));
    const urls = Object.fromEntries(CITIES.map((city, at) => [city, running[at]?.url ?? null]));
    const cluster = foundedCluster(CITIES, witnessedBy(urls));
    const server = await givenMeasured();
    await server.play(cluster);
    await server.witnessed();
    const before = await scrape(server.metricsUrl);
    expect(before.valueIn('giaouoc_witness_lag_entries')).toBe(0);
    expect(before.valueIn('giaouoc_witness_lag_seconds')).toBe(0);
    expect(
      before.valueIn('giaouoc_witness_questions_total', { answer: 'cosigned' }),
    ).toBeGreaterThanOrEqual(CITIES.length);

    for (const witness of running) await witness.stop();
    const from = cluster.lines.length;
    for (const stage of [launch, draftPledge]) stage(cluster);
    await server.play(cluster, from);
    await server.witnessed();
    const during = await scrape(server.metricsUrl);
    expect(during.valueIn('giaouoc_witness_lag_entries')).toBe(cluster.lines.length - from);
    expect(during.valueIn('giaouoc_witness_lag_seconds')).toBeGreaterThan(0);

    for (const witness of running) await witness.start();
    await server.witnessed();
    expect((await scrape(server.metricsUrl)).valueIn('giaouoc_witness_lag_entries')).toBe(0);
  });

  test('is none where a charter names no witnesses', async () => {
    const server = await givenMeasured();
    await server.play(signingYear());
    const { valueIn } = await scrape(server.metricsUrl);
    expect(valueIn('giaouoc_witness_lag_entries')).toBe(0);
    expect(valueIn('giaouoc_witness_lag_seconds')).toBe(0);
  });
});
