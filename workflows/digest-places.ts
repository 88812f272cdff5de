/**
 * Which place each digest has, for journals of any length: 32 bytes for the digest and 8 to 16 for
 * its slot, outside the heap, where a map of texts takes four times as much and every collection
 * walks through it. A digest is as good as random, so its first bytes choose the slot; whoever
 * looks for statements that share one has to sign each of them and is only slowed down himself.
 */
import { hexDecode } from './bytes.js';
import { HASH_BYTES } from './ledger/sha256.js';

export interface DigestPlaces {
  /** Gives a digest (64 hexadecimal digits) the next place; the caller knows that it has none. */
  readonly append: (digest: string) => void;
  /** The place of a digest, or `null`. */
  readonly placeOf: (digest: string) => number | null;
  /** How many digests have a place. */
  readonly count: () => number;
}

/** Room that most journals outgrow, so that ten thousand short ones stay small. */
const FIRST_ROOM = 64;
/** Slots for each digest that there is room for; at most half of them are taken. */
const SLOTS = 2;

/** Opens places without digests. */
export function growDigestPlaces(): DigestPlaces {
  let digests = new Uint8Array(FIRST_ROOM * HASH_BYTES);
  /** The place in each slot, counted from 1; 0 is a free slot. */
  let slots = new Uint32Array(FIRST_ROOM * SLOTS);
  let count = 0;

  const digestAt = (place: number): Uint8Array =>
    digests.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
  /** The slot of a digest, or the free one that it would get. */
  const slotOf = (digest: Uint8Array): number => {
    let slot = firstSlot(digest, slots.length);
    for (let taken = slots[slot]; taken; taken = slots[slot]) {
      if (isAt(digests, taken - 1, digest)) break;
      slot = (slot + 1) % slots.length;
    }
    return slot;
  };
  const grow = (): void => {
    const larger = new Uint8Array(2 * digests.length);
    larger.set(digests);
    digests = larger;
    slots = new Uint32Array(2 * slots.length);
    for (let place = 0; place < count; place += 1) slots[slotOf(digestAt(place))] = place + 1;
  };
  return {
    append: (text) => {
      if (count * HASH_BYTES === digests.length) grow();
      const digest = bytesOf(text);
      slots[slotOf(digest)] = count + 1;
      digests.set(digest, count * HASH_BYTES);
      count += 1;
    },
    placeOf: (text) => {
      const taken = slots[slotOf(bytesOf(text))];
      return taken ? taken - 1 : null;
    },
    count: () => count,
  };
}

const firstSlot = (digest: Uint8Array, among: number): number =>
  new DataView(digest.buffer, digest.byteOffset).getUint32(0) % among;

function isAt(digests: Uint8Array, place: number, digest: Uint8Array): boolean {
  const start = place * HASH_BYTES;
  for (let at = 0; at < HASH_BYTES; at += 1) {
    if (digests[start + at] !== digest[at]) return false;
  }
  return true;
}

function bytesOf(digest: string): Uint8Array {
  const bytes = hexDecode(digest);
  if (bytes?.length !== HASH_BYTES) throw new TypeError('not a digest of 64 digits');
  return bytes;
}
