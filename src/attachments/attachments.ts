/**
 * The documents of the clusters kept here, by their SHA-256. A document is taken in whole or not at
 * all, its digest is computed here and never believed, and what is handed out was hashed again; a
 * document whose bytes have changed on the disk is refused. A cluster sees what was given to it and
 * not what another cluster has, though the same bytes are stored once.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { AttachmentSummary, Attachments as Stored } from '../../db/attachments.js';
import type { AttachmentRow } from '../../db/rows.js';
import { ProblemError } from '../http/problem.js';
import { isWhatItSays } from './media-types.js';

export interface Attachments {
  /** The most bytes of one document. */
  readonly maxBytes: number;
  /**
   * Takes a document in. It is on the disk when the promise resolves.
   * @param body the bytes as they arrive; at most `maxBytes` of them are held in memory
   * @throws ProblemError when they are too many, or not of the media type
   */
  readonly take: (cluster: string, type: string, body: Readable) => Promise<Taken>;
  /** A document without its bytes, if the cluster has it. */
  readonly summary: (cluster: string, digest: string) => Promise<AttachmentSummary | undefined>;
  /** A document, if the cluster has it. @throws ProblemError when its bytes have changed */
  readonly get: (cluster: string, digest: string) => Promise<AttachmentRow | undefined>;
}

export interface Taken extends AttachmentSummary {
  /** Whether the cluster had it not yet. */
  readonly isNew: boolean;
}

/** So many documents are taken in at a time, which bounds the memory for them. */
const MAX_AT_ONCE = 8;

/** The documents in a database. @param maxBytes the most bytes of one */
export function openAttachments(stored: Stored, maxBytes: number): Attachments {
  let underWay = 0;
  const store = async (cluster: string, type: string, bytes: Buffer): Promise<Taken> => {
    if (!isWhatItSays(type, bytes)) throw new ProblemError('attachment/not-what-it-says', type);
    const digest = digestOf(bytes);
    await stored.put({ digest, bytes, mediaType: type });
    const isNew = await stored.keep(cluster, digest);
    const { mediaType = type } = (await stored.summary(digest)) ?? {};
    return { digest, mediaType, size: bytes.length, isNew };
  };
  const summary: Attachments['summary'] = async (cluster, digest) =>
    (await stored.isKept(cluster, digest)) ? stored.summary(digest) : undefined;
  return {
    maxBytes,
    summary,
    take: async (cluster, type, body) => {
      if (underWay >= MAX_AT_ONCE) throw new ProblemError('attachment/busy');
      underWay += 1;
      try {
        return await store(cluster, type, await readAtMost(body, maxBytes));
      } finally {
        underWay -= 1;
      }
    },
    get: async (cluster, digest) => {
      const row = (await stored.isKept(cluster, digest)) ? await stored.get(digest) : undefined;
      if (row && digestOf(row.bytes) !== digest) {
        throw new ProblemError('attachment/damaged', digest);
      }
      return row;
    },
  };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a body to its end, or as far as it may be; what follows is let go by unread. */
async function readAtMost(body: Readable, max: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      length += piece.length;
      if (length > max) break;
      pieces.push(piece);
    }
  } catch {
    throw new ProblemError('http/bad-request');
  }
  if (length <= max) return Buffer.concat(pieces);
  body.resume();
  throw new ProblemError('attachment/too-large', `${max}`);
}
