/**
 * Documents for tests: a cluster with Vietnamese names whose year is really said and judged, and
 * the facts under which a clerk issues something of it.
 */
import { viewOf } from '../../src/documents/journal-view.js';
import { type IssueFacts, type Made, makeDocument } from '../../src/documents/make-document.js';
import { type Bodies, digestOf, lineBytes } from '../../workflows/index.js';
import { YEAR } from './bodies.js';
import { ORIGIN, type TestCluster } from './cluster.js';

/** The facts of issue of a test; what a test is about is said by it. */
export const issueFacts = (cluster: TestCluster, change: Partial<IssueFacts> = {}): IssueFacts => ({
  kind: 'pledge',
  year: YEAR,
  upTo: cluster.lines.length,
  number: 5,
  symbol: 'GƯTĐ-CTĐ',
  place: 'Hải Phòng',
  date: '2024-03-08',
  ...change,
});

/** What is made of a cluster's journal, whose lines are judged again first. */
export async function madeOf(
  cluster: TestCluster,
  change: Partial<IssueFacts> = {},
): Promise<Made> {
  const facts = issueFacts(cluster, change);
  const read = viewOf(ORIGIN, cluster.lines.map(lineBytes), facts.upTo);
  if (!read.ok) throw new Error(`entry ${read.broken.seq} does not hold`);
  return makeDocument(read.view, facts);
}

/** The bytes of a document that can be made. */
export async function documentOf(
  cluster: TestCluster,
  change: Partial<IssueFacts> = {},
): Promise<Uint8Array> {
  const made = await madeOf(cluster, change);
  if (!made.ok) throw new Error(made.gap);
  return made.bytes;
}

type Pledge = Bodies['pledge.propose'];

/** Says the launch, a pledge and its opening, and has everybody sign it. */
export function pledgedAs(cluster: TestCluster, text: Pledge, signers: readonly string[]): void {
  const [chair = ''] = signers;
  cluster.say({ type: 'pledge.propose', by: chair, cycle: YEAR, body: text });
  const body = { digest: digestOf(text) };
  cluster.say({ type: 'pledge.open', by: chair, cycle: YEAR, body });
  for (const by of signers) cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body });
}
