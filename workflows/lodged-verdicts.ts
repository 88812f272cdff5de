/**
 * What became of statements that were lodged with witnesses. A server gets an hour to take one
 * over. Each stands in the journal, or the rules would have refused it within that hour, or the
 * server swallowed it. A note that no known witness signed, or that is of another statement,
 * accuses nobody.
 *
 *     {"note":"<signed note>","publicKey":"<base64url>","signatures":[…],"statement":{…}}
 */
import { type Finding, finding, instantOf } from './finding.js';
import { parseLodged, verifyLodged } from './ledger/lodging.js';
import { parseNote, type VerifyEd25519 } from './ledger/note.js';
import type { WitnessKey } from './ledger/note-key.js';
import type { Refusal } from './refusals.js';
import type { Replay } from './replay.js';
import { messageOf, readSigned, type Signed } from './statement.js';
import { witnessLine } from './vouching.js';

/** What a witness keeps of a statement: its own note, and what was lodged. */
export interface LodgedStatement {
  readonly note: string;
  readonly signatures: unknown;
  readonly statement: unknown;
}

/** What became of one lodged statement. */
export interface LodgedVerdict {
  readonly outcome: 'included' | 'refused' | 'swallowed' | 'awaited' | 'unverified';
  /** The identity of the statement, as the note names it. */
  readonly identity: string;
  /** The line of the witness's key; `null` where no known witness signed the note. */
  readonly witness: string | null;
  /** When it was lodged, in unix seconds, as the note says. */
  readonly time: number;
  /** The entry that holds it. */
  readonly seq: number | null;
  readonly signed: Signed | null;
  readonly refusals: readonly Refusal[];
}

/** How long a server may take to include what was lodged: one hour, in seconds. */
export const INCLUSION_DELAY = 3600;

/** When a statement was lodged (unix seconds), as its note claims; nothing of it is checked. */
export function lodgedTimeOf({ note }: LodgedStatement): number | null {
  const parsed = parseNote(note);
  const read = parsed.ok ? parseLodged(parsed.note.text) : null;
  return read?.ok ? read.lodged.time : null;
}

/** What must be known to judge lodged statements. */
export interface LodgedAround {
  readonly replay: Replay;
  readonly witnesses: readonly WitnessKey[];
  readonly verify: VerifyEd25519;
  /** What the rules came to refuse within the hour, by what was lodged. */
  readonly refused: ReadonlyMap<LodgedStatement, readonly Refusal[]>;
  /** Up to when the journal is known to have gone on: RFC 3339 UTC. */
  readonly until: string;
}

/** Judges one lodged statement. */
export function lodgedVerdict(lodged: LodgedStatement, around: LodgedAround): LodgedVerdict {
  const { replay, witnesses, verify } = around;
  const { origin } = replay.journal();
  const verified = verifyLodged(lodged.note, witnesses, verify);
  if (!verified.ok || verified.lodged.origin !== origin) return unverified(lodged);
  const { statement: identity, time } = verified.lodged;
  const witness = witnessLine(verified.witness);
  const known = { identity, witness, time, seq: null, signed: null, refusals: [] };
  const read = readSigned({ signatures: lodged.signatures, statement: lodged.statement });
  // What has not the form of a statement is refused by any server, whoever lodged it.
  if (!read.ok) return { ...known, outcome: 'refused', refusals: read.refusals };
  const signed = read.value;
  if (messageOf(signed.statement).identity !== identity) return unverified(lodged);
  const seq = replay.seqOf(identity);
  if (seq !== null) return { ...known, outcome: 'included', signed, seq };
  const refusals = around.refused.get(lodged);
  if (refusals) return { ...known, outcome: 'refused', signed, refusals };
  const outcome = around.until > instantOf(time + INCLUSION_DELAY) ? 'swallowed' : 'awaited';
  return { ...known, outcome, signed };
}

function unverified(lodged: LodgedStatement): LodgedVerdict {
  return {
    outcome: 'unverified',
    identity: '',
    witness: null,
    time: lodgedTimeOf(lodged) ?? 0,
    seq: null,
    signed: null,
    refusals: [],
  };
}

/** The first statement that the server swallowed. */
export function swallowed(verdicts: readonly LodgedVerdict[]): Finding | null {
  const first = verdicts.find(({ outcome }) => outcome === 'swallowed');
  if (!first) return null;
  const { type = '', by } = first.signed?.statement ?? {};
  const said = `${type} by ${by?.member ?? ''}, lodged ${instantOf(first.time)}`;
  return finding('lodged', null, `${said}, ${first.identity}`, 'no entry');
}
