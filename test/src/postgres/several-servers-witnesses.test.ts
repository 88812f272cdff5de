/** The witnesses of a journal that several servers write, all of which ask them. */
import { expect, test } from '@jest/globals';
import { type AnySaid, foundedCluster } from '../../support/cluster.js';
import {
  cleanUpAfterEach,
  givenDatabase,
  givenServer,
  signed,
  type TestServer,
} from '../../support/http.js';
import { keyOf } from '../../support/keys.js';
import { scrape } from '../../support/scrape.js';
import { givenPeer, givenWitness, type TestWitness, witnessedBy } from '../../support/watching.js';

cleanUpAfterEach();

const revocation: AnySaid = {
  type: 'officer.revoke',
  by: 'hai-phong',
  officer: 'root',
  body: { key: keyOf('hai-phong/officer').id, reason: 'Left the office' },
};

/** A witness whom the first question about a head reaches only once it has cosigned the next. */
async function givenOvertaken({ url }: TestWitness, size: number) {
  let release: () => void = () => undefined;
  const isOvertaken = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isFirst = true;
  return givenPeer(async (body, response) => {
    const asked = Number(/\n\n[^\n]+\n([0-9]+)\n/.exec(body)?.[1]);
    if (asked === size && isFirst) {
      isFirst = false;
      await isOvertaken;
    }
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    const text = await answer.text();
    response.writeHead(answer.status).end(text);
    if (asked > size && answer.status === 200) release();
  });
}

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** How a server stands with its one witness. */
async function standingOf({ get }: TestServer) {
  const { json } = await get('/api/clusters/cities/witnesses');
  const [{ cosigned, problem }] = json.list;
  return { head: json.head.size, cosigned: cosigned?.size, problem: problem?.code ?? null };
}

test('a question that another server has overtaken is no alarm', async () => {
  const databaseUrl = await givenDatabase();
  const metrics = { host: '127.0.0.1', port: 0 };
  const first = await givenServer(undefined, undefined, { databaseUrl, metrics });
  const second = await givenServer(undefined, undefined, { databaseUrl });
  const plain = foundedCluster(['ha-noi', 'hai-phong']);
  const size = plain.lines.length;
  const witness = await givenOvertaken(await givenWitness('da-nang'), size);
  const cluster = foundedCluster(['ha-noi', 'hai-phong'], witnessedBy({ 'da-nang': witness.url }));
  second.clock.set(new Date(cluster.now()).toISOString());
  await first.play(cluster);
  await until(() => witness.asked.some((body) => body.includes(`\n${size}\n`)));
  expect((await second.say(signed(cluster, revocation))).status).toBe(201);
  await until(async () => (await standingOf(first)).cosigned === size + 1);
  await first.witnessed();
  for (const server of [first, second]) {
    const all = { head: size + 1, cosigned: size + 1, problem: null };
    expect(await standingOf(server)).toEqual(all);
  }
  const { valueIn } = await scrape(first.metricsUrl);
  expect(valueIn('giaouoc_witness_questions_total', { answer: 'ahead' })).toBe(0);
}, 60_000);

test('what was wrong with a witness is over once another server has its cosignature', async () => {
  const databaseUrl = await givenDatabase();
  const witnessInterval = 3_600_000;
  const first = await givenServer(undefined, undefined, { databaseUrl, witnessInterval });
  const witness = await givenWitness('da-nang');
  const cluster = foundedCluster(['ha-noi', 'hai-phong'], witnessedBy({ 'da-nang': witness.url }));
  await witness.stop();
  await first.play(cluster);
  await first.witnessed();
  const head = cluster.lines.length;
  expect(await standingOf(first)).toEqual({ head, problem: 'unreachable' });
  await witness.start();
  const second = await givenServer(undefined, undefined, { databaseUrl });
  await second.witnessed();
  await until(async () => (await standingOf(first)).cosigned === head);
  expect(await standingOf(first)).toEqual({ head, cosigned: head, problem: null });
}, 60_000);
