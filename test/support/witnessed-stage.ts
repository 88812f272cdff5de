/**
 * What the transcripts about witnesses play with: a year whose pledge is due on 31 March, signed by
 * its cities and seen by four witnesses of whom three are needed, and what a server that lies would
 * show instead. Beside the folders lie what an auditor keeps: heads, a policy, lodged statements.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tileFiles } from '../../src/cli/tile-files.js';
import {
  formatPolicy,
  lineBytes,
  misbehaviourFile,
  type Policy,
  policyOf,
} from '../../workflows/index.js';
import { pledgeDigest, YEAR } from './bodies.js';
import { charterFor, ORIGIN, type TestCluster } from './cluster.js';
import {
  allAt,
  entryAt,
  headAt,
  headOf,
  lodgedWith,
  seconds,
  signedHead,
} from './cosigned-heads.js';
import { CHAIR, DEPUTY, signingYear, THIRD } from './given.js';
import { type Changes, writeJournalFolder } from './journal-folder.js';
import { merkleRootOf } from './tree.js';
import { witnessing } from './witness-keys.js';

export const WITNESSES = [CHAIR, DEPUTY, THIRD, 'auditor'];

const DUE = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
const DAY = 86_400_000;
const pledge = { day: '03-31', nextYear: false, late: 'close' } as const;

/** A year that waits for signatures on its pledge. */
export function watchedYear(): TestCluster {
  const { calendar } = charterFor([CHAIR, DEPUTY]);
  return signingYear({
    charter: { witnessing: witnessing(WITNESSES), calendar: { ...calendar, pledge } },
  });
}

export const signPledge = (cluster: TestCluster, by: string, at = cluster.now() + 60_000): void =>
  cluster.say({ type: 'pledge.sign', by, cycle: YEAR, body: { digest: pledgeDigest }, at });

/** Fills the stage with what witnesses saw, and with what a lying server shows. */
export function setWitnessedStage(folder: string): void {
  const cluster = watchedYear();
  const opened = cluster.lines.length;
  const heads: Record<number, string> = {
    [opened]: headOf(cluster, allAt(WITNESSES, seconds(cluster.now()) + 2)),
  };
  signPledge(cluster, DEPUTY);
  heads[opened + 1] = headOf(cluster, allAt(WITNESSES, seconds(cluster.now()) + 2));
  const forked = cluster.fork();
  const early = cluster.fork();
  const dated = cluster.fork();
  signPledge(cluster, THIRD, DUE - 60_000);
  heads[opened + 2] = headOf(cluster, {
    ...allAt(WITNESSES, seconds(DUE) + 1),
    [CHAIR]: seconds(DUE),
  });
  signPledge(cluster, CHAIR, DUE - 30_000);
  const checkpoint = headOf(cluster, allAt([CHAIR, DEPUTY], seconds(DUE) + 10));
  writeJournalFolder(join(folder, 'seen'), cluster, { checkpoint, heads });
  writeFiles(join(folder, 'archive'), [
    ['checkpoint', checkpoint],
    ...tileFiles(cluster.replay, cluster.lines.map(lineBytes)),
  ]);
  writeFiles(folder, keptBy(cluster, forked, heads[opened + 1] as string));
  writeLies(folder, early, dated);
  writeJournalFolder(join(folder, 'twisted'), cluster, rebuilt(cluster));
}

/** The last line is no entry, and the server has built and signed the whole tree anew over it. */
function rebuilt({ lines }: TestCluster): Changes {
  const changed = lines.with(-1, '{}');
  const root = new Uint8Array(Buffer.from(merkleRootOf(changed.map(lineBytes)), 'hex'));
  const head = { origin: ORIGIN, size: changed.length, root };
  return { lines: changed, checkpoint: signedHead(head) };
}

/** What an auditor keeps beside the journal. */
function keptBy(cluster: TestCluster, forked: TestCluster, kept: string): readonly File[] {
  const lodged = forked.fork();
  signPledge(lodged, CHAIR);
  const { signatures, statement } = entryAt(lodged, lodged.lines.length - 1);
  const swallowed = lodgedWith(DEPUTY, { signatures, statement }, seconds(lodged.now()));
  const said = entryAt(cluster, cluster.lines.length - 3);
  const { note, ...included } = lodgedWith(THIRD, said, seconds(forked.now()));
  forked.wait(60_000);
  signPledge(forked, THIRD);
  const policy = policyOf(cluster.journal().cluster.context);
  const one = { ...policy, quorum: 'auditor', groups: [] };
  return [
    ['kept', kept],
    ['forked', headOf(forked)],
    ['seen.policy', formatPolicy(policy)],
    ['auditor.policy', formatPolicy(one)],
    ['stranger', signedHead(headAt(forked, forked.lines.length), {}, 'stranger')],
    ['swallowed.ndjson', `${JSON.stringify(swallowed)}\n`],
    ['included.json', JSON.stringify(included, null, 2)],
    ['included.json.lodged', note],
    ['proof.json', proofOf(cluster, forked)],
  ];
}

/** Two heads of one size under the server's key, with different roots. */
function proofOf(cluster: TestCluster, forked: TestCluster): string {
  const size = forked.lines.length;
  const policy = policyOf(cluster.journal().cluster.context);
  const [{ key: log }] = policy.logs as [Policy['logs'][number]];
  const root = new Uint8Array(Buffer.from(cluster.replay.rootAt(size) ?? '', 'hex'));
  const first = headOf(forked);
  const second = headOf(cluster, {}, size);
  return misbehaviourFile({ log, first, second, root, proof: [] });
}

/** A deadline that is recorded as passed too early, and an entry that is dated back. */
function writeLies(folder: string, early: TestCluster, dated: TestCluster): void {
  const at = DUE + 1000;
  const body = { deadline: 'pledge' } as const;
  early.say({ type: 'deadline.pass', by: 'server', cycle: YEAR, body, at });
  const passed = headOf(early, allAt(WITNESSES, seconds(DUE - DAY)));
  writeJournalFolder(join(folder, 'early'), early, { checkpoint: passed });
  const size = dated.lines.length;
  const without = headOf(dated, allAt(WITNESSES, seconds(DUE) + 3600));
  signPledge(dated, THIRD, DUE - 60_000);
  const checkpoint = headOf(dated);
  writeJournalFolder(join(folder, 'dated'), dated, { checkpoint, heads: { [size]: without } });
}

type File = readonly [path: string, content: string | Uint8Array];

function writeFiles(folder: string, files: Iterable<File>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
