/**
 * A policy file: whom to believe about a journal, as C2SP tlog-policy writes it. One that breaks
 * its form is refused with the line; nothing is believed of the rest.
 */
import { type Policy, parsePolicy, type Replay, wholePolicyOf } from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { textOf } from './read.js';
import type { Terminal } from './terminal.js';

/** Reads the policy that a person named. */
export function readPolicy({ texts }: Terminal, path: string): Policy {
  const parsed = parsePolicy(textOf(path, texts));
  if (parsed.ok) return parsed.policy;
  const { code, line } = parsed.problem;
  throw failure(EXIT.unreadable, texts.audit.notAPolicy(path), {
    why: texts.audit.notAPolicyWhy(code, line),
    remedy: texts.audit.notAPolicyRemedy,
  });
}

/**
 * The policy of a journal's own charter, with the keys that its server had before beside the one
 * that it has: the heads that they signed are still good.
 */
export const policyOfJournal = (replay: Replay): Policy =>
  wholePolicyOf(replay.journal().cluster.context, replay.serverKeys());
