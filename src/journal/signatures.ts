/**
 * Checks Ed25519 signatures (RFC 8032) with the platform's own code. Making a key object costs
 * about as much as a verification, and the same few officers sign all year, so key objects are
 * kept; a key that is no point of the curve verifies nothing.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import {
  type Journal,
  type Message,
  type SignatureTask,
  type Signed,
  signatureTasks,
  type VerifyEd25519,
} from '../../workflows/index.js';

/** Several times the officers of the largest cluster; beyond that all are forgotten at once. */
const MAX_KEYS = 4096;

const keys = new Map<string, KeyObject | null>();

/** Whether a signature over the message verifies under a raw public key. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = keyObjectOf(publicKey);
  return key !== null && verify(null, message, key, signature);
};

function keyObjectOf(publicKey: Uint8Array): KeyObject | null {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = keys.get(x);
  if (known !== undefined) return known;
  if (keys.size >= MAX_KEYS) keys.clear();
  const made = makeKey(x);
  keys.set(x, made);
  return made;
}

function makeKey(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** What is known of each signature of a statement, in order, before it is judged. */
export type Checked = readonly (boolean | undefined)[];

/**
 * Verifies the signatures of a statement beside the event loop, so that the other core does it.
 * @returns `undefined` for a signature under a key that nobody holds yet
 */
export const checkAhead = (journal: Journal, signed: Signed, message: Message): Promise<Checked> =>
  Promise.all(
    signed.signatures.map((signature) => {
      const [task] = tasksOf(journal, signed, message, signature);
      return task && holdsAside(task);
    }),
  );

/**
 * Whether each signature of a statement verifies, in order, given the journal before it. One under
 * a key that nobody holds does not, and the rules say so by its own name. A key's name is the hash
 * of the key, so what was checked ahead still holds, whoever holds the key by now.
 */
export const signaturesHold = (
  journal: Journal,
  signed: Signed,
  message: Message,
  checked: Checked,
): boolean[] =>
  signed.signatures.map(
    (signature, index) =>
      checked[index] ?? tasksOf(journal, signed, message, signature).some(holds),
  );

/** The tasks whose signatures do not verify. */
export const failing = (tasks: readonly SignatureTask[]): SignatureTask[] =>
  tasks.filter((task) => !holds(task));

const tasksOf = (
  journal: Journal,
  { statement }: Signed,
  message: Message,
  signature: Signed['signatures'][number],
): SignatureTask[] => signatureTasks(journal, { statement, signatures: [signature] }, message);

const holds = ({ publicKey, message, signature }: SignatureTask): boolean =>
  verifyEd25519(publicKey, message, signature);

const holdsAside = ({ publicKey, message, signature }: SignatureTask): Promise<boolean> =>
  new Promise((resolve) => {
    const key = keyObjectOf(publicKey);
    if (key === null) resolve(false);
    else verify(null, message, key, signature, (error, isValid) => resolve(!error && isValid));
  });
