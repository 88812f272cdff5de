/**
 * The key of a program that signs by itself, day and night. Its file, and a file with its
 * passphrase, must be readable by their owner alone, as `ssh` has it; a passphrase comes from a
 * person or from such a file, never from a flag or the environment.
 */
import { readFileSync, statSync } from 'node:fs';
import { base64urlDecode } from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { readKey } from './key-file.js';
import { askSecret } from './prompt.js';
import { unreadable } from './read.js';
import type { Terminal } from './terminal.js';

/** A key pair as raw bytes. */
export interface PrivateKey {
  readonly publicKey: Uint8Array;
  /** An Ed25519 signature (RFC 8032), 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * Reads a key.
 * @param passphraseFile its first line is the passphrase; without it a person is asked
 * @throws a failure when somebody else may read either file, or the key cannot be used
 */
export async function readPrivateKey(
  terminal: Terminal,
  path: string,
  passphraseFile: string | undefined,
): Promise<PrivateKey> {
  mustBePrivate(terminal, path);
  const { x, sign } = await readKey(path, terminal, async () => {
    if (passphraseFile !== undefined) return passphraseIn(terminal, passphraseFile);
    const { texts, mayAsk } = terminal;
    if (mayAsk) return askSecret(terminal, texts.key.passphraseOf(path));
    throw failure(EXIT.usage, texts.prompt.cannotAskSecret, {
      why: texts.prompt.nobodyThere,
      remedy: texts.witness.passphraseRemedy,
    });
  });
  return { publicKey: bytesOf(x), sign: (message) => bytesOf(sign(message)) };
}

const bytesOf = (text: string): Uint8Array => base64urlDecode(text) as Uint8Array;

function passphraseIn(terminal: Terminal, path: string): string {
  mustBePrivate(terminal, path);
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    throw unreadable(terminal.texts, path, error);
  }
}

function mustBePrivate({ texts }: Terminal, path: string): void {
  if (process.platform === 'win32' || (modeOf(texts, path) & 0o077) === 0) return;
  throw failure(EXIT.unreadable, texts.witness.keyOpen(path), {
    why: texts.witness.keyOpenWhy,
    remedy: `chmod 600 ${path}`,
  });
}

function modeOf(texts: Terminal['texts'], path: string): number {
  try {
    return statSync(path).mode;
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}
