/** A live stream that is still told what the journal holds already, while the journal grows. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import type { LiveJournal } from '../../src/journal/live-journal.js';
import { openStreams } from '../../src/journal/streams.js';
import { cleanUpAfterEach, closeLater, givenData } from '../support/http.js';
import {
  clusterNamed,
  givenDoor,
  givenWriting,
  revocationIn,
  type Writing,
} from '../support/writing.js';

cleanUpAfterEach();

/** Streams of a journal from its first entry on, over a database that reads when it is told to. */
async function givenStreams({ log, journals }: Writing, live: LiveJournal) {
  const door = givenDoor();
  const streams = openStreams(
    {
      ...log,
      entries: async function* (cluster, from, to) {
        await door.pass();
        yield* log.entries(cluster, from, to);
      },
    },
    journals,
  );
  closeLater(streams.close);
  const server = createServer((_, response) => {
    void streams.open(response, live, 0, async () => true);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closeLater(() => void server.close());
  return { door, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a stream that catches up on a journal that was reloaded misses no entry', async () => {
  const cluster = clusterNamed('cities');
  const size = cluster.lines.length;
  const writing = await givenWriting(givenData());
  await writing.play(cluster);
  const live = (await writing.journals.find('cities')) as LiveJournal;
  const { door, url } = await givenStreams(writing, live);
  const hangUp = new AbortController();
  const response = await fetch(url, { signal: hangUp.signal });
  await door.reached;
  writing.journals.forget('cities');
  expect((await writing.submit('cities', revocationIn(cluster))).kind).toBe('accepted');
  door.open();
  let text = '';
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(piece).toString('utf8');
    if (text.includes(`id: ${size}\n`)) break;
  }
  hangUp.abort();
  const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: size + 1 }, (_, seq) => seq));
});
