/**
 * Lots that nobody can steer: an order made from a seed by SHA-256 alone, the same for everyone
 * who has the seed. The seed is made of the nonces of all members.
 */
import { hexDecode, hexEncode, utf8Encode } from '../bytes.js';
import { canonicalize } from '../canonical.js';
import { sha256, sha256Hex } from '../ledger/sha256.js';

/**
 * The seed of a draw: SHA-256 in hex over the line `giaouoc/draw/v1`, a line feed and the
 * canonical JSON of all nonces by member.
 */
export const seedOf = (nonces: Readonly<Record<string, string>>): string =>
  sha256Hex(`giaouoc/draw/v1\n${canonicalize(nonces)}`);

/**
 * The members in a drawn order; every order is equally likely. Member `i` of the list that remains
 * is chosen by the first of the numbers SHA-256(seed, label, counter) that leaves no remainder, so
 * that no member is favoured by a division.
 * @param label what is drawn; one seed serves several draws
 */
export function drawnOrder(
  seed: string,
  label: string,
  members: readonly string[],
): readonly string[] {
  const next = numbersFrom(seed, label);
  const left = [...members].sort();
  const order: string[] = [];
  while (left.length > 0) order.push(...left.splice(below(left.length, next), 1));
  return order;
}

const RANGE = 2 ** 32;

/** A number below `limit`, all equally likely. */
function below(limit: number, next: () => number): number {
  const whole = RANGE - (RANGE % limit);
  let number = next();
  while (number >= whole) number = next();
  return number % limit;
}

function numbersFrom(seed: string, label: string): () => number {
  const prefix = `${hexEncode(hexDecode(seed) ?? new Uint8Array())}\n${label}\n`;
  let counter = 0;
  return () => {
    const hash = sha256(utf8Encode(`${prefix}${counter}`));
    counter += 1;
    return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
  };
}
