/**
 * What a witness keeps when a server contradicts itself before its eyes: two heads of one size with
 * different roots, both signed by the server, are a proof of misbehaviour that anybody can check
 * with the server's key alone. A head that merely does not continue the last one proves nothing.
 *
 *     <state file>.misbehaviour.<first 16 digits of SHA-256 of the origin>.json
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  formatNote,
  type LogKey,
  misbehaviourFile,
  type Note,
  parseCheckpoint,
  parseNote,
  verifyMisbehaviour,
} from '../../workflows/index.js';
import { replaceFile } from './durable-file.js';
import { verifyEd25519 } from './ed25519.js';

/**
 * Keeps the proof, if two heads are one; the first proof against a journal's server stays.
 * @param cosigned the note of the head that the witness cosigned last
 * @param submitted the note that was refused
 * @returns the path of the file; `null` when nothing is proven
 */
export function keepEvidence(
  stateFile: string,
  logs: readonly LogKey[],
  cosigned: string,
  submitted: Note,
): string | null {
  const kept = parseNote(cosigned);
  if (!kept.ok) return null;
  for (const log of logs) {
    const proof = proofFor(log, kept.note, submitted);
    if (proof === null) continue;
    const hash = createHash('sha256').update(log.name).digest('hex');
    const path = `${stateFile}.misbehaviour.${hash.slice(0, 16)}.json`;
    if (!existsSync(path)) replaceFile(path, proof);
    return path;
  }
  return null;
}

function proofFor(log: LogKey, first: Note, second: Note): string | null {
  const parsed = parseCheckpoint(second.text);
  const [before, after] = [signedBy(log, first), signedBy(log, second)];
  if (!parsed.ok || before === null || after === null) return null;
  const { root } = parsed.checkpoint;
  const file = misbehaviourFile({ log, first: before, second: after, root, proof: [] });
  return verifyMisbehaviour(file, verifyEd25519).proven ? file : null;
}

/** The note with this key's line alone. */
function signedBy({ name, id }: LogKey, { text, signatures }: Note): string | null {
  const [line] = signatures.filter((each) => each.name === name && each.id === id);
  return line ? formatNote({ text, signatures: [line] }) : null;
}
