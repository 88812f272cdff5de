/**
 * `export`: everything an auditor needs in ten years, in one folder that any web server can serve:
 * the exact bytes of the journal, the signed heads with their cosignatures, whom to believe about
 * them, the charter in force, the attachments, and the journal once more as tiles. Only a folder
 * that is empty or not there yet is written to, so that two exports are never mixed.
 *
 *     DIR/journal.ndjson       one entry a line
 *     DIR/checkpoint           a signed note (C2SP tlog-checkpoint), cosigned
 *     DIR/checkpoints/<size>   the other heads that witnesses cosigned
 *     DIR/policy               the journal's own policy (C2SP tlog-policy)
 *     DIR/tile/…               hashes and entries (C2SP tlog-tiles), of the size of the checkpoint
 *     DIR/charter.json         canonical JSON
 *     DIR/attachments/<sha256> the exact bytes of a document
 *     DIR/audit.html           the auditor for a browser, whole in one file
 */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import {
  canonicalize,
  charterInForce,
  formatPolicy,
  type Json,
  type Replay,
} from '../../workflows/index.js';
import { auditPage } from './audit-page.js';
import {
  type Belongings,
  belongingsOf,
  belongingsOnServer,
  documentsIn,
  mustBeDocument,
  sizeIn,
} from './belongings.js';
import { type Act, register, type SourceOptions, withSource } from './command.js';
import { EXIT, failure } from './exit.js';
import { policyOfJournal } from './policy-file.js';
import { FILES, type Pieces, unreadable } from './read.js';
import type { Remote } from './remote.js';
import { fold, openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';
import { tileFiles } from './tile-files.js';

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
  const attachments = await writeArchive(terminal, folder, archive);
  const { lines, checkpoint } = archive;
  const summary = { folder, entries: lines.length, attachments };
  if (json) print(jsonText({ ...summary, checkpoint: checkpoint !== null }));
  else print(texts.export.done(folder, lines.length, attachments));
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
  await writeArchive(terminal, folder, archive);
}

/** What an export holds. */
interface Archive {
  readonly lines: readonly Uint8Array[];
  readonly checkpoint: string | null;
  /** Other signed heads, by size. */
  readonly heads: ReadonlyMap<number, string>;
  readonly replay: Replay;
  /** The documents that statements name, by their SHA-256. */
  readonly named: ReadonlySet<string>;
  /** Fetches one; documents may be too large to be in memory together. */
  readonly attachment: Belongings['attachment'];
}

/**
 * Writes all files, each aside and then under its name, and those last that say how long the
 * journal is: an export that was cut off has no head and no journal, so nobody takes the beginning
 * of one for the whole.
 * @returns how many documents are among them
 */
async function writeArchive(
  { texts }: Terminal,
  folder: string,
  archive: Archive,
): Promise<number> {
  const files = join(folder, FILES.attachments);
  const write = (path: string, content: string | Uint8Array): void => {
    try {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}${ASIDE}`, content, { flush: true });
      renameSync(`${file}${ASIDE}`, file);
      mkdirSync(files, { recursive: true });
    } catch (error) {
      throw unreadable(texts, folder, error);
    }
  };
  for (const [path, content] of filesOf(archive)) write(path, content);
  let documents = 0;
  for (const digest of archive.named) {
    const bytes = await archive.attachment(digest);
    if (!bytes) continue;
    mustBeDocument(texts, digest, bytes);
    write(join(FILES.attachments, digest), bytes);
    documents += 1;
  }
  if (archive.checkpoint !== null) write(FILES.checkpoint, archive.checkpoint);
  const feed = Buffer.from('\n');
  write(FILES.journal, Buffer.concat(archive.lines.flatMap((line) => [line, feed])));
  return documents;
}

/** What a file's name ends with until it is whole. */
const ASIDE = '.part';

type File = readonly [path: string, content: string | Uint8Array];

/** What else belongs to a journal, one after the other: no two large ones are in memory. */
function* filesOf(archive: Archive): Generator<File> {
  const { lines, heads, replay } = archive;
  const charter = charterInForce(replay.journal().cluster.context);
  for (const [size, note] of heads) yield [join(FILES.checkpoints, String(size)), note];
  yield [FILES.policy, formatPolicy(policyOfJournal(replay))];
  yield [FILES.charter, canonicalize(charter as unknown as Json)];
  yield* tileFiles(replay, lines);
  const page = auditPage();
  if (page) yield [FILES.auditPage, page];
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
  const notes = await belongings.heads();
  const checkpoint = await belongings.checkpoint();
  const heads = new Map(notes.map((note) => [sizeIn(note) ?? 0, note]));
  const lines: Uint8Array[] = [];
  const named = new Set<string>();
  const replay = await fold(terminal, pieces(), {
    upTo: belongings.lastEntry(checkpoint),
    onEntry: ({ statement }, line) => {
      lines.push(Buffer.from(line));
      for (const digest of documentsIn(statement)) named.add(digest);
    },
  });
  if (!replay) {
    const { empty, emptyRemedy } = terminal.texts.audit;
    throw failure(EXIT.unreadable, empty, { remedy: emptyRemedy });
  }
  return { lines, checkpoint, heads, replay, named, attachment: belongings.attachment };
}
