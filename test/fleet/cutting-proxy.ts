/**
 * A way to the database that breaks: it passes bytes on in both directions until it is told to cut
 * connections, at random or at the worst moment, which is when a commit has been passed on and its
 * answer has not. Whoever waited for that answer cannot know what became of the commit.
 */
import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  /** The same address with this proxy's place in it. */
  readonly address: (url: string) => string;
  /** Cuts every connection for which `isHit` says so. @returns how many */
  readonly cut: (isHit: () => boolean) => number;
  /** Cuts the next connection that commits, before the answer; it may take a while to come. */
  readonly cutNextCommit: () => void;
  /** How many commits were cut from their answers. */
  readonly commitsCut: () => number;
  readonly close: () => Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly database: Socket;
  /** Its next answer is not passed on. */
  isDoomed: boolean;
}

/** Opens the proxy before a database. */
export async function openCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname: host, port } = new URL(target);
  const pairs = new Set<Pair>();
  let isArmed = false;
  let commitsCut = 0;

  const cutOff = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.database.destroy();
  };
  const server = createServer({ noDelay: true }, (client) => {
    const database = createConnection({ host, port: Number(port), noDelay: true });
    const pair: Pair = { client, database, isDoomed: false };
    pairs.add(pair);
    client.on('data', (bytes: Buffer) => {
      if (isArmed && bytes.includes('COMMIT')) {
        isArmed = false;
        pair.isDoomed = true;
      }
      database.write(bytes);
    });
    database.on('data', (bytes: Buffer) => {
      if (!pair.isDoomed) return void client.write(bytes);
      commitsCut += 1;
      cutOff(pair);
    });
    for (const socket of [client, database]) {
      socket.on('error', () => cutOff(pair));
      socket.on('close', () => cutOff(pair));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: (url) => {
      const address = new URL(url);
      address.host = place;
      return address.href;
    },
    cut: (isHit) => {
      const hit = [...pairs].filter(isHit);
      hit.forEach(cutOff);
      return hit.length;
    },
    cutNextCommit: () => {
      isArmed = true;
    },
    commitsCut: () => commitsCut,
    close: async () => {
      for (const pair of pairs) cutOff(pair);
      server.close();
      await once(server, 'close');
    },
  };
}
