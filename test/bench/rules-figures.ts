/**
 * Figures of the rules alone, without server or disk: judging, replaying, auditing, and what a
 * replayed journal takes in memory. The audit is measured beside bare verification of the very
 * same signatures, round by round, so that the ratio does not depend on the hour.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { openVerifier } from '../../src/signatures/verify.js';
import {
  audit,
  type Circumstances,
  type Entry,
  judge,
  messageInLine,
  openJournal,
  openReplay,
  type Replay,
  type SignatureTask,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { bytesInUse, medianOf, perSecond, repeat } from './measure.js';

export interface RulesFigures {
  readonly judgements: number;
  readonly replayed: number;
  readonly audited: number;
  /** Bare verifications on one core. */
  readonly verified: number;
  /** The time of an audit over the time of bare verification. */
  readonly auditCost: number;
  readonly bytesPer100k: number;
}

/** Measures on the lines of one journal. */
export async function rulesFigures(lines: readonly Uint8Array[]): Promise<RulesFigures> {
  const bytesPer100k = memoryOf(lines);
  const questions = questionsOf(lines);
  const checks = checksOf(lines);
  const rounds = await repeat({ warmUp: 1, rounds: 3 }, async () => ({
    judgements: await perSecond(questions.length, () => askAll(questions)),
    replayed: await perSecond(lines.length, () => replayOf(lines)),
    verified: await perSecond(checks.length, () => verifyAll(checks)),
    audited: await perSecond(lines.length, () => auditAll(lines)),
  }));
  const signatures = checks.length / lines.length;
  return {
    judgements: medianOf(rounds, (round) => round.judgements),
    replayed: medianOf(rounds, (round) => round.replayed),
    audited: medianOf(rounds, (round) => round.audited),
    verified: medianOf(rounds, (round) => round.verified),
    auditCost: medianOf(rounds, (round) => round.verified / (round.audited * signatures)),
    bytesPer100k,
  };
}

function replayOf(lines: readonly Uint8Array[], each?: (tasks: readonly SignatureTask[]) => void) {
  const replay = openReplay(ORIGIN);
  for (const line of lines) {
    const step = replay.add(line);
    if (!step.ok) throw new Error(`entry ${step.broken.seq} breaks ${step.broken.rule}`);
    each?.(step.tasks);
  }
  return replay;
}

function memoryOf(lines: readonly Uint8Array[]): number {
  const before = bytesInUse();
  const kept: Replay[] = [replayOf(lines)];
  const taken = bytesInUse() - before;
  const entries = kept.reduce((sum, replay) => sum + replay.journal().size, 0);
  return (taken * 100_000) / entries;
}

type Question = readonly [entry: Entry, around: Circumstances];

/** Everything that was ever asked of this journal, with what the rules were told beside it. */
function questionsOf(lines: readonly Uint8Array[]): Question[] {
  const replay = openReplay(ORIGIN);
  return lines.map((line) => {
    const text = Buffer.from(line).toString('utf8');
    const entry = JSON.parse(text) as Entry;
    const around = {
      at: entry.at,
      signaturesHold: entry.signatures.map(() => true),
      seenRoot: replay.rootAt(entry.statement.seen.size),
      saidBefore: false,
      text: messageInLine(text).text,
    };
    replay.add(line);
    return [entry, around];
  });
}

function askAll(questions: readonly Question[]): void {
  let journal = openJournal(ORIGIN);
  for (const [entry, around] of questions) {
    const judgement = judge(journal, entry, around);
    if (!judgement.ok) throw new Error('the rules refuse what they accepted');
    journal = judgement.journal;
  }
}

type Check = readonly [KeyObject, Uint8Array, Uint8Array];

function checksOf(lines: readonly Uint8Array[]): Check[] {
  const keys = new Map<string, KeyObject>();
  const checks: Check[] = [];
  replayOf(lines, (tasks) => {
    for (const { publicKey, message, signature } of tasks) {
      const x = Buffer.from(publicKey).toString('base64url');
      const jwk = { kty: 'OKP', crv: 'Ed25519', x };
      const key = keys.get(x) ?? createPublicKey({ key: jwk, format: 'jwk' });
      keys.set(x, key);
      checks.push([key, message, signature]);
    }
  });
  return checks;
}

function verifyAll(checks: readonly Check[]): void {
  for (const [key, message, signature] of checks) {
    if (!verify(null, message, key, signature)) throw new Error('a signature does not verify');
  }
}

async function auditAll(lines: readonly Uint8Array[]): Promise<void> {
  const verdict = await audit(ORIGIN, lines, { verify: openVerifier() });
  if (!verdict.sound) throw new Error(`the audit finds ${verdict.broken.rule}`);
}
