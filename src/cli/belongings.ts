/**
 * What belongs to a journal and does not stand in it: its signed heads and the documents that its
 * statements name by their SHA-256. They lie on a server, or beside the journal in its folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type DigestPlaces,
  type Entry,
  growDigestPlaces,
  type Statement,
} from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { FILES, journalFile, linesOf, type Pieces, textIfThere, unreadable } from './read.js';
import type { Remote } from './remote.js';
import type { Texts } from './texts.js';

export interface Belongings {
  /** Signed heads besides the newest, to be read before it. */
  readonly heads: () => Promise<readonly string[]>;
  readonly checkpoint: () => Promise<string | null>;
  /** The last entry that belongs to this checkpoint; `undefined` for all there are. */
  readonly lastEntry: (checkpoint: string | null) => number | undefined;
  readonly attachment: (digest: string) => Promise<Uint8Array | null>;
}

/** What a server keeps beside a journal that may still grow. */
export const belongingsOnServer = ({
  checkpoint,
  checkpoints,
  attachment,
}: Remote): Belongings => ({
  heads: async () => (await checkpoints()).map(({ note }) => note),
  checkpoint,
  lastEntry: (text) => (text === null ? undefined : (sizeIn(text) ?? 0) - 1),
  attachment,
});

/** What lies beside a journal that is named by its file or its folder. */
export function belongingsOf(path: string, texts: Texts): Belongings {
  const folder = dirname(journalFile(path, texts));
  return {
    heads: async () => headsIn(folder, texts),
    checkpoint: async () => textIfThere(join(folder, FILES.checkpoint), texts),
    lastEntry: () => undefined,
    attachment: async (digest) => {
      const file = join(folder, FILES.attachments, digest);
      try {
        return existsSync(file) ? readFileSync(file) : null;
      } catch (error) {
        throw unreadable(texts, file, error);
      }
    },
  };
}

/** The signed heads that a folder keeps besides its checkpoint, by size. */
export function headsIn(folder: string, texts: Texts): readonly string[] {
  const heads = join(folder, FILES.checkpoints);
  if (!existsSync(heads)) return [];
  try {
    const names = readdirSync(heads).filter((name) => /^\d+$/.test(name));
    names.sort((a, b) => Number(a) - Number(b));
    return names.map((name) => readFileSync(join(heads, name), 'utf8'));
  } catch (error) {
    throw unreadable(texts, heads, error);
  }
}

/** The number of entries that a checkpoint claims in its second line, if it is one. */
export function sizeIn(checkpoint: string): number | null {
  const line = checkpoint.split('\n')[1] ?? '';
  return /^\d{1,15}$/.test(line) ? Number(line) : null;
}

/** Refuses bytes that are not the document of a digest. */
export function mustBeDocument({ attach }: Texts, digest: string, bytes: Uint8Array): void {
  if (createHash('sha256').update(bytes).digest('hex') === digest) return;
  throw failure(EXIT.broken, attach.otherBytes(digest), { remedy: attach.otherBytesRemedy });
}

/** The fields of a body that hold the digest of a document, and not of another statement's text. */
const FIELDS = ['document', 'plan', 'minutes', 'written'];

/** The digests of a statement's documents. */
export function documentsIn({ type, body }: Statement): readonly string[] {
  const fields = body as Readonly<Record<string, unknown>>;
  const named = [
    ...FIELDS.map((field) => fields[field]),
    ...valuesOf(fields.evidence).flat(),
    ...valuesOf(fields.standards),
    ...valuesOf(fields.parts).map((part) => (part as { readonly digest?: unknown } | null)?.digest),
    ...(type === 'document.issue' ? [fields.digest] : []),
  ];
  return named.flatMap((value) =>
    typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? [value] : [],
  );
}

const valuesOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** The digests of all documents that a sound journal names, however many they are. */
export async function documentsNamed(pieces: Pieces): Promise<DigestPlaces> {
  const digests = growDigestPlaces();
  for await (const line of linesOf(pieces)) {
    const { statement } = JSON.parse(Buffer.from(line).toString('utf8')) as Entry;
    for (const digest of documentsIn(statement)) {
      if (digests.placeOf(digest) === null) digests.append(digest);
    }
  }
  return digests;
}
