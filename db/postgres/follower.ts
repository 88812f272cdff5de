/**
 * Hears what other servers add to journals, by PostgreSQL's LISTEN, on a connection of its own. A
 * message can be lost while that connection is down, so whoever listens is told to look at
 * everything once it stands again; the journals themselves are the truth.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Follower } from '../entry-log.js';
import type { Addresses } from './addresses.js';
import { CHANNEL } from './appends.js';
import { lonelyClient } from './pool.js';

/** How long to wait before the next attempt to connect, in milliseconds. */
const AGAIN_MS = 500;
/** How often the connection has to prove that it stands, and how long it may take. */
const PROOF_MS = 10_000;

/**
 * Starts to listen.
 * @param self the name of the writer beside it, whose messages are no news
 * @returns ends it; nobody is told anything afterwards
 */
export function followerOf(
  addresses: Addresses,
  self: string,
  follower: Follower,
): () => Promise<void> {
  const closing = new AbortController();
  let current: pg.Client | undefined;

  const listen = async (): Promise<void> => {
    const address = addresses.current();
    const client = lonelyClient(addresses, PROOF_MS);
    current = client;
    const ended = new Promise<true>((resolve) => {
      client.on('error', () => resolve(true));
      client.on('end', () => resolve(true));
    });
    client.on('notification', ({ payload = '' }) => {
      const [writer, cluster = ''] = payload.split(' ');
      if (writer !== self && !closing.signal.aborted) follower(cluster);
    });
    try {
      // A connection that is ended while it is made never answers.
      await Promise.race([client.connect(), ended]);
      await client.query(`LISTEN ${CHANNEL}`);
      if (!closing.signal.aborted) follower(null);
      // Of a host that is gone without a word one hears nothing, as of one with nothing to say.
      while (!(await Promise.race([ended, passed(PROOF_MS)]))) await client.query('SELECT 1');
    } catch {
      // It is tried again below, as after every other end of the connection.
      addresses.leave(address);
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

const passed = (milliseconds: number): Promise<false> =>
  pause(milliseconds, false as const, { ref: false });
