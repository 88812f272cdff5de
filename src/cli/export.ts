/**
 * `export`: everything an auditor needs in ten years, in one folder: the exact bytes of the
 * journal, the server's signed checkpoint, the charter in force, and the attachments. Only a
 * folder that is empty or not there yet is written to, so that two exports are never mixed.
 *
 *     DIR/journal.ndjson       one entry a line
 *     DIR/checkpoint           a signed note (C2SP tlog-checkpoint)
 *     DIR/charter.json         canonical JSON
 *     DIR/attachments/<sha256> the exact bytes of a document
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { canonicalize, charterInForce, type Journal, type Json } from '../../workflows/index.js';
import { type Belongings, belongingsOf, belongingsOnServer, documentsIn } from './belongings.js';
import { type Act, register, type SourceOptions, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { FILES, type Pieces, unreadable } from './read.js';
import type { Remote } from './remote.js';
import { fold, openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

/** Adds `export`. */
export function addExport(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'export', exportAct), terminal).argument(
    '<folder>',
    options.folder,
  );
}

const exportAct: Act<[string, SourceOptions]> = async (terminal, folder, options) => {
  const { texts, json, print, say } = terminal;
  mustBeEmpty(terminal, folder);
  const { remote, pieces } = await openSource(terminal, options);
  const found = remote ? belongingsOnServer(remote) : belongingsOf(options.journal ?? '', texts);
  const archive = await gather(terminal, pieces, found);
  writeArchive(terminal, folder, archive);
  const { lines, checkpoint, attachments } = archive;
  const summary = { folder, entries: lines.length, attachments: attachments.size };
  if (json) print(jsonText({ ...summary, checkpoint: checkpoint !== null }));
  else print(texts.export.done(folder, lines.length, attachments.size));
  if (checkpoint === null) say(texts.export.noCheckpoint);
  say(texts.next(`giaouoc audit ${folder}`));
  return EXIT.sound;
};

/** Writes the journal of a server to a folder, as the command does. */
export async function writeExport(
  terminal: Terminal,
  folder: string,
  remote: Remote,
): Promise<void> {
  mustBeEmpty(terminal, folder);
  const archive = await gather(terminal, remote.journal, belongingsOnServer(remote));
  writeArchive(terminal, folder, archive);
}

/** What an export holds. */
interface Archive {
  readonly lines: readonly Uint8Array[];
  readonly checkpoint: string | null;
  readonly journal: Journal;
  /** Documents by the SHA-256 that is their name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

function writeArchive({ texts }: Terminal, folder: string, archive: Archive): void {
  const { lines, checkpoint, journal, attachments } = archive;
  const charter = charterInForce(journal.cluster.context);
  const feed = Buffer.from('\n');
  const bytes = Buffer.concat(lines.flatMap((line) => [line, feed]));
  try {
    mkdirSync(join(folder, FILES.attachments), { recursive: true });
    writeFileSync(join(folder, FILES.journal), bytes);
    if (checkpoint !== null) writeFileSync(join(folder, FILES.checkpoint), checkpoint);
    writeFileSync(join(folder, FILES.charter), canonicalize(charter as unknown as Json));
    for (const [digest, document] of attachments) {
      writeFileSync(join(folder, FILES.attachments, digest), document);
    }
  } catch (error) {
    throw unreadable(texts, folder, error);
  }
}

function mustBeEmpty({ texts }: Terminal, folder: string): void {
  try {
    if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  } catch (error) {
    throw unreadable(texts, folder, error);
  }
  throw failure(EXIT.usage, texts.export.notEmpty(folder), {
    why: texts.export.notEmptyWhy,
    remedy: texts.export.notEmptyRemedy,
  });
}

/**
 * Reads and judges the journal, and collects what belongs to it. A live journal may grow between
 * two requests, so it ends where its checkpoint ends, which is taken first.
 */
async function gather(
  terminal: Terminal,
  pieces: () => Pieces,
  belongings: Belongings,
): Promise<Archive> {
  const checkpoint = await belongings.checkpoint();
  const lines: Uint8Array[] = [];
  const digests = new Set<string>();
  const replay = await fold(terminal, pieces(), {
    upTo: belongings.lastEntry(checkpoint),
    onEntry: ({ statement }, line) => {
      lines.push(Buffer.from(line));
      for (const digest of documentsIn(statement)) digests.add(digest);
    },
  });
  if (!replay) {
    const { empty, emptyRemedy } = terminal.texts.audit;
    throw failure(EXIT.unreadable, empty, { remedy: emptyRemedy });
  }
  const attachments = new Map<string, Uint8Array>();
  for (const digest of digests) {
    const bytes = await belongings.attachment(digest);
    if (bytes) attachments.set(digest, bytes);
  }
  return { lines, checkpoint, journal: replay.journal(), attachments };
}
