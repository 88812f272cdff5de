/**
 * `audit`: a journal's whole history judged again, alone, without a server or a database. It ends
 * sound, or names the first entry that does not hold and the rule that it breaks. It never repairs
 * and never guesses, and it says what it does not prove.
 */
import type { Command } from 'commander';
import { audit, type Journal } from '../../workflows/index.js';
import { type AuditInput, type AuditOptions, openInput } from './audit-input.js';
import { type Act, register } from './command.js';
import { EXIT, failure } from './exit.js';
import {
  attachmentsFinding,
  charterFinding,
  checkpointFinding,
  type Finding,
  readCheckpoint,
  withMissing,
} from './finding.js';
import { openProgress } from './progress.js';
import { linesOf } from './read.js';
import { originIn } from './source.js';
import type { Terminal } from './terminal.js';
import { printVerdict, type Sound } from './verdict.js';
import { openVerifier } from './verify.js';

/** Adds `audit`. */
export function addAudit(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'audit', auditAct)
    .argument('<what>', options.what)
    .option('--cluster <id>', options.cluster)
    .option('--key <file>', options.key);
}

const auditAct: Act<[string, AuditOptions]> = async (terminal, what, options) => {
  const input = await openInput(terminal, what, options);
  const found = await auditOf(terminal, input);
  printVerdict(terminal, input, found);
  if ('rule' in found) return EXIT.broken;
  terminal.say(terminal.texts.next(nextCommand(input, what)));
  return EXIT.sound;
};

const nextCommand = ({ kind }: AuditInput, what: string): string =>
  kind === 'server'
    ? 'giaouoc export DIR'
    : `giaouoc show --journal ${kind === 'stream' ? 'FILE' : what}`;

/** Audits what was opened, first the entries and then what stands beside them. */
export async function auditOf(terminal: Terminal, input: AuditInput): Promise<Sound | Finding> {
  const progress = openProgress(terminal, input.total);
  const checkpoint = input.checkpoint === null ? null : readCheckpoint(input.checkpoint);
  const lines = linesOf(input.pieces());
  const first = await lines.next();
  if (first.done) {
    throw failure(EXIT.unreadable, terminal.texts.audit.empty, {
      remedy: terminal.texts.audit.emptyRemedy,
    });
  }
  const verdict = await audit(originIn(first.value), rejoined(first.value, lines, limitOf(input)), {
    verify: openVerifier(),
    checkpoint: checkpoint && !('rule' in checkpoint) ? checkpoint : undefined,
    onProgress: progress.show,
  });
  progress.end();
  if (!verdict.sound) {
    // A checkpoint that is not the server's own accuses no entry.
    const { broken, journal } = verdict;
    const accuser = broken.rule === 'checkpoint' ? input.checkpoint : null;
    const forged = accuser === null ? null : checkpointFinding(accuser, journal);
    if (forged) return forged;
    const covered = checkpoint && !('rule' in checkpoint) ? checkpoint.size : 0;
    return withMissing({ refusals: [], ...verdict.broken }, verdict.journal, covered);
  }
  const beside = besides(terminal, input, verdict.journal);
  if ('rule' in beside) return beside;
  return { ...verdict, ...beside };
}

/** A live journal grows while it is read; what its checkpoint covers is what is audited. */
const limitOf = ({ kind, total }: AuditInput): number =>
  kind === 'server' && total !== null ? total : Number.POSITIVE_INFINITY;

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

/** What stands beside sound entries: the first finding, or what was checked. */
function besides(
  { texts }: Terminal,
  input: AuditInput,
  journal: Journal,
): Finding | Pick<Sound, 'charter' | 'attachments'> {
  const { checkpoint, charter } = input;
  const found =
    (checkpoint === null ? null : checkpointFinding(checkpoint, journal)) ??
    (charter === null ? null : charterFinding(charter, journal));
  if (found) return found;
  const attachments = input.attachments === null ? 0 : attachmentsFinding(input.attachments, texts);
  if (typeof attachments !== 'number') return attachments;
  return { charter: charter !== null, attachments };
}
