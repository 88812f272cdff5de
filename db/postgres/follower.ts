/**
 * Hears what other servers add to journals, by PostgreSQL's LISTEN, on a connection of its own. A
 * message can be lost while that connection is down, so whoever listens is told to look at
 * everything once it stands again; the journals themselves are the truth.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Follower } from '../entry-log.js';
import { CHANNEL } from './appends.js';

/** How long to wait before the next attempt to connect, in milliseconds. */
const AGAIN_MS = 500;

/**
 * Starts to listen.
 * @param self the name of the writer beside it, whose messages are no news
 * @returns ends it; nobody is told anything afterwards
 */
export function followerOf(url: string, self: string, follower: Follower): () => Promise<void> {
  const closing = new AbortController();
  let current: pg.Client | undefined;

  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    current = client;
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', ({ payload = '' }) => {
      const [writer, cluster = ''] = payload.split(' ');
      if (writer !== self && !closing.signal.aborted) follower(cluster);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      if (!closing.signal.aborted) follower(null);
      await ended;
    } catch {
      // It is tried again below, as after every other end of the connection.
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const running = (async () => {
    while (!closing.signal.aborted) {
      await listen();
      await pause(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    closing.abort();
    await current?.end().catch(() => undefined);
    await running;
  };
}
