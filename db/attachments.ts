/**
 * Documents by their digest: the plans, minutes and decisions that statements name. A document is
 * stored once and never changed, however many clusters keep it; who may store one, how large it may
 * be and that the digest is really the SHA-256 of the bytes is the caller's to decide. Written once
 * for every engine, by TypeORM: a document is stored a few times a month, so its speed does not
 * matter.
 */
import type { DataSource } from 'typeorm';
import type { AttachmentRow, KeptDocumentRow } from './rows.js';

/** What is known of a document without reading its bytes. */
export type AttachmentSummary = Omit<AttachmentRow, 'bytes'>;

/** The documents of one database. */
export type Attachments = {
  /**
   * Stores a document; it is durable when the promise resolves, to whether it is new. A document
   * that is there already stays as it is, with the media type under which it came first.
   * @throws Error if other bytes are stored under the same digest.
   */
  readonly put: (document: Omit<AttachmentRow, 'size'>) => Promise<boolean>;

  /** A document with its bytes, if it is there. */
  readonly get: (digest: string) => Promise<AttachmentRow | undefined>;

  /** A document without its bytes, if it is there. */
  readonly summary: (digest: string) => Promise<AttachmentSummary | undefined>;

  /** Notes that a cluster keeps a stored document. @returns whether that is new */
  readonly keep: (cluster: string, digest: string) => Promise<boolean>;

  /** Whether a cluster keeps a document. */
  readonly isKept: (cluster: string, digest: string) => Promise<boolean>;
};

/** The documents in an initialised data source. */
export function attachmentsIn(dataSource: DataSource): Attachments {
  const rows = dataSource.getRepository<AttachmentRow>('attachment');
  const kept = dataSource.getRepository<KeptDocumentRow>('kept_document');
  const isKept: Attachments['isKept'] = (cluster, digest) => kept.existsBy({ cluster, digest });
  const get: Attachments['get'] = async (digest) => (await rows.findOneBy({ digest })) ?? undefined;
  return {
    get,
    isKept,
    keep: async (cluster, digest) => {
      if (await isKept(cluster, digest)) return false;
      await kept.createQueryBuilder().insert().values({ cluster, digest }).orIgnore().execute();
      return true;
    },
    put: async ({ digest, bytes, mediaType }) => {
      const stored = await get(digest);
      if (stored === undefined) {
        // Two callers may store the same document at once: the second one then changes nothing.
        const row = { digest, bytes, mediaType, size: bytes.length };
        await rows.createQueryBuilder().insert().values(row).orIgnore().execute();
        return true;
      }
      if (Buffer.compare(stored.bytes, bytes) === 0) return false;
      throw new Error(`other bytes are stored under the digest ${digest}`);
    },
    summary: async (digest) => {
      const select = { digest: true, mediaType: true, size: true } as const;
      const found = await rows.findOne({ where: { digest }, select });
      if (found === null) return undefined;
      return { digest: found.digest, mediaType: found.mediaType, size: found.size };
    },
  };
}
