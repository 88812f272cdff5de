/** A sealed word comes out as it went in, or it does not come out at all. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_BOX_LENGTH, openBox, sealWord } from '../../../src/sealing/sealed-word.js';
import { sealedCommitment } from '../../../workflows/index.js';

const secret = new Uint8Array(32).fill(7);
const place = {
  cluster: 'giaouoc.example/cities',
  cycle: 2026,
  round: 'ballot-1',
  voter: 'da-nang',
  about: 'flag',
};
const ballot = (choice: string) => ({ choices: { hue: choice }, remark: null, written: null });

describe('what is sealed', () => {
  test('is opened with its nonce, which matches the commitment', async () => {
    const contents = fc.record({
      points: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.nat(10_000)),
      remark: fc.option(fc.constantFrom('Rất tốt', 'ends in spaces   ', '\n', '')),
    });
    await fc.assert(
      fc.asyncProperty(contents, fc.uint8Array({ minLength: 32, maxLength: 32 }), async (c, s) => {
        const sealed = await sealWord(s, { ...place, content: c });
        const opened = await openBox(s, 'flag', sealed.box);
        expect(opened).toEqual({ content: c, nonce: sealed.nonce });
        expect(sealedCommitment({ ...place, ...opened })).toBe(sealed.commitment);
      }),
      { numRuns: 100 },
    );
  });

  test('is the same when it is sealed again, so a retry says nothing new', async () => {
    const word = { ...place, content: ballot('approve') };
    expect(await sealWord(secret, word)).toEqual(await sealWord(secret, word));
  });

  test('shares neither nonce nor key stream with another content on the same matter', async () => {
    const one = await sealWord(secret, { ...place, content: ballot('approve') });
    const two = await sealWord(secret, { ...place, content: ballot('abstain') });
    expect(two.nonce).not.toBe(one.nonce);
    const [left, right] = [one, two].map(({ box }) => Buffer.from(box, 'base64url')) as [
      Buffer,
      Buffer,
    ];
    const same = left.filter((byte, at) => byte === right[at]).length;
    // The plain texts differ in seven bytes; under one key stream all the others would be equal.
    expect(same).toBeLessThan(50);
  });

  test('tells nothing of a vote by its length', async () => {
    const boxes = ['approve', 'reject', 'abstain'].map(async (choice) => {
      const { box } = await sealWord(secret, { ...place, content: ballot(choice) });
      return box.length;
    });
    expect(new Set(await Promise.all(boxes)).size).toBe(1);
  });
});

describe('a box', () => {
  test('is noticed when any part of it was changed or cut', async () => {
    const { box } = await sealWord(secret, { ...place, content: ballot('reject') });
    await fc.assert(
      fc.asyncProperty(fc.nat(box.length - 1), fc.nat(63), async (at, digit) => {
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const other = letters[digit] as string;
        fc.pre(box[at] !== other);
        const changed = box.slice(0, at) + other + box.slice(at + 1);
        const refused = { sealing: 'box-not-opened', subject: 'flag' };
        await expect(openBox(secret, 'flag', changed)).rejects.toMatchObject(refused);
        await expect(openBox(secret, 'flag', box.slice(0, at))).rejects.toMatchObject(refused);
      }),
      { numRuns: 60 },
    );
  });

  test('of one matter does not open as another, nor with another secret', async () => {
    const { box } = await sealWord(secret, { ...place, content: ballot('reject') });
    const refused = { sealing: 'box-not-opened' };
    await expect(openBox(secret, 'emulation', box)).rejects.toMatchObject(refused);
    await expect(openBox(new Uint8Array(32), 'flag', box)).rejects.toMatchObject(refused);
    await expect(openBox(secret, 'flag', '')).rejects.toMatchObject(refused);
    await expect(openBox(secret, 'flag', 'not base64')).rejects.toMatchObject(refused);
  });

  test('of the longest content fits its bound, and what is longer is refused', async () => {
    const sized = (size: number) => ({ ...place, content: 'x'.repeat(size - 2) });
    const { box } = await sealWord(secret, sized(11_972));
    expect(box).toHaveLength(MAX_BOX_LENGTH);
    expect((await openBox(secret, 'flag', box)).content).toBe('x'.repeat(11_970));
    await expect(sealWord(secret, sized(11_973))).rejects.toMatchObject({
      sealing: 'too-long',
      subject: 'flag',
    });
  });
});

test('a commitment holds for its voter, matter, round, year, cluster and nonce alone', async () => {
  const content = ballot('approve');
  const { commitment, nonce } = await sealWord(secret, { ...place, content });
  const word = { ...place, content, nonce };
  expect(sealedCommitment(word)).toBe(commitment);
  const others = [
    { voter: 'hue' },
    { about: 'emulation' },
    { round: 'ballot-2' },
    { cycle: 2027 },
    { cluster: 'giaouoc.example/provinces' },
    { nonce: '0'.repeat(64) },
    { content: ballot('reject') },
  ];
  for (const other of others) {
    expect(sealedCommitment({ ...word, ...other })).not.toBe(commitment);
  }
});
