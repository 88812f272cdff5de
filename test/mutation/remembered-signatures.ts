/**
 * Node's cryptography with a memory that outlives a mutant. Ed25519 signs a message in one way
 * only, so what was signed or verified under one mutant is not computed again under the next: it
 * was a third of all work. No mutant is in what signs, which the tests bring themselves.
 */
import crypto, { type KeyObject } from 'node:crypto';

/** So many answers are kept; then the memory starts anew, because mutants say new things. */
const MOST = 50_000;

type Der = { readonly key: Buffer; readonly format: 'der' };

const isDer = (input: unknown): input is Der =>
  (input as Der)?.format === 'der' && Buffer.isBuffer((input as Der).key);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** A function that answers from memory where it was asked the same before. */
function remembering<Answer>() {
  const answers = new Map<string, Answer>();
  return (asked: string, compute: () => Answer): Answer => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const answer = compute();
    if (answers.size === MOST) answers.clear();
    answers.set(asked, answer);
    return answer;
  };
}

const publicKeys = remembering<KeyObject>();
const privateKeys = remembering<KeyObject>();
const signatures = remembering<Buffer>();
const verdicts = remembering<boolean>();

/** The name of each key that was read from bytes; another key is not remembered. */
const names = new WeakMap<KeyObject, string>();

function named(key: KeyObject, name: string): KeyObject {
  names.set(key, name);
  return key;
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

/** The module `node:crypto`, as the tests of the rules ask for it. */
export const rememberingCrypto = {
  ...crypto,

  createPublicKey(input: never): KeyObject {
    if (!isDer(input)) return crypto.createPublicKey(input);
    const name = latin((input as Der).key);
    return publicKeys(name, () => named(crypto.createPublicKey(input), `public ${name}`));
  },

  createPrivateKey(input: never): KeyObject {
    if (!isDer(input)) return crypto.createPrivateKey(input);
    const name = latin((input as Der).key);
    return privateKeys(name, () => named(crypto.createPrivateKey(input), `private ${name}`));
  },

  sign(algorithm: null, message: Uint8Array, key: KeyObject): Buffer {
    const name = names.get(key);
    if (name === undefined || !isBytes(message)) return crypto.sign(algorithm, message, key);
    const asked = `${algorithm} ${name} ${latin(message)}`;
    // A copy, because a test may spoil the signature that it was given.
    return Buffer.from(signatures(asked, () => crypto.sign(algorithm, message, key)));
  },

  verify(algorithm: null, message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
    const name = names.get(key);
    const verdict = () => crypto.verify(algorithm, message, key, signature);
    if (name === undefined || !isBytes(message) || !isBytes(signature)) return verdict();
    const asked = [algorithm, name, signature.length, latin(signature), latin(message)].join(' ');
    return verdicts(asked, verdict);
  },
};
