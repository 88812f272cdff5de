/**
 * What the server bears from those who reach it: how often, how many at once, how long it waits for
 * them, and whose word it takes for a client's address. Each figure is far above what the officers
 * of many clusters need and far below what would keep the others from their work.
 */

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** Until the last header has arrived. */
  readonly headers: number;
  /** Until the whole request has arrived. */
  readonly request: number;
  /** In which nothing at all moves on a connection: a reader that stopped reading is let go. */
  readonly idle: number;
}

export interface Edge {
  /**
   * Whose `X-Forwarded-For` is believed: proxies at these addresses or in these networks. A number
   * of proxies is not taken, because whoever reaches the server directly could count them out too.
   */
  readonly trustProxy: readonly string[];
  /** Seconds for `Strict-Transport-Security`, 0 for none. */
  readonly hstsSeconds: number;
  /** Refused requests from one address, and refused statements of one key; 0 for any number. */
  readonly refusedPerMinute: number;
  /** Challenges from one address, and as many sessions; 0 for any number. */
  readonly signInsPerMinute: number;
  /** Documents and tables that are computed for one key; 0 for any number. */
  readonly computedPerMinute: number;
  /** Open connections from one address; 0 for any number. */
  readonly connectionsPerAddress: number;
  readonly patience: Patience;
}

/** The edge where nothing else is configured. */
export const EDGE: Edge = {
  trustProxy: [],
  hstsSeconds: 0,
  refusedPerMinute: 1_200,
  signInsPerMinute: 600,
  computedPerMinute: 600,
  connectionsPerAddress: 1_024,
  patience: { headers: 10_000, request: 30_000, idle: 120_000 },
};

/** The most bytes of a request's line and headers together. */
export const MAX_HEADER_BYTES = 16 * 1024;
/** Browsers send some twenty. */
export const MAX_HEADERS = 100;
/** The longest address here, that of a document with all facts of its issue, is a quarter of it. */
export const MAX_ADDRESS = 2_048;
