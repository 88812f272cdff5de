/**
 * Which clusters this server is willing to keep a journal for. This is the host's own policy and no
 * rule of a cluster: an auditor need not run it, because it only ever refuses to begin. A founding
 * must name this server's key, or nobody could tell that a deadline has passed.
 */
import { type Bodies, SERVER, type Statement } from '../../workflows/index.js';
import { ProblemError } from '../http/problem.js';

/** Of each journal a little is remembered; every commune of a country has a cluster in so many. */
export const MAX_CLUSTERS = 100_000;

export interface Hosting {
  /** The ids of the clusters that may be founded here; `null` for any. */
  readonly clusters: readonly string[] | null;
  /** The raw public key of this server in base64url. */
  readonly serverKey: string;
}

/**
 * Why a founding cannot be taken here.
 * @param cluster the id in the address
 * @returns `undefined` when it can, and for every other statement
 */
export function hostingProblem(
  { clusters, serverKey }: Hosting,
  cluster: string,
  { type, body }: Statement,
): ProblemError | undefined {
  if (type !== 'cluster.found') return undefined;
  if (clusters !== null && !clusters.includes(cluster)) {
    return new ProblemError('server/not-hosted', cluster);
  }
  const named = (body as Bodies['cluster.found'])[SERVER].key;
  if (named === serverKey) return undefined;
  return new ProblemError('server/other-server-key', named, { serverKey });
}

/** Whether an origin such as `example.vn/cities` is that of a cluster: it ends with its id. */
export const isOriginOf = (origin: string, cluster: string): boolean =>
  origin.endsWith(`/${cluster}`);
