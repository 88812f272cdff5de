/**
 * Where a journal comes from: a server, a file or a folder. Whatever the source, every entry is
 * judged again here before anything is shown of it, so a screen never repeats what a server claims
 * about its own state. Signatures are checked by `audit`, not here.
 */
import {
  type Broken,
  type Entry,
  type Journal,
  openReplay,
  type Replay,
} from '../../workflows/index.js';
import type { SourceOptions } from './command.js';
import { EXIT, type Failure, failure } from './exit.js';
import { type Key, readKey } from './key-file.js';
import { askSecret } from './prompt.js';
import { journalFile, linesOf, type Pieces, piecesOf } from './read.js';
import { openRemote, type Remote } from './remote.js';
import type { Terminal } from './terminal.js';

export interface Source {
  /** The journal's bytes, to be read once. */
  readonly pieces: () => Pieces;
  /** `null` for a file. */
  readonly remote: Remote | null;
  readonly key: Key | null;
  /** The time by which to ask what is due: RFC 3339 UTC, never before the last entry. */
  readonly now: (last: string) => string;
  /** How to name this source in a command to run next. */
  readonly flags: string;
}

/** Finds the source that the options name; a journal of one's own goes before a server. */
export async function openSource(terminal: Terminal, options: SourceOptions): Promise<Source> {
  const { texts } = terminal;
  const { server, cluster, journal } = options;
  const key = options.key === undefined ? null : await keyAt(terminal, options.key);
  if (journal !== undefined) {
    const file = journalFile(journal, texts);
    const flags = `--journal ${journal}${options.key ? ` --key ${options.key}` : ''}`;
    return {
      pieces: () => piecesOf(file, texts),
      remote: null,
      key,
      now: (last) => later(clock(), last),
      flags,
    };
  }
  if (server === undefined || cluster === undefined) {
    throw failure(EXIT.usage, texts.source.none, { remedy: texts.source.remedy });
  }
  const remote = openRemote(terminal, server, cluster, key);
  const flags = `--server ${server} --cluster ${cluster} --key ${options.key ?? 'FILE'}`;
  return {
    pieces: remote.journal,
    remote,
    key,
    now: (last) => later(remote.now() ?? last, last),
    flags,
  };
}

/** Reads a key, asking for its passphrase at the terminal. */
export const keyAt = (terminal: Terminal, path: string): Promise<Key> =>
  readKey(path, terminal, () => askSecret(terminal, terminal.texts.key.passphraseOf(path)));

export interface FoldOptions {
  /** The last entry to take in. */
  readonly upTo?: number | undefined;
  readonly onEntry?: (entry: Entry, line: Uint8Array, journal: Journal) => void;
}

/**
 * Folds a journal, judging every entry.
 * @returns `null` when there is no entry at all
 * @throws a failure that names the first entry that does not hold
 */
export async function fold(
  terminal: Terminal,
  pieces: Pieces,
  { upTo = Number.MAX_SAFE_INTEGER, onEntry }: FoldOptions = {},
): Promise<Replay | null> {
  let replay: Replay | null = null;
  for await (const line of linesOf(pieces)) {
    replay ??= openReplay(originIn(line));
    const step = replay.add(line);
    if (!step.ok) throw brokenFailure(terminal, step.broken);
    onEntry?.(step.entry, line, replay.journal());
    if (step.entry.seq === upTo) break;
  }
  return replay;
}

/** The failure that names the first entry that does not hold. */
export const brokenFailure = ({ texts }: Terminal, { seq, rule }: Broken): Failure =>
  failure(EXIT.broken, texts.source.broken(seq), {
    why: texts.audit.rules[rule],
    remedy: texts.source.brokenRemedy,
  });

/** The journal that a first line claims to begin; what it claims is judged by the rules. */
export function originIn(line: Uint8Array): string {
  try {
    const { statement } = JSON.parse(Buffer.from(line).toString('utf8'));
    return typeof statement?.cluster === 'string' ? statement.cluster : '';
  } catch {
    return '';
  }
}

const later = (now: string, last: string): string => (now > last ? now : last);

const clock = (): string => new Date().toISOString();
