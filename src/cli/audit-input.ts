/**
 * What can be audited: the folder that `export` writes, a bare journal file, a stream, the journal
 * of a server, or an archive of static files. Each brings along what stands beside it; what the
 * others lack is said in the verdict and not guessed.
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Archive, atAddress, inFolder, openArchive } from './archive.js';
import { headsIn, sizeIn } from './belongings.js';
import { EXIT, failure } from './exit.js';
import type { Extent } from './progress.js';
import { FILES, isFolder, type Pieces, piecesOf, textIfThere } from './read.js';
import { openRemote, type Remote } from './remote.js';
import { keyAt } from './source.js';
import type { Terminal } from './terminal.js';

export interface AuditInput {
  readonly kind: 'folder' | 'file' | 'stream' | 'server' | 'archive';
  readonly pieces: () => Pieces;
  /** How long the journal is, where that can be known before reading. */
  readonly extent: Extent | null;
  /** The text of the signed checkpoint, if there is one. */
  readonly checkpoint: string | null;
  /** The texts of other signed heads. */
  readonly heads?: readonly string[];
  /** The text of `charter.json`, if there is one. */
  readonly charter: string | null;
  /** The folder of attachments, if there may be one. */
  readonly attachments: string | null;
}

export interface AuditInputOptions {
  readonly cluster?: string;
  readonly key?: string;
}

/** Opens what is to be audited. */
export async function openInput(
  terminal: Terminal,
  what: string,
  options: AuditInputOptions,
): Promise<AuditInput> {
  if (what === '-') return { ...BARE, kind: 'stream', pieces: () => process.stdin };
  if (/^https?:\/\//.test(what)) return addressInput(terminal, what, options);
  const { texts } = terminal;
  if (!isFolder(what, texts)) {
    const pieces = () => piecesOf(what, texts);
    return { ...BARE, kind: 'file', pieces, extent: await bytesOf(what) };
  }
  const beside = {
    heads: headsIn(what, texts),
    charter: textIfThere(join(what, FILES.charter), texts),
    attachments: join(what, FILES.attachments),
  };
  const journal = join(what, FILES.journal);
  const archive = existsSync(journal)
    ? null
    : await openArchive(terminal, inFolder(terminal, what));
  if (archive) return { ...archiveInput(archive), ...beside };
  return {
    kind: 'folder',
    pieces: () => piecesOf(journal, texts),
    extent: await bytesOf(journal),
    checkpoint: textIfThere(join(what, FILES.checkpoint), texts),
    ...beside,
  };
}

/** Nothing but entries. */
const BARE = { extent: null, checkpoint: null, charter: null, attachments: null } as const;

const archiveInput = ({ checkpoint, size, pieces }: Archive): AuditInput => ({
  ...BARE,
  kind: 'archive',
  pieces,
  extent: { unit: 'entries', count: size },
  checkpoint,
});

/**
 * Takes `http://host` with `--cluster`, or any address below `/api/clusters/<id>`, as a server; any
 * other address as an archive, if a checkpoint is there.
 */
async function addressInput(
  terminal: Terminal,
  address: string,
  options: AuditInputOptions,
): Promise<AuditInput> {
  const { texts } = terminal;
  const [, server = '', named] = ADDRESS.exec(address) ?? [];
  const cluster = named ?? options.cluster;
  if (cluster !== undefined) {
    const key = options.key === undefined ? null : await keyAt(terminal, options.key);
    return remoteInput(openRemote(terminal, server, cluster, key));
  }
  const archive = await openArchive(terminal, atAddress(terminal, address));
  if (archive) return archiveInput(archive);
  throw failure(EXIT.usage, texts.source.noCluster, { remedy: texts.source.noClusterRemedy });
}

/** The journal of a server, up to its newest head. */
export async function remoteInput(remote: Remote): Promise<AuditInput> {
  // The journal may grow meanwhile; the checkpoint that is taken last decides how far it is read.
  const heads = (await remote.checkpoints()).map(({ note }) => note);
  const checkpoint = await remote.checkpoint();
  const size = checkpoint === null ? null : sizeIn(checkpoint);
  const extent = size === null ? null : ({ unit: 'entries', count: size } as const);
  return { ...BARE, kind: 'server', pieces: remote.journal, extent, checkpoint, heads };
}

const ADDRESS = /^(https?:\/\/[^/]+)(?:\/api\/clusters\/([^/?#]+))?/;

/**
 * How many entries are read: a live journal grows meanwhile, and what its checkpoint covers counts.
 */
export const limitOf = ({ kind, extent }: AuditInput): number =>
  kind === 'server' && extent !== null ? extent.count : Number.POSITIVE_INFINITY;

/** The length of a file; one that cannot be read is told of by whoever reads it. */
const bytesOf = async (file: string): Promise<Extent | null> =>
  stat(file).then(
    ({ size }): Extent => ({ unit: 'bytes', count: size }),
    () => null,
  );
