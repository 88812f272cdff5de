/**
 * The journals that a witness is told to watch: keys given one by one, and those that a policy
 * names. A line that is not a log's key is refused with the rule that it breaks.
 */
import { readFileSync } from 'node:fs';
import {
  ED25519,
  formatNoteKey,
  type LogKey,
  parseNoteKey,
  parsePolicy,
} from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { unreadable } from './read.js';
import type { Terminal } from './terminal.js';

/** Keys of logs as they are given to the command line. */
export interface LogOptions {
  readonly log?: readonly string[];
  readonly policy?: string;
}

/** The keys, each once. @throws a failure when there is none or a line is not one */
export function logsFrom(terminal: Terminal, { log = [], policy }: LogOptions): LogKey[] {
  const { texts } = terminal;
  const named = policy === undefined ? [] : logsOfPolicy(terminal, policy);
  const logs = [...log.map((line) => logIn(terminal, line)), ...named];
  if (logs.length === 0) {
    throw failure(EXIT.usage, texts.witness.noLog, { remedy: texts.witness.noLogRemedy });
  }
  return [...new Map(logs.map((each) => [formatNoteKey(each), each])).values()];
}

function logIn({ texts }: Terminal, line: string): LogKey {
  const parsed = parseNoteKey(line);
  if (parsed.ok && parsed.key.type === ED25519) return parsed.key;
  throw failure(EXIT.usage, texts.witness.notALog(line), {
    why: parsed.ok ? 'key-type' : parsed.problem,
    remedy: texts.witness.noLogRemedy,
  });
}

function logsOfPolicy({ texts }: Terminal, path: string): readonly LogKey[] {
  const parsed = parsePolicy(textOf(texts, path));
  if (parsed.ok) return parsed.policy.logs.map(({ key }) => key);
  const { code, line } = parsed.problem;
  throw failure(EXIT.unreadable, texts.witness.notAPolicy(path, line), { why: code });
}

function textOf(texts: Terminal['texts'], path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}
