/**
 * The connections to PostgreSQL. Where the address names several hosts, a connection counts only
 * when it can write, and when there is none, all hosts are tried again for a while: that is how
 * long a standby takes to be promoted. Nothing has been sent by then, so nothing is said twice.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Addresses } from './addresses.js';

/** As much of `pg` as is relied on. */
export type PostgresPool = pg.Pool;
export type PostgresClient = pg.PoolClient;

export interface PoolOptions {
  readonly addresses: Addresses;
  /** How many connections are used at once. */
  readonly max: number;
  /** No session may write, and a standby will do. */
  readonly readOnly?: boolean;
}

/** How long a lock or a connection is waited for, in milliseconds. */
const WAIT_MS = 15_000;
/** The same for a connection where there are other hosts to try. */
const WAIT_WITH_OTHERS_MS = 5_000;
/** How long all hosts are tried again, and the pause after each round. */
const FAILOVER_MS = 10_000;
const ROUND_MS = 100;

/** An answer that takes longer will not come: the host is gone, or waits for its standby. */
const ANSWER_MS = 30_000;
/** A server that stopped in the middle of a batch gives up its locks after so long. */
const IDLE_MS = 60_000;

/** How long a host may take to let a connection go; one that is gone never does. */
const FAREWELL_MS = 2_000;

/** Connections that break are noticed by the system after about a minute of silence. */
const KEPT_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** Opens the connections. */
export const openPool = (options: PoolOptions): PostgresPool => new RoamingPool(options);

/** A connection of its own, to listen on. It answers or fails within so many milliseconds. */
export const lonelyClient = (addresses: Addresses, answerMs: number): pg.Client =>
  new (clientsTo(addresses))({
    ...KEPT_ALIVE,
    connectionTimeoutMillis: WAIT_WITH_OTHERS_MS,
    query_timeout: answerMs,
  });

/** The same connections as a driver for TypeORM, which makes its pool itself. */
export const driverOf = (options: PoolOptions) => ({
  Pool: class extends RoamingPool {
    constructor() {
      super(options);
    }
  },
});

/** Clients that connect to the address that is current when they are made. */
function clientsTo(addresses: Addresses) {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: addresses.current() });
    }

    override end(): Promise<void>;
    override end(callback: () => void): void;
    override end(callback?: () => void): Promise<void> | undefined {
      const hangUp = setTimeout(() => this.connection.stream.destroy(), FAREWELL_MS);
      const ended = super.end().finally(() => clearTimeout(hangUp));
      if (!callback) return ended;
      ended.then(callback, callback);
      return undefined;
    }
  };
}

class RoamingPool extends pg.Pool {
  readonly #addresses: Addresses;

  constructor({ addresses, max, readOnly = false }: PoolOptions) {
    const isOneOfSeveral = addresses.count > 1;
    super({
      ...KEPT_ALIVE,
      max,
      connectionTimeoutMillis: isOneOfSeveral ? WAIT_WITH_OTHERS_MS : WAIT_MS,
      query_timeout: ANSWER_MS,
      options: [
        '-c synchronous_commit=on',
        `-c lock_timeout=${WAIT_MS}`,
        `-c idle_in_transaction_session_timeout=${IDLE_MS}`,
        `-c default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
      ].join(' '),
      Client: clientsTo(addresses),
      ...(isOneOfSeveral && !readOnly ? { onConnect: requireWritable } : {}),
    } as pg.PoolConfig);
    this.#addresses = addresses;
    // A connection that breaks while it is idle is replaced; whoever uses one is told by its query.
    this.on('error', () => undefined);
    // One that breaks while it is used says so twice, and what nobody listens to ends the process.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const connected = this.#connected();
    if (!callback) return connected;
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  async #connected(): Promise<pg.PoolClient> {
    const { count } = this.#addresses;
    const end = performance.now() + (count > 1 ? FAILOVER_MS : 0);
    for (let tried = 1; ; tried += 1) {
      const address = this.#addresses.current();
      try {
        return await super.connect();
      } catch (error) {
        if (this.ending || isFull(error)) throw error;
        this.#addresses.leave(address);
        if (tried >= count && performance.now() >= end) throw error;
        if (tried % count === 0) await pause(ROUND_MS);
      }
    }
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;

/** All connections are in use: that says nothing against the host. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';

/** @throws Error on a standby */
async function requireWritable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>(
    'SHOW transaction_read_only',
  );
  if (rows[0]?.transaction_read_only !== 'off') throw new Error('this host takes no writes now');
}
