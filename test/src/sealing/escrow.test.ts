/** More than half of the others can open what a member does not open; fewer learn nothing. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BoxKeyPair, boxKeyPair } from '../../../src/sealing/box-key.js';
import {
  combineShares,
  type Escrow,
  openShare,
  sharesNeeded,
  splitSecret,
} from '../../../src/sealing/escrow.js';
import { choicesWithout, MAX_TRIES } from '../../../src/sealing/left-out.js';
import { signEd25519 } from '../../support/ed25519.js';

const context = {
  cluster: 'giaouoc.example/cities',
  cycle: 2026,
  round: 'peer',
  voter: 'da-nang',
};
const secret = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const names = Array.from({ length: 7 }, (_, at) => `city-${at}`);
const pairs: Record<string, BoxKeyPair> = {};
const keys: Record<string, string> = {};

beforeAll(async () => {
  for (const [at, name] of names.entries()) {
    const seed = new Uint8Array(32).fill(at + 10);
    const pair = await boxKeyPair((message) => signEd25519(seed, message), context);
    pairs[name] = pair;
    keys[name] = pair.publicKey;
  }
});

const pairOf = (name: string) => pairs[name] as BoxKeyPair;
const recipients = (count: number) => Object.fromEntries(Object.entries(keys).slice(0, count));

async function opened(escrow: Escrow): Promise<Record<string, string>> {
  const each = Object.entries(escrow.shares).map(
    async ([to, share]) => [to, await openShare(pairOf(to), share, { ...context, to })] as const,
  );
  return Object.fromEntries(await Promise.all(each));
}

const only = (released: Record<string, string>, chosen: readonly string[]) =>
  Object.fromEntries(chosen.map((name) => [name, released[name] as string]));

/** A right share of which one bit is not right any more. */
function bent(share: string, bit = 0): string {
  const bytes = Buffer.from(share, 'base64url');
  bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
  return bytes.toString('base64url');
}

describe('a divided secret', () => {
  test('needs more than half of the others, and never one alone', () => {
    expect([2, 3, 4, 5, 6, 7, 63].map(sharesNeeded)).toEqual([2, 2, 3, 3, 4, 4, 32]);
  });

  test('is recovered from any so many shares, and from one fewer not at all', async () => {
    const sizes = fc.integer({ min: 2, max: 7 });
    const orders = fc.shuffledSubarray(names, { minLength: names.length });
    await fc.assert(
      fc.asyncProperty(sizes, orders, async (count, order) => {
        const escrow = await splitSecret(secret, recipients(count), context);
        expect(escrow.needed).toBe(sharesNeeded(count));
        const released = await opened(escrow);
        const shuffled = order.filter((name) => name in released);
        const enough = only(released, shuffled.slice(0, escrow.needed));
        expect(await combineShares(enough)).toEqual({ secret, wrong: [] });
        expect(await combineShares(released)).toEqual({ secret, wrong: [] });
        const few = only(released, shuffled.slice(0, escrow.needed - 1));
        await expect(combineShares(few)).rejects.toMatchObject({ sealing: 'not-recovered' });
      }),
      { numRuns: 20 },
    );
  });

  test('is divided anew each time, and the parts of two divisions do not mix', async () => {
    const one = await opened(await splitSecret(secret, recipients(3), context));
    const two = await opened(await splitSecret(secret, recipients(3), context));
    expect(one).not.toEqual(two);
    const mixed = { 'city-0': one['city-0'] as string, 'city-1': two['city-1'] as string };
    await expect(combineShares(mixed)).rejects.toMatchObject({ sealing: 'not-recovered' });
  });

  test('needs two others', async () => {
    const refused = { sealing: 'too-few-recipients', subject: 'da-nang' };
    await expect(splitSecret(secret, recipients(1), context)).rejects.toMatchObject(refused);
    await expect(splitSecret(secret, {}, context)).rejects.toMatchObject(refused);
  });

  test('reaches the others though somebody gave a key to which nobody can seal', async () => {
    const bad = {
      zero: Buffer.alloc(32).toString('base64url'),
      one: Buffer.alloc(32, 1).fill(0, 1).toString('base64url'),
      short: 'AAAA',
    };
    const { shares, needed } = await splitSecret(secret, { ...bad, ...recipients(5) }, context);
    expect(Object.keys(shares)).toEqual([...Object.keys(bad), ...names.slice(0, 5)]);
    expect(needed).toBe(5);
    const { zero: _, one: __, short: ___, ...right } = shares;
    const released = await opened({ shares: right, needed });
    expect((await combineShares(released)).secret).toEqual(secret);
  });

  test('fits into a statement, among 63 others too', async () => {
    const many = Array.from({ length: 63 }, (_, at) => [`m-${at}`, keys[`city-${at % 7}`] ?? '']);
    const { shares } = await splitSecret(secret, Object.fromEntries(many), context);
    const lengths = new Set(Object.values(shares).map((share) => share.length));
    expect([...lengths]).toEqual([130]);
  });
});

describe('a sealed share', () => {
  test('opens with one key and in its own place only', async () => {
    const { shares } = await splitSecret(secret, recipients(3), context);
    const share = shares['city-1'] as string;
    const at = { ...context, to: 'city-1' };
    const refused = { sealing: 'share-not-opened' };
    expect(await openShare(pairOf('city-1'), share, at)).toMatch(/^[\w-]{66}$/);
    await expect(openShare(pairOf('city-2'), share, at)).rejects.toMatchObject(refused);
    const elsewhere = [
      { voter: 'hue' },
      { round: 'ballot-1' },
      { cycle: 2027 },
      { cluster: 'giaouoc.example/provinces' },
      { to: 'city-2' },
    ];
    for (const other of elsewhere) {
      const opening = openShare(pairOf('city-1'), share, { ...at, ...other });
      await expect(opening).rejects.toMatchObject(refused);
    }
  });

  test('is noticed when any bit of it was changed or its end is missing', async () => {
    const { shares } = await splitSecret(secret, recipients(2), context);
    const share = shares['city-0'] as string;
    const at = { ...context, to: 'city-0' };
    const refused = { sealing: 'share-not-opened', subject: 'city-0' };
    for (const bit of [0, 100, 254, 256, 500, 775]) {
      const opening = openShare(pairOf('city-0'), bent(share, bit), at);
      await expect(opening).rejects.toMatchObject(refused);
    }
    for (const cut of ['', share.slice(0, 40), share.slice(0, -2), 'not base64']) {
      await expect(openShare(pairOf('city-0'), cut, at)).rejects.toMatchObject(refused);
    }
  });
});

describe('a released share that is wrong', () => {
  test('is found out and named as long as enough right ones are there', async () => {
    const released = await opened(await splitSecret(secret, recipients(7), context));
    const lies = {
      ...released,
      'city-0': bent(released['city-0'] as string, 9),
      'city-3': released['city-4'] as string,
      'city-5': 'AAAA',
    };
    const { secret: recovered, wrong } = await combineShares(lies);
    expect(recovered).toEqual(secret);
    // Whoever repeats a share says nothing new: one of the two is left out, whichever it is.
    expect(wrong).toHaveLength(3);
    expect(wrong).toEqual(expect.arrayContaining(['city-0', 'city-5']));
  });

  test('leads to no secret at all where too few right ones are there', async () => {
    const released = await opened(await splitSecret(secret, recipients(3), context));
    const lies = {
      'city-0': released['city-0'] as string,
      'city-1': bent(released['city-1'] as string, 300),
    };
    await expect(combineShares(lies)).rejects.toMatchObject({
      sealing: 'not-recovered',
      subject: 'city-0 city-1',
    });
    await expect(combineShares({})).rejects.toMatchObject({ sealing: 'not-recovered' });
  });

  test('does not keep the search going without end', async () => {
    const rubbish = names.map((name, at) => {
      const bytes = Buffer.alloc(49, at);
      bytes[48] = at + 1;
      return [name, bytes.toString('base64url')];
    });
    const search = combineShares(Object.fromEntries(rubbish));
    await expect(search).rejects.toMatchObject({ sealing: 'not-recovered' });
    expect([...choicesWithout(7)]).toHaveLength(2 ** 7 - 1);
    expect([...choicesWithout(63)]).toHaveLength(MAX_TRIES);
  });
});
