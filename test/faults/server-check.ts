/**
 * What must hold of a server after a fault: every acknowledged entry with its bytes, no statement
 * twice, heads that are those of the entries, and from time to time a whole audit with signatures,
 * of the journals and of the file.
 */
import Database from 'better-sqlite3';
import { verifyNow } from '../../src/signatures/verify.js';
import { auditInFull, lineBytes } from '../../workflows/index.js';
import { originOf } from '../bench/hosted-cluster.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { readJournal, type Tokens } from './clients.js';
import { count, type Tally } from './gate.js';
import type { Served } from './served.js';
import type { Beginning, Stage } from './stage.js';

/**
 * Reads what is new in every journal and holds it against what was acknowledged.
 * @param tokens of readers who need not sign in
 */
export async function checkServed(
  { target }: Served,
  stage: Stage,
  { ledgers }: Pick<Beginning, 'ledgers'>,
  tally: Tally,
  tokens?: Tokens,
): Promise<void> {
  for (const cluster of stage.clusters) {
    const ledger = ledgers.get(cluster.id);
    if (!ledger) continue;
    const token = tokens?.get(cluster.id);
    try {
      const { lines, checkpoint } = await readJournal(target, cluster, ledger.verified(), token);
      ledger.hold(lines, checkpoint, tally);
    } catch (error) {
      count(tally, 'corrupt', `${cluster.id} cannot be read: ${String(error)}`);
    }
  }
  const problems = await witnessProblems(target, stage);
  for (const problem of problems) count(tally, 'lost', `the witness says "${problem}"`);
}

/** What the witnesses object to: a server that has less, or other, than what they cosigned. */
async function witnessProblems(
  { host, port }: Served['target'],
  { clusters }: Stage,
): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of clusters) {
    const response = await fetch(`http://${host}:${port}/api/clusters/${id}/witnesses`);
    const text = await response.text();
    found.push(...(text.match(/"problem":"(?:contradicted|ahead)"/g) ?? []));
  }
  return found;
}

/** Audits every journal with all signatures under the server's own newest head. */
export async function auditServed(
  { target }: Served,
  stage: Stage,
  { ledgers }: Pick<Beginning, 'ledgers'>,
  tally: Tally,
): Promise<void> {
  for (const cluster of stage.clusters) {
    const lines = ledgers.get(cluster.id)?.lines ?? [];
    const { checkpoint } = await readJournal(target, cluster, lines.length);
    const verdict = await auditInFull(originOf(cluster), lines.map(lineBytes), {
      verify: (tasks) =>
        tasks.map(({ publicKey, message, signature }) =>
          verifyEd25519(publicKey, message, signature),
        ),
      verifyNow,
      checkpoint,
      heads: [],
    });
    if (verdict.sound) continue;
    const { seq, rule } = verdict.finding;
    count(tally, 'corrupt', `the audit of ${cluster.id} ends at entry ${seq} with "${rule}"`);
  }
}

/** Whether SQLite finds the file in order, beside the server that has it open. */
export function checkStructure({ file }: Pick<Beginning, 'file'>, tally: Tally): void {
  const database = new Database(file, { readonly: true });
  try {
    const structure = database.pragma('integrity_check', { simple: true });
    if (structure !== 'ok') count(tally, 'corrupt', `integrity_check says ${structure}`);
  } finally {
    database.close();
  }
}
