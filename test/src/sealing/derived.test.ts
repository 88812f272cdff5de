/** What a key derives: the same again for the same place, something else for every other place. */
import { generateKeyPairSync, sign as signWithKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { boxKeyPair } from '../../../src/sealing/box-key.js';
import { drawEntry, drawNonce, roundSecret, type Signer } from '../../../src/sealing/derived.js';
import { hexEncode } from '../../../workflows/index.js';
import { signEd25519 } from '../../support/ed25519.js';

const signer =
  (byte: number): Signer =>
  (message) =>
    signEd25519(new Uint8Array(32).fill(byte), message);
const place = { cluster: 'giaouoc.example/cities', cycle: 2026, round: 'peer' };

test('every key, cluster, year, round and set of criteria has a secret of its own', async () => {
  const secrets = await Promise.all([
    roundSecret(signer(1), place),
    roundSecret(signer(2), place),
    roundSecret(signer(1), { ...place, cluster: 'giaouoc.example/provinces' }),
    roundSecret(signer(1), { ...place, cycle: 2027 }),
    roundSecret(signer(1), { ...place, round: 'ballot-1' }),
    roundSecret(signer(1), { ...place, criteria: '1'.repeat(64) }),
    roundSecret(signer(1), { ...place, criteria: '2'.repeat(64) }),
  ]);
  expect(new Set(secrets.map(hexEncode)).size).toBe(7);
  expect(await roundSecret(signer(1), place)).toEqual(secrets[0]);
});

test('a draw is entered under the name of the member', async () => {
  const one = await drawEntry(signer(1), { ...place, member: 'hue' });
  const two = await drawEntry(signer(1), { ...place, member: 'da-nang' });
  expect(one.nonce).toBe(await drawNonce(signer(1), place));
  expect(two.nonce).toBe(one.nonce);
  expect(two.commitment).not.toBe(one.commitment);
});

test('the draw, the secret and the key for boxes have nothing in common', async () => {
  const secret = hexEncode(await roundSecret(signer(1), place));
  const { publicKey } = await boxKeyPair(signer(1), place);
  expect(await drawNonce(signer(1), place)).not.toBe(secret);
  expect(Buffer.from(publicKey, 'base64url').toString('hex')).not.toBe(secret);
});

test('a draw that new criteria begin anew has a new nonce, for the old one is known', async () => {
  const before = await drawNonce(signer(1), { ...place, criteria: '1'.repeat(64) });
  expect(await drawNonce(signer(1), { ...place, criteria: '2'.repeat(64) })).not.toBe(before);
  expect(await drawNonce(signer(1), { ...place, criteria: '1'.repeat(64) })).toBe(before);
});

test('a key that signs by chance is refused, for it could not derive the same again', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const varies: Signer = (message) => signWithKey('sha256', message, privateKey);
  const refused = { sealing: 'signer-varies' };
  await expect(roundSecret(varies, place)).rejects.toMatchObject(refused);
  await expect(drawNonce(varies, place)).rejects.toMatchObject(refused);
  await expect(boxKeyPair(varies, place)).rejects.toMatchObject(refused);
});
