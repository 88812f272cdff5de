/** Key files as the command line writes them are opened by what a browser has. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readKeyFile, unlocked } from '../../src/console/keys/key-file.js';

const { privateKey } = generateKeyPairSync('ed25519');
const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
const pem = (cipher?: string): string =>
  String(
    privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      ...(cipher ? { cipher, passphrase: 'Mật khẩu' } : {}),
    }),
  );

/** A key of this test alone; `sai 295` opens it to noise that AES-CBC takes for a whole message. */
const LUCKY = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgImKfJj3mBFgICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPC70ux8Q2QzyYDx7PSnRiMEQOI3
ldzF7dERjBXQ8XMZmY1fSF45YBzCnP6AfM/fNCFyFdmjKAxtKWUmcR9t3GEsq3Ck
C4tycMz79TTYUMVdK6I=
-----END ENCRYPTED PRIVATE KEY-----`;

describe('a key file', () => {
  test('in the clear is read as it is', () => {
    const { der, isLocked } = readKeyFile(pem());
    expect(isLocked).toBe(false);
    expect(Buffer.from(der)).toEqual(plain);
  });

  test.each(['aes-256-cbc', 'aes-128-cbc'])(
    'under a passphrase opens with it: %s',
    async (name) => {
      const { der, isLocked } = readKeyFile(pem(name));
      expect(isLocked).toBe(true);
      expect(Buffer.from(await unlocked(der, 'Mật khẩu'))).toEqual(plain);
      await expect(unlocked(der, 'mật khẩu')).rejects.toThrow('wrong-passphrase');
    },
  );

  test('stays shut to a wrong passphrase whose noise ends like padding', async () => {
    const { der } = readKeyFile(LUCKY);
    await expect(unlocked(der, 'sai 295')).rejects.toThrow('wrong-passphrase');
    await expect(unlocked(der, 'đúng')).resolves.toHaveLength(plain.length);
  });

  test('of another kind is refused, and so is text that is no key', async () => {
    await expect(unlocked(readKeyFile(pem('des-ede3-cbc')).der, 'x')).rejects.toThrow('not-a-key');
    await expect(unlocked(new Uint8Array([48, 3, 1, 2]), 'x')).rejects.toThrow('not-a-key');
    expect(() => readKeyFile('-----BEGIN CERTIFICATE-----')).toThrow('not-a-key');
  });
});
