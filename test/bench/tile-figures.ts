/** How many full tiles of 8,192 bytes a real server gives out in a second to many readers. */
import { openLoadClient, type Target } from './load-client.js';
import { median, perSecond } from './measure.js';

const READERS = 16;
const EACH = 250;
const ROUNDS = 3;

/** Measures on a cluster whose journal fills a tile. @returns requests a second */
export async function tileRate(target: Target, cluster: string): Promise<number> {
  const { host, port } = target;
  const path = `/api/clusters/${cluster}/tile/0/000`;
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
  const clients = await Promise.all(Array.from({ length: READERS }, () => openLoadClient(target)));
  const read = async ({ send }: (typeof clients)[number]): Promise<void> => {
    for (let done = 0; done < EACH; done += 1) {
      const { status } = await send(request);
      if (status !== 200) throw new Error(`a tile was answered with ${status}`);
    }
  };
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = await perSecond(READERS * EACH, () => Promise.all(clients.map(read)));
    if (round > 0) rates.push(rate);
  }
  for (const { close } of clients) close();
  return median(rates);
}
