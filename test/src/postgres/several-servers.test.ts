/** Several servers on one PostgreSQL database: what one has written, the others know. */
import { expect, test } from '@jest/globals';
import type { Entry } from '../../../workflows/index.js';
import { dropDatabase, emptyDatabase } from '../../support/engine.js';
import { signingYear } from '../../support/given.js';
import { cleanUpAfterEach, closeLater, givenServer } from '../../support/http.js';

/** What was said in an entry, and when. */
function saidIn(line: string) {
  const { at, signatures, statement } = JSON.parse(line) as Entry;
  return { at, signed: { signatures, statement } };
}

cleanUpAfterEach();

async function givenDatabase(): Promise<string> {
  const url = await emptyDatabase();
  closeLater(() => dropDatabase(url));
  return url;
}

test('servers that take turns write one journal, and each reads all of it at once', async () => {
  const databaseUrl = await givenDatabase();
  const servers = [];
  for (let index = 0; index < 3; index += 1) {
    servers.push(await givenServer(undefined, undefined, { databaseUrl }));
  }
  const { lines } = signingYear();
  for (const [index, line] of lines.entries()) {
    const { at, signed } = saidIn(line);
    const server = servers[index % servers.length];
    for (const { clock } of servers) clock.set(at);
    expect((await server?.say(signed))?.status).toBe(201);
  }
  for (const server of servers) {
    const token = await server.signIn();
    const journal = await server.get('/api/clusters/cities/journal', { token });
    expect(journal.text).toBe(`${lines.join('\n')}\n`);
  }
}, 60_000);

test('a statement that two servers get at the same time has one entry', async () => {
  const databaseUrl = await givenDatabase();
  const first = await givenServer(undefined, undefined, { databaseUrl });
  const second = await givenServer(undefined, undefined, { databaseUrl });
  for (const line of signingYear().lines) {
    const { at, signed } = saidIn(line);
    first.clock.set(at);
    second.clock.set(at);
    const answers = await Promise.all([first.say(signed), second.say(signed)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  }
}, 60_000);
