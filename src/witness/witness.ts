/**
 * A city's witness: it cosigns the heads of the journals that it watches, each only when it is the
 * continuation of the one before, and it takes statements for safe keeping. Its two promises: what
 * it cosigned is on the disk before anybody hears of it, and it never cosigns two heads of one
 * journal that contradict each other, nor with a time before an earlier one.
 *
 * Every decision, its writing and its answer are one step without a pause. A second request is
 * judged only after the first one's head is kept, so two proofs from the same old size cannot roll
 * the memory back (C2SP tlog-witness names this race).
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  COSIGNATURE_V1,
  cosign,
  formatNote,
  formatNoteKey,
  formatSignature,
  isKeyName,
  type LogKey,
  lodgedNote,
  type Note,
  type NoteSignature,
  noteKey,
  readAddCheckpoint,
  type SignEd25519,
  type WitnessKey,
  witnessAnswer,
} from '../../workflows/index.js';
import { verifyEd25519 } from './ed25519.js';
import { keepEvidence } from './evidence.js';
import { takeLock } from './lock-file.js';
import { type LodgedFile, openLodged } from './lodged-file.js';
import { readLodging } from './lodging-request.js';
import { openState, readHead, type StateFile } from './state-file.js';
import { witnessFailure } from './witness-failure.js';

export interface WitnessOptions {
  /** The witness's own key: the raw public key, and the signature that its private half makes. */
  readonly key: { readonly publicKey: Uint8Array; readonly sign: SignEd25519 };
  /** The name of the key in notes, such as `da-nang.example/witness`. */
  readonly name: string;
  /** The keys of the journals to watch; a key's name is the journal's origin. */
  readonly logs: readonly LogKey[];
  /** The file that remembers the newest heads; the statements that were lodged stand beside it. */
  readonly stateFile: string;
  /** The time in unix seconds. */
  readonly clock: () => number;
  /** How many statements of one journal are kept; 10,000 by default. */
  readonly maxLodged?: number;
}

/** An answer, as HTTP carries it. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Where the proof was kept that the log signed two histories. */
  readonly evidence?: string;
}

export interface Witness {
  readonly key: WitnessKey;
  /** The line by which a charter names the witness. */
  readonly vkey: string;
  /** Whether it began without a memory. */
  readonly isNew: boolean;
  /** How many bytes of a lodged statement that was cut were removed. */
  readonly removed: number;
  /** Answers a request of tlog-witness to cosign a head. */
  readonly addCheckpoint: (body: string) => Answer;
  /** Takes a signed statement and answers the note that says so. */
  readonly lodge: (body: Uint8Array) => Answer;
  /** The newest cosigned head of the journal whose origin has this SHA-256 in hexadecimal. */
  readonly head: (originHash: string) => string | null;
  /** The lodged statements of such a journal; `null` for one that is not watched. */
  readonly lodged: (originHash: string) => AsyncIterable<Uint8Array> | null;
  readonly close: () => void;
}

/** Ten years of the largest cluster. */
const MAX_LODGED = 10_000;

/**
 * Opens a witness on its files.
 * @throws WitnessFailure when it cannot vouch on these files or with these keys
 */
export function openWitness(options: WitnessOptions): Witness {
  const { stateFile, clock, maxLodged = MAX_LODGED } = options;
  const { key, logs } = checkedKeys(options);
  const lock = takeLock(stateFile);
  try {
    const lodgedFile = `${stateFile}.lodged.ndjson`;
    if (!existsSync(stateFile) && existsSync(lodgedFile)) {
      throw witnessFailure('state-lost', stateFile, lodgedFile);
    }
    const state = openState(stateFile, key, lock.isOurs);
    const lodged = openLodged(lodgedFile, key);
    const origins = new Map(logs.map(({ name }) => [sha256Hex(name), name]));
    const desk: Desk = {
      key,
      logs,
      state,
      lodged,
      maxLodged,
      stateFile,
      isOurs: lock.isOurs,
      sign: options.key.sign,
      clock,
    };
    return {
      key,
      vkey: formatNoteKey(key),
      isNew: state.isNew,
      removed: lodged.removed,
      addCheckpoint: (body) => addCheckpoint(desk, body),
      lodge: (body) => lodge(desk, body),
      head: (hash) => state.head(origins.get(hash) ?? '')?.note ?? null,
      lodged: (hash) => (origins.has(hash) ? lodged.lines(origins.get(hash) as string) : null),
      close: () => {
        lodged.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What every answer needs. */
interface Desk {
  readonly key: WitnessKey;
  readonly logs: readonly LogKey[];
  readonly state: StateFile;
  readonly lodged: LodgedFile;
  readonly maxLodged: number;
  readonly stateFile: string;
  readonly isOurs: () => boolean;
  readonly sign: SignEd25519;
  readonly clock: () => number;
}

function checkedKeys({ key, name, logs }: WitnessOptions) {
  if (!isKeyName(name)) throw witnessFailure('key-name', name);
  if (logs.length === 0) throw witnessFailure('no-log', name);
  const own = Buffer.from(key.publicKey);
  const same = logs.find(({ publicKey }) => own.equals(publicKey));
  if (same) throw witnessFailure('own-log', same.name);
  return { key: noteKey(name, COSIGNATURE_V1, key.publicKey), logs };
}

function addCheckpoint(desk: Desk, body: string): Answer {
  const read = readAddCheckpoint(body);
  if (!read.ok) return read.answer;
  const { request } = read;
  const { origin } = request.submitted;
  const logs = desk.logs.filter(({ name }) => name === origin);
  const last = desk.state.head(origin);
  const decided = witnessAnswer({ logs, head: last?.checkpoint ?? null }, request, verifyEd25519);
  if (decided.status === 422 && last) {
    const evidence = keepEvidence(desk.stateFile, logs, last.note, request.note);
    return evidence === null ? decided : { ...decided, evidence };
  }
  if (decided.status !== 200) return decided;
  const { key, sign } = desk;
  const time = timeFor(desk, origin);
  const { text } = decided.note;
  const line = cosign(key, text, time, sign);
  // The same head in the same second has the same cosignature, and it is on the disk already.
  if (last?.text !== text || last.time !== time) {
    const note = formatNote({ text, signatures: [...signaturesOf(decided.note, logs), line] });
    const head = readHead(note, key);
    if (head === null) throw new Error('the cosignature that was just made does not verify');
    if (!desk.state.keep(head)) return LOST;
  }
  // Who took the state over after this moment has read what was just kept.
  return desk.isOurs() ? said(200, formatSignature(line)) : LOST;
}

/** The log's own lines, one for each key; lines that anybody may add are not kept. */
const signaturesOf = ({ signatures }: Note, logs: readonly LogKey[]): NoteSignature[] =>
  logs.flatMap(({ name, id }) =>
    signatures.filter((line) => line.name === name && line.id === id).slice(0, 1),
  );

function lodge(desk: Desk, body: Uint8Array): Answer {
  const read = readLodging(body);
  if (!read.ok) return said(read.status, `${read.reason}\n`);
  const { lodging, message } = read;
  const origin = lodging.statement.cluster;
  if (!desk.logs.some(({ name }) => name === origin)) return said(404, 'unknown-log\n');
  const { identity } = message;
  const known = desk.lodged.noteOf(origin, identity);
  if (known !== null) return desk.isOurs() ? said(200, known) : LOST;
  if (desk.lodged.count(origin) >= desk.maxLodged) {
    return said(507, `full: ${desk.maxLodged} statements are lodged\n`);
  }
  if (!desk.isOurs()) return LOST;
  const time = timeFor(desk, origin);
  const note = lodgedNote(desk.key, { origin, statement: identity, time }, desk.sign);
  desk.lodged.keep({ origin, identity, time, note }, lodging);
  return desk.isOurs() ? said(200, note) : LOST;
}

/** The time now, and never before a time that the witness signed for the same journal. */
const timeFor = ({ clock, state, lodged }: Desk, origin: string): number =>
  Math.max(Math.floor(clock()), state.head(origin)?.time ?? 0, lodged.latest(origin));

/** Another witness took the state over: what it cosigned meanwhile is not known here. */
const LOST: Answer = {
  status: 503,
  contentType: 'text/plain; charset=utf-8',
  body: 'state-taken-over\n',
};

const said = (status: number, body: string): Answer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
