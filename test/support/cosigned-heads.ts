/**
 * Heads of a test cluster's journal, signed by its server and cosigned by witnesses at given
 * times.
 */
import {
  base64urlDecode,
  type Checkpoint,
  checkpointText,
  cosign,
  ED25519,
  type Entry,
  formatNote,
  hexDecode,
  type LodgedStatement,
  lodgedNote,
  messageOf,
  noteKey,
  type Signed,
  signedText,
} from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from './cluster.js';
import { keyOf, signWith } from './keys.js';
import { witnessKeyOf, witnessPair } from './witness-keys.js';

/** When each witness cosigned, by its id: unix seconds. */
export type Times = Readonly<Record<string, number>>;

/** An instant in unix seconds, as witnesses tell it. */
export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** The head of a journal at a size. */
export function headAt({ replay }: Pick<TestCluster, 'replay'>, size: number): Checkpoint {
  const root = hexDecode(replay.rootAt(size) ?? '');
  if (!root) throw new Error(`the journal never had ${size} entries`);
  return { origin: ORIGIN, size, root };
}

/** A head as a signed note, by the server or by whoever is named, with cosignatures. */
export function signedHead(head: Checkpoint, times: Times = {}, signer = 'server'): string {
  const text = checkpointText(head);
  const key = keyOf(signer);
  const { name, id } = noteKey(ORIGIN, ED25519, base64urlDecode(key.x) as Uint8Array);
  const signature = base64urlDecode(signWith(key, signedText(text))) as Uint8Array;
  const cosignatures = Object.entries(times).map(([witness, time]) =>
    cosign(witnessKeyOf(witness), text, time, signerOf(witness)),
  );
  return formatNote({ text, signatures: [{ name, id, signature }, ...cosignatures] });
}

/** The signed note over the first entries of a journal; all of them unless a size is named. */
export const headOf = (
  cluster: Pick<TestCluster, 'replay' | 'lines'>,
  times: Times = {},
  size = cluster.lines.length,
): string => signedHead(headAt(cluster, size), times);

/** What a witness keeps when a statement is lodged with it. */
export function lodgedWith(witness: string, signed: Signed, time: number): LodgedStatement {
  const { identity } = messageOf(signed.statement);
  const said = { origin: ORIGIN, statement: identity, time };
  const note = lodgedNote(witnessKeyOf(witness), said, signerOf(witness));
  return { note, signatures: signed.signatures, statement: signed.statement };
}

/** The entry at a place of a journal. */
export const entryAt = ({ lines }: Pick<TestCluster, 'lines'>, seq: number): Entry =>
  JSON.parse(lines[seq] as string) as Entry;

/** The same time for every witness. */
export const allAt = (witnesses: readonly string[], time: number): Times =>
  Object.fromEntries(witnesses.map((id) => [id, time]));

/** Signs as a witness does. */
export const signerOf =
  (witness: string) =>
  (message: Uint8Array): Uint8Array =>
    base64urlDecode(signWith(witnessPair(witness), message)) as Uint8Array;
