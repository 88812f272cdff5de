/**
 * Six signed statements that move one workflow to its end: a cluster of three cities launches its
 * year, proposes the pledge, opens it and signs it, and with the last city's signature the pledge
 * is in force. `peers/` compares them with six signals to other engines.
 */
import { type Hosted, requestText, setting, unfounded } from './hosted-cluster.js';
import { postOf, type Target } from './load-client.js';
import { cities, opening } from './material.js';

const MEMBERS = cities(3);
const SIGNALS = opening(MEMBERS);

/**
 * The requests that found a cluster, in order, before anything of a year is said.
 * @param serverKey the server's raw public key in base64url
 */
export function foundingRequests(target: Target, id: string, serverKey: string): Buffer[] {
  const cluster = unfounded(id, MEMBERS);
  return setting(cluster, serverKey)
    .slice(0, -SIGNALS.length)
    .map((said, number) => posted(target, cluster, requestText(cluster, said, number)));
}

/**
 * The six requests of one cluster's pledge.
 * @param checkpoint the head that the server gave out after the founding
 */
export function pledgeRequests(target: Target, id: string, checkpoint: string): Buffer[] {
  const [, size, root = ''] = checkpoint.split('\n');
  const seen = { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
  const cluster = { ...unfounded(id, MEMBERS), seen };
  return SIGNALS.map((said, number) =>
    posted(target, cluster, requestText(cluster, said, seen.size + number)),
  );
}

const posted = (target: Target, { id }: Hosted, text: string): Buffer =>
  postOf(target, `/api/clusters/${id}/statements`, text);
