/**
 * Key files as the command line writes them: PKCS #8 in PEM (RFC 5958, RFC 7468), in the clear or
 * under a passphrase (RFC 8018, PBES2 with PBKDF2 and AES-CBC). WebCrypto has the algorithms but
 * does not read the envelope, so the few DER fields of the one form that is written are read here.
 */
import { KeyError } from './key-error.js';

/** A key file as it was read: its bytes, and whether a passphrase is needed to open them. */
export interface KeyFile {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly isLocked: boolean;
}

/** Reads a PEM file. @throws KeyError where it holds no private key */
export function readKeyFile(pem: string): KeyFile {
  const [, locked = '', base64] =
    /-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END/.exec(pem) ?? [];
  if (base64 === undefined) throw new KeyError('not-a-key');
  const der = Uint8Array.from(atob(base64.replace(/\s/g, '')), (each) => each.charCodeAt(0));
  return { der, isLocked: locked !== '' };
}

/**
 * Opens a key under a passphrase.
 * @param der an EncryptedPrivateKeyInfo
 * @returns PKCS #8 in the clear
 * @throws KeyError for another form, and for a wrong passphrase
 */
export async function unlocked(
  der: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { salt, rounds, iv, bits, sealed } = envelopeIn(der);
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-CBC', length: bits },
    false,
    ['decrypt'],
  );
  const opened = await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, sealed).catch(() => {
    throw new KeyError('wrong-passphrase');
  });
  const plain = new Uint8Array(opened);
  if (!isPrivateKeyInfo(plain)) throw new KeyError('wrong-passphrase');
  return plain;
}

/**
 * One wrong passphrase in 256 ends in bytes that pass for padding, and CBC notices nothing; what it
 * opened is noise then, and not one whole PrivateKeyInfo of version 0 (RFC 5958, section 2).
 */
function isPrivateKeyInfo(der: Uint8Array): boolean {
  const [whole, ...more] = childrenOf(der);
  if (der[0] !== 0x30 || whole?.to !== der.length || more.length > 0) return false;
  const [version] = childrenOf(der, whole);
  return der[whole.from] === 0x02 && hexOf(der, version) === '00';
}

interface Envelope {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bits: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const OIDS = {
  pbes2: '2a864886f70d01050d',
  pbkdf2: '2a864886f70d01050c',
  hmacSha256: '2a864886f70d0209',
  aes128: '608648016503040102',
  aes256: '60864801650304012a',
};

/** The fields of the envelope; every algorithm but those that are written is refused. */
function envelopeIn(der: Uint8Array<ArrayBuffer>): Envelope {
  const [algorithm, sealed] = childrenOf(der, childrenOf(der)[0]);
  const [pbes2, parameters] = childrenOf(der, algorithm);
  const [derivation, cipher] = childrenOf(der, parameters);
  const [pbkdf2, settings] = childrenOf(der, derivation);
  const [salt, rounds, ...rest] = childrenOf(der, settings);
  const [aes, iv] = childrenOf(der, cipher);
  const [prf] = childrenOf(der, rest.at(-1));
  const bits = { [OIDS.aes128]: 128, [OIDS.aes256]: 256 }[hexOf(der, aes)];
  const isKnown =
    hexOf(der, pbes2) === OIDS.pbes2 &&
    hexOf(der, pbkdf2) === OIDS.pbkdf2 &&
    hexOf(der, prf) === OIDS.hmacSha256;
  if (!isKnown || bits === undefined || !salt || !rounds || !iv || !sealed) {
    throw new KeyError('not-a-key');
  }
  return {
    salt: contentOf(der, salt),
    rounds: Number.parseInt(hexOf(der, rounds), 16),
    iv: contentOf(der, iv),
    bits,
    sealed: contentOf(der, sealed),
  };
}

/** Where the content of a DER value (X.690) begins and ends. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function childrenOf(der: Uint8Array, around?: Span): readonly Span[] {
  const spans: Span[] = [];
  const end = around?.to ?? der.length;
  for (let at = around?.from ?? 0; at < end; ) {
    const first = der[at + 1] ?? 0;
    const more = first < 0x80 ? 0 : first & 0x7f;
    const from = at + 2 + more;
    const length =
      more === 0 ? first : der.subarray(at + 2, from).reduce((sum, each) => sum * 256 + each, 0);
    spans.push({ from, to: from + length });
    at = from + length;
  }
  return spans;
}

const contentOf = (der: Uint8Array<ArrayBuffer>, { from, to }: Span) => der.slice(from, to);

const hexOf = (der: Uint8Array, span?: Span): string =>
  span
    ? [...der.subarray(span.from, span.to)]
        .map((each) => each.toString(16).padStart(2, '0'))
        .join('')
    : '';
