/**
 * What is held against a fleet when all is over: every acknowledged entry stands at its place with
 * the very bytes that its acknowledgement implies, no statement stands twice, every journal audits
 * sound with its signatures and under its newest signed head, and every deadline was said once.
 */
import type { EntryLog } from '../../db/entry-log.js';
import { readCheckpoint } from '../../src/journal/checkpoints.js';
import { overdueIn } from '../../src/journal/overdue.js';
import { openVerifier } from '../../src/signatures/verify.js';
import { audit, type Entry, lineBytes } from '../../workflows/index.js';
import type { Acknowledged } from './speaking.js';

/** A journal as the database has it. */
export interface Kept {
  readonly cluster: string;
  readonly origin: string;
  readonly lines: readonly string[];
  /** The newest signed head. */
  readonly head: string;
}

export type Fault = 'lost' | 'changed' | 'doubled' | 'unsound' | 'deadline';

export interface Finding {
  readonly fault: Fault;
  readonly words: string;
}

/** Every journal of a database. */
export async function keptIn(log: EntryLog): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const { cluster, origin } of await log.journals()) {
    const lines: string[] = [];
    for await (const { bytes } of log.entries(cluster)) lines.push(Buffer.from(bytes).toString());
    kept.push({ cluster, origin, lines, head: (await log.checkpoint(cluster))?.note ?? '' });
  }
  return kept;
}

/** Holds everything that was acknowledged against what is there. @returns what is wrong */
export async function findingsIn(
  journals: readonly Kept[],
  acknowledged: readonly Acknowledged[],
): Promise<Finding[]> {
  const byCluster = new Map(journals.map((kept) => [kept.cluster, kept.lines]));
  const findings: Finding[] = acknowledged.flatMap((each) => {
    const line = byCluster.get(each.cluster)?.[each.seq];
    if (line === lineOf(each)) return [];
    const fault = line === undefined ? 'lost' : 'changed';
    return [{ fault, words: `${each.cluster} ${each.seq}: ${lineOf(each)} is ${line}` }];
  });
  for (const kept of journals) findings.push(...doubledIn(kept), ...(await unsoundIn(kept)));
  return findings;
}

/** An entry's members stand in the order of the alphabet, and what was sent comes last. */
const lineOf = ({ after, at, seq, request }: Acknowledged): string =>
  `{"after":"${after}","at":"${at}","seq":${seq},${request.slice(1)}`;

function doubledIn({ cluster, lines }: Kept): Finding[] {
  const statements = new Set<string>();
  const deadlines = new Set<string>();
  return lines.flatMap((line, seq): Finding[] => {
    const statement = line.slice(line.indexOf('"statement":'));
    const { statement: said } = JSON.parse(line) as Entry;
    const deadline = said.type === 'deadline.pass' ? JSON.stringify([said.cycle, said.body]) : null;
    const findings: Finding[] = [];
    if (statements.has(statement)) findings.push({ fault: 'doubled', words: `${cluster} ${seq}` });
    if (deadline !== null && deadlines.has(deadline)) {
      findings.push({ fault: 'deadline', words: `${cluster} ${seq}: ${deadline} said again` });
    }
    statements.add(statement);
    if (deadline !== null) deadlines.add(deadline);
    return findings;
  });
}

async function unsoundIn({ cluster, origin, lines, head }: Kept): Promise<Finding[]> {
  const verdict = await audit(origin, lines.map(lineBytes), { verify: openVerifier() });
  if (!verdict.sound) {
    return [{ fault: 'unsound', words: `${cluster}: ${JSON.stringify(verdict.broken)}` }];
  }
  const { size, root, replay, journal } = verdict;
  const keys = replay.serverKeys().map(({ key }) => key);
  const signed = readCheckpoint(keys, origin, head);
  const findings: Finding[] = [];
  if (signed?.size !== size || signed.root !== root) {
    findings.push({ fault: 'unsound', words: `${cluster}: its head is not that of its entries` });
  }
  for (const { year, deadline } of overdueIn(journal, new Date().toISOString())) {
    findings.push({ fault: 'deadline', words: `${cluster}: ${deadline} of ${year} was not said` });
  }
  return findings;
}
