/** The journal in a folder that `export` wrote, as a server takes it in: bytes, heads, whose. */
import { join } from 'node:path';
import { headsIn } from './belongings.js';
import { EXIT, failure } from './exit.js';
import { FILES, linesOf, piecesOf, textIfThere } from './read.js';
import { originIn } from './source.js';
import type { Terminal } from './terminal.js';

export interface ExportedJournal {
  readonly origin: string;
  /** The id of the cluster, with which the origin ends. */
  readonly cluster: string;
  /** The exact bytes of each entry, to be read once. */
  readonly lines: AsyncIterable<Uint8Array>;
  /** The newest head, and every cosigned one that lies beside it. */
  readonly checkpoints: readonly string[];
}

/** @throws Failure for a folder that cannot be read, or whose journal is empty */
export async function exportedJournal(
  { texts }: Terminal,
  folder: string,
): Promise<ExportedJournal> {
  const journal = join(folder, FILES.journal);
  const first = await linesOf(piecesOf(journal, texts)).next();
  if (first.done) {
    throw failure(EXIT.unreadable, texts.audit.empty, { remedy: texts.audit.emptyRemedy });
  }
  const origin = originIn(first.value);
  const newest = textIfThere(join(folder, FILES.checkpoint), texts);
  return {
    origin,
    cluster: origin.slice(origin.lastIndexOf('/') + 1),
    lines: linesOf(piecesOf(journal, texts)),
    checkpoints: [...(newest === null ? [] : [newest]), ...headsIn(folder, texts)],
  };
}
