/**
 * `audit`: a journal's whole history judged again, alone, without a server or a database, and held
 * against what witnesses saw of it. It ends sound, or names the first entry that does not hold and
 * the rule that it breaks. It never repairs and never guesses, and it says what it does not prove.
 */
import type { Command } from 'commander';
import {
  auditInFull,
  type Journal,
  type LodgedStatement,
  type Policy,
} from '../../workflows/index.js';
import { BATCHES_AHEAD, openVerifier, verifyNow } from '../signatures/verify.js';
import { type AuditInput, type AuditInputOptions, limitOf, openInput } from './audit-input.js';
import { documentsNamed } from './belongings.js';
import { type Act, register } from './command.js';
import { EXIT, failure } from './exit.js';
import { attachmentsFinding, charterFinding, type Finding, type Sound } from './finding.js';
import { readLodged } from './lodged-file.js';
import { keepProof } from './misbehaviour.js';
import { readPolicy } from './policy-file.js';
import { openProgress } from './progress.js';
import { linesOf, type Pieces, textOf } from './read.js';
import { originIn } from './source.js';
import type { Terminal } from './terminal.js';
import { printVerdict } from './verdict.js';

interface AuditOptions extends AuditInputOptions {
  readonly policy?: string;
  readonly since?: string;
  readonly lodged?: readonly string[];
  readonly misbehaviour?: string;
}

/** What an auditor brings along. */
export interface AuditorsOwn {
  readonly policy?: Policy | null;
  /** The text of a checkpoint that was kept. */
  readonly since?: string | null;
  readonly lodged?: readonly LodgedStatement[];
}

/** Adds `audit`. */
export function addAudit(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'audit', auditAct)
    .argument('<what>', options.what)
    .option('--cluster <id>', options.cluster)
    .option('--key <file>', options.key)
    .option('--policy <file>', options.policy)
    .option('--since <file>', options.since)
    .option('--lodged <file>', options.lodged, (file, files: string[] = []) => [...files, file])
    .option('--misbehaviour <file>', options.misbehaviourOut);
}

const auditAct: Act<[string, AuditOptions]> = async (terminal, what, options) => {
  const { texts } = terminal;
  const { policy, since, lodged = [], misbehaviour } = options;
  const own: AuditorsOwn = {
    policy: policy === undefined ? null : readPolicy(terminal, policy),
    since: since === undefined ? null : textOf(since, texts),
    lodged: lodged.flatMap((file) => readLodged(terminal, file)),
  };
  const input = await openInput(terminal, what, options);
  const found = await auditOf(terminal, input, own);
  if ('rule' in found) {
    const proof = found.misbehaviour
      ? keepProof(terminal, found.misbehaviour, misbehaviour)
      : undefined;
    printVerdict(terminal, input, found, proof);
    if (proof !== undefined) terminal.say(texts.next(texts.audit.misbehaviourNext(proof)));
    return EXIT.broken;
  }
  printVerdict(terminal, input, found);
  terminal.say(texts.next(nextCommand(input, what)));
  return EXIT.sound;
};

const nextCommand = ({ kind }: AuditInput, what: string): string => {
  if (kind === 'server' || kind === 'archive') return 'giaouoc export DIR';
  return `giaouoc show --journal ${kind === 'stream' ? 'FILE' : what}`;
};

/** Audits what was opened: the entries, the heads and witnesses, and the files beside them. */
export async function auditOf(
  terminal: Terminal,
  input: AuditInput,
  own: AuditorsOwn = {},
): Promise<Sound | Finding> {
  const progress = openProgress(terminal, input.extent);
  const lines = linesOf(counted(input.pieces(), progress.read));
  const first = await lines.next();
  if (first.done) {
    throw failure(EXIT.unreadable, terminal.texts.audit.empty, {
      remedy: terminal.texts.audit.emptyRemedy,
    });
  }
  const all = rejoined(first.value, lines, limitOf(input));
  const verdict = await auditInFull(originIn(first.value), all, {
    ...own,
    verify: openVerifier(),
    verifyNow,
    batchesAhead: BATCHES_AHEAD,
    checkpoint: input.checkpoint,
    heads: input.heads,
    onProgress: progress.show,
  });
  progress.end();
  if (!verdict.sound) return { ...verdict.finding, misbehaviour: verdict.misbehaviour };
  const beside = await besides(terminal, input, verdict.journal);
  if ('rule' in beside) return beside;
  return { ...verdict, ...beside, policyOf: own.policy ? 'file' : 'charter' };
}

async function* counted(pieces: Pieces, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    read(piece.length);
    yield piece;
  }
}

async function* rejoined(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let given = 1;
  yield first;
  for await (const line of rest) {
    if (given >= limit) return;
    given += 1;
    yield line;
  }
}

/** What lies beside sound entries: the first finding, or what was checked. */
async function besides(
  { texts }: Terminal,
  { charter, attachments, pieces }: AuditInput,
  journal: Journal,
): Promise<Finding | Pick<Sound, 'charter' | 'attachments' | 'documents'>> {
  const found = charter === null ? null : charterFinding(charter, journal);
  if (found) return found;
  const held = attachments === null ? [] : attachmentsFinding(attachments, texts);
  if ('rule' in held) return held;
  const checked = { charter: charter !== null, attachments: held.length };
  if (held.length === 0) return { ...checked, documents: null };
  const named = await documentsNamed(pieces());
  const atHand = held.filter((digest) => named.placeOf(digest) !== null).length;
  return { ...checked, documents: { named: named.count(), atHand } };
}
