/**
 * The heads that come with a journal from another server, taken apart into what this server stores:
 * the head as the log signed it, and the cosignatures on it, line by line. A head that is not one
 * of these entries, that no key of the policy signed, or that carries a wrong cosignature refuses
 * the whole journal; lines of strangers are left behind.
 */
import type { CheckpointRow, CosignatureRow } from '../../db/rows.js';
import {
  cosignatureTime,
  formatNote,
  hexEncode,
  type Note,
  type NoteSignature,
  type Policy,
  parseNote,
  type Replay,
  verifyCheckpoint,
} from '../../workflows/index.js';
import { verifyNow } from '../signatures/verify.js';

/** What is stored of the heads of a journal that came from elsewhere. */
export interface ImportedHeads {
  readonly checkpoints: readonly CheckpointRow[];
  readonly cosignatures: readonly CosignatureRow[];
  /** The entries that the newest head covers. */
  readonly size: number;
  /** The entries, from the first, that a quorum of the policy has seen. */
  readonly seen: number;
}

export interface UnfitHeads {
  readonly problem: 'broken-head' | 'no-head';
  readonly detail: string;
}

/**
 * Reads heads and holds them against the entries.
 * @param notes signed notes, in any order; of one size, the first counts
 */
export function readHeads(
  replay: Replay,
  cluster: string,
  notes: readonly string[],
  policy: Policy,
): ImportedHeads | UnfitHeads {
  const { origin, size } = replay.journal();
  const checkpoints = new Map<number, CheckpointRow>();
  const cosignatures: CosignatureRow[] = [];
  let seen = 0;
  for (const message of notes) {
    const read = verifyCheckpoint(message, policy, verifyNow);
    const note = parseNote(message);
    if (!read.ok || !note.ok)
      return unfit(read.ok ? '' : `${read.problem.code} ${read.problem.detail}`);
    const { checkpoint, log, times, quorum } = read;
    const head = `${checkpoint.origin}, ${checkpoint.size}, ${hexEncode(checkpoint.root)}`;
    const isOurs = checkpoint.origin === origin && checkpoint.size <= size;
    if (!isOurs || replay.rootAt(checkpoint.size) !== hexEncode(checkpoint.root))
      return unfit(head);
    if (quorum) seen = Math.max(seen, checkpoint.size);
    if (checkpoints.has(checkpoint.size)) continue;
    const keys = policy.witnesses.filter(({ name }) => times.has(name)).map(({ key }) => key);
    checkpoints.set(checkpoint.size, {
      cluster,
      size: checkpoint.size,
      note: formatNote({ text: note.note.text, signatures: linesOf(note.note, [log]).slice(0, 1) }),
    });
    for (const line of linesOf(note.note, keys)) {
      cosignatures.push(cosignatureRow(cluster, checkpoint.size, note.note.text, line));
    }
  }
  const ordered = [...checkpoints.values()].sort((a, b) => a.size - b.size);
  if (!checkpoints.has(size)) return { problem: 'no-head', detail: `${size}` };
  return { checkpoints: ordered, cosignatures, size, seen };
}

type Named = Pick<NoteSignature, 'name' | 'id'>;

/** The lines of these keys, each key's first. */
const linesOf = ({ signatures }: Note, keys: readonly Named[]): NoteSignature[] =>
  keys.flatMap(
    (key) => signatures.find(({ name, id }) => name === key.name && id === key.id) ?? [],
  );

function cosignatureRow(
  cluster: string,
  size: number,
  text: string,
  signature: NoteSignature,
): CosignatureRow {
  const line = formatNote({ text, signatures: [signature] }).slice(text.length + 1);
  return { cluster, size, name: signature.name, time: cosignatureTime(signature) ?? 0, line };
}

const unfit = (detail: string): UnfitHeads => ({ problem: 'broken-head', detail });
