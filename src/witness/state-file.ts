/**
 * What a witness remembers: for each journal the newest head that it cosigned, in one small file.
 * All of its word rests on this memory, so a file that is cut, changed or of another witness is
 * refused, and never begun anew. Each head is a signed note with the witness's own cosignature, so
 * a byte that is changed shows.
 *
 *     {
 *       "format": "giaouoc/witness/v1",
 *       "heads": {"<origin>": "<the cosigned note>"},
 *       "witness": "<the witness's vkey>"
 *     }
 */
import { existsSync, readFileSync } from 'node:fs';
import {
  type Checkpoint,
  formatNoteKey,
  parseCheckpoint,
  parseNote,
  verifyCosignatures,
  type WitnessKey,
} from '../../workflows/index.js';
import { replaceFile } from './durable-file.js';
import { verifyEd25519 } from './ed25519.js';
import { witnessFailure } from './witness-failure.js';

/** The newest head of a journal that the witness cosigned. */
export interface Head {
  readonly checkpoint: Checkpoint;
  /** The text of the checkpoint, as it was signed. */
  readonly text: string;
  /** The signed note, with the log's signatures and the witness's cosignature. */
  readonly note: string;
  /** When the witness cosigned, in unix seconds. */
  readonly time: number;
}

export interface StateFile {
  /** Whether the file was made just now, so that nothing was ever cosigned. */
  readonly isNew: boolean;
  readonly head: (origin: string) => Head | null;
  /**
   * Keeps a head; when it returns, the head is on the disk.
   * @returns `false`, and changes nothing, when another witness took the state over
   * @throws Error when the disk does not take it
   */
  readonly keep: (head: Head) => boolean;
}

/**
 * Opens the state of a witness, and makes it where there is none.
 * @param isOurs whether the file is still this witness's to write
 * @throws WitnessFailure when the file is not what this witness wrote
 */
export function openState(file: string, key: WitnessKey, isOurs: () => boolean): StateFile {
  const witness = formatNoteKey(key);
  const isNew = !existsSync(file);
  const heads = isNew ? new Map<string, Head>() : readHeads(file, key, witness);
  const write = (all: ReadonlyMap<string, Head>): boolean => {
    const notes = [...all].map(([origin, { note }]) => [origin, note] as const).sort();
    const state = { format: FORMAT, heads: Object.fromEntries(notes), witness };
    return replaceFile(file, `${JSON.stringify(state, null, 2)}\n`, isOurs);
  };
  if (isNew) write(heads);
  return {
    isNew,
    head: (origin) => heads.get(origin) ?? null,
    keep: (head) => {
      const { origin } = head.checkpoint;
      if (!write(new Map(heads).set(origin, head))) return false;
      heads.set(origin, head);
      return true;
    },
  };
}

/**
 * A cosigned note as a head.
 * @returns `null` for anything but a checkpoint with a cosignature of this witness that verifies
 */
export function readHead(note: string, key: WitnessKey): Head | null {
  const parsed = parseNote(note);
  if (!parsed.ok) return null;
  const { text } = parsed.note;
  const read = parseCheckpoint(text);
  const cosigned = verifyCosignatures(parsed.note, [key], verifyEd25519);
  const own = cosigned.ok ? cosigned.cosignatures[0] : undefined;
  return read.ok && own ? { checkpoint: read.checkpoint, text, note, time: own.time } : null;
}

const FORMAT = 'giaouoc/witness/v1';

function readHeads(file: string, key: WitnessKey, witness: string): Map<string, Head> {
  const state = stateIn(readFileSync(file, 'utf8'));
  if (state === null) throw witnessFailure('state-damaged', file);
  if (state.witness !== witness) throw witnessFailure('state-of-another', file, state.witness);
  return new Map(
    Object.entries(state.heads).map(([origin, note]) => {
      const head = typeof note === 'string' ? readHead(note, key) : null;
      if (head?.checkpoint.origin !== origin) throw witnessFailure('state-damaged', file, origin);
      return [origin, head] as const;
    }),
  );
}

interface State {
  readonly witness: string;
  readonly heads: Readonly<Record<string, unknown>>;
}

function stateIn(text: string): State | null {
  try {
    const { format, heads, witness } = JSON.parse(text) as Partial<State> & {
      readonly format?: unknown;
    };
    const isState = typeof witness === 'string' && typeof heads === 'object' && heads !== null;
    return format === FORMAT && isState ? { heads, witness } : null;
  } catch {
    return null;
  }
}
