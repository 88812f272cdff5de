import { afterAll, expect, test } from '@jest/globals';
import { openLoadClient, type Target } from './bench/load-client.js';
import { foundingRequests, pledgeRequests } from './bench/six-signals.js';
import { givenServer, removeAll } from './support/http.js';
import { keyOf } from './support/keys.js';

afterAll(removeAll);

test('the six statements of the comparison with others bring a pledge into force', async () => {
  const server = await givenServer();
  const { hostname: host, port } = new URL(server.url);
  const target: Target = { host, port: Number(port) };
  const client = await openLoadClient(target);
  const said = async (requests: readonly Buffer[]) => {
    const answers = [];
    for (const request of requests) answers.push(await client.send(request));
    return answers.map(({ status, body }) => ({ status, ...JSON.parse(body) }));
  };
  const founding = await said(foundingRequests(target, 'cities', server.key));
  const { checkpoint } = founding.at(-1) ?? {};
  const answers = await said(pledgeRequests(target, 'cities', checkpoint));
  client.close();
  expect([...founding, ...answers].filter(({ status }) => status !== 201)).toEqual([]);
  expect(answers.map(({ seq }) => seq)).toEqual([8, 9, 10, 11, 12, 13]);
  const token = await server.signIn(keyOf('city-0'));
  const { json } = await server.get('/api/clusters/cities/cycles/2023', { token });
  expect(json.state).toBe('underway.reporting.interim');
});
