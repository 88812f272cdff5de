/**
 * What may be lodged with a witness: a statement that the rules can read, that fits an entry, and
 * that is signed by the very key that is sent along. Whether that key may speak for a city, and
 * whether the statement would be accepted, is not asked: the journal is not here, and a witness
 * says only what it received and when.
 *
 *     {"publicKey":"<base64url>","signatures":[{"key":"<thumbprint>","kind":"ed25519",
 *      "sig":"<base64url>"}],"statement":{…}}
 */
import {
  base64urlDecode,
  lineOf,
  MAX_ENTRY_BYTES,
  type Message,
  messageOf,
  parseCanonical,
  problemsOf,
  publicKey as publicKeyShape,
  readSigned,
  type Signed,
  thumbprint,
  utf8Length,
} from '../../workflows/index.js';
import { verifyEd25519 } from './ed25519.js';

/** The most bytes of a request: an entry, and the key that is sent along. */
export const MAX_LODGING_BYTES = MAX_ENTRY_BYTES + 100;

/** A statement as it is lodged: signed, with the public key that its signature names. */
export interface Lodging extends Signed {
  /** The raw Ed25519 public key in base64url. */
  readonly publicKey: string;
}

/** What reading a request answers. A refusal says why in one line, with the place it is about. */
export type ReadLodging =
  | { readonly ok: true; readonly lodging: Lodging; readonly message: Message }
  | { readonly ok: false; readonly status: 400 | 403 | 413; readonly reason: string };

/** Reads and checks a request: its form first, then its size, then every signature. */
export function readLodging(body: string | Uint8Array): ReadLodging {
  const parsed = parseCanonical(body, { maxBytes: MAX_LODGING_BYTES });
  if (!parsed.ok) {
    const { code, offset, detail } = parsed.problem;
    const status = code === 'too-large' ? 413 : 400;
    return { ok: false, status, reason: `json/${code} at byte ${offset}: ${detail}` };
  }
  const { publicKey, ...rest } = Object(parsed.value) as Partial<Lodging>;
  const signed = readSigned(rest);
  const faults = [
    ...problemsOf(publicKeyShape, publicKey, '/publicKey').map(({ pointer }) => pointer),
    ...(signed.ok ? [] : signed.refusals.map(({ code, pointer }) => `${code} ${pointer}`)),
  ];
  if (!signed.ok || publicKey === undefined || faults.length > 0) {
    return { ok: false, status: 400, reason: `form: ${faults.join(', ')}` };
  }
  const lodging = { publicKey, ...signed.value };
  const message = messageOf(lodging.statement);
  if (entryBytes(lodging, message) > MAX_ENTRY_BYTES) {
    return { ok: false, status: 413, reason: `larger than an entry of ${MAX_ENTRY_BYTES} bytes` };
  }
  const reason = signatureProblem(lodging, message);
  return reason === null ? { ok: true, lodging, message } : { ok: false, status: 403, reason };
}

/** How long the statement's entry would be, with the widest number that a place can have. */
function entryBytes({ signatures, statement }: Lodging, { text }: Message): number {
  const frame = { after: '0'.repeat(64), at: statement.said, seq: Number.MAX_SAFE_INTEGER };
  return utf8Length(lineOf({ ...frame, signatures, statement }, text));
}

function signatureProblem({ publicKey, signatures }: Lodging, { bytes }: Message): string | null {
  const raw = base64urlDecode(publicKey) as Uint8Array;
  const id = thumbprint(publicKey);
  if (signatures.some(({ key }) => key !== id)) {
    return 'signature: it names another key than the one that is sent';
  }
  const holds = signatures.every(({ sig }) =>
    verifyEd25519(raw, bytes, base64urlDecode(sig) as Uint8Array),
  );
  return holds ? null : 'signature: it does not verify under the key that is sent';
}
