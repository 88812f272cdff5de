/** An officer's key as sealing wants it: it signs, and nothing else leaves it. */
import { base64urlDecode } from '../../workflows/index.js';
import type { Key } from './key-file.js';

/** @returns what signs a message with the key, as raw bytes (RFC 8032) */
export const signerOf =
  ({ sign }: Pick<Key, 'sign'>) =>
  (message: Uint8Array): Uint8Array =>
    base64urlDecode(sign(message)) as Uint8Array;
