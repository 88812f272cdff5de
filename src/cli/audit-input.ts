/**
 * What can be audited: the folder that `export` writes, a bare journal file, a stream, or the
 * journal of a server. Only a folder and a server bring a checkpoint along; what the others lack is
 * said in the verdict and not guessed.
 */
import { join } from 'node:path';
import { sizeIn } from './belongings.js';
import { EXIT, failure } from './exit.js';
import { FILES, isFolder, type Pieces, piecesOf, textIfThere } from './read.js';
import { openRemote } from './remote.js';
import { keyAt } from './source.js';
import type { Terminal } from './terminal.js';

export interface AuditInput {
  readonly kind: 'folder' | 'file' | 'stream' | 'server';
  readonly pieces: () => Pieces;
  /** The number of entries, where it can be known before reading. */
  readonly total: number | null;
  /** The text of the signed checkpoint, if there is one. */
  readonly checkpoint: string | null;
  /** The text of `charter.json`, if there is one. */
  readonly charter: string | null;
  /** The folder of attachments, if there may be one. */
  readonly attachments: string | null;
}

export interface AuditOptions {
  readonly cluster?: string;
  readonly key?: string;
}

/** Opens what is to be audited. */
export async function openInput(
  terminal: Terminal,
  what: string,
  options: AuditOptions,
): Promise<AuditInput> {
  if (what === '-') return bare('stream', () => process.stdin, null);
  if (/^https?:\/\//.test(what)) return serverInput(terminal, what, options);
  const { texts } = terminal;
  if (!isFolder(what, texts)) {
    return bare('file', () => piecesOf(what, texts), await countLines(piecesOf(what, texts)));
  }
  const journal = join(what, FILES.journal);
  return {
    kind: 'folder',
    pieces: () => piecesOf(journal, texts),
    total: await countLines(piecesOf(journal, texts)),
    checkpoint: textIfThere(join(what, FILES.checkpoint), texts),
    charter: textIfThere(join(what, FILES.charter), texts),
    attachments: join(what, FILES.attachments),
  };
}

const bare = (kind: 'file' | 'stream', pieces: () => Pieces, total: number | null): AuditInput => ({
  kind,
  pieces,
  total,
  checkpoint: null,
  charter: null,
  attachments: null,
});

/** Takes `http://host` with `--cluster`, or any address below `/api/clusters/<id>`. */
async function serverInput(
  terminal: Terminal,
  address: string,
  options: AuditOptions,
): Promise<AuditInput> {
  const { texts } = terminal;
  const [, server = '', named] = ADDRESS.exec(address) ?? [];
  const cluster = named ?? options.cluster;
  if (cluster === undefined) {
    throw failure(EXIT.usage, texts.source.noCluster, { remedy: texts.source.noClusterRemedy });
  }
  const key = options.key === undefined ? null : await keyAt(terminal, options.key);
  const remote = openRemote(terminal, server, cluster, key);
  // The journal may grow meanwhile; the checkpoint that is taken first decides how far it is read.
  const checkpoint = await remote.checkpoint();
  const total = checkpoint === null ? null : sizeIn(checkpoint);
  return {
    kind: 'server',
    pieces: remote.journal,
    total,
    checkpoint,
    charter: null,
    attachments: null,
  };
}

const ADDRESS = /^(https?:\/\/[^/]+)(?:\/api\/clusters\/([^/?#]+))?/;

async function countLines(pieces: Pieces): Promise<number> {
  let lines = 0;
  let last = LINE_FEED;
  for await (const piece of pieces) {
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, at + 1)) {
      lines += 1;
    }
    last = piece.at(-1) ?? last;
  }
  return last === LINE_FEED ? lines : lines + 1;
}

const LINE_FEED = 0x0a;
