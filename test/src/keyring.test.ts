import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openKeyring, readPassphrase } from '../../src/keyring.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giaouoc-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const message = Buffer.from('message');

describe('the keys of a server', () => {
  test('are one at first, and the newest comes first', () => {
    const ring = openKeyring(folder, null);
    const first = ring.newest();
    expect(readdirSync(folder)).toEqual(['server-key.pem']);
    const second = ring.add();
    const third = ring.add();
    expect(ring.newest()).toBe(third);
    expect(ring.all()).toEqual([third, second, first]);
    expect(ring.find(first.x)).toBe(first);
    expect(ring.find('unknown')).toBeUndefined();
  });

  test('are the same after a restart, in the same order, even when there are ten', () => {
    const ring = openKeyring(folder, null);
    for (let count = 1; count < 11; count += 1) ring.add();
    const again = openKeyring(folder, null);
    expect(again.all().map(({ x }) => x)).toEqual(ring.all().map(({ x }) => x));
    expect(again.newest().sign(message)).toEqual(ring.newest().sign(message));
    expect(readdirSync(folder)).toContain('server-key-11.pem');
  });

  test('lie in files that only their owner can read, and other files are none of them', () => {
    writeFileSync(join(folder, 'server-key-old.pem'), 'no key');
    const ring = openKeyring(folder, null);
    ring.add();
    expect(ring.all()).toHaveLength(2);
    for (const name of ['server-key.pem', 'server-key-2.pem']) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    chmodSync(join(folder, 'server-key-2.pem'), 0o604);
    expect(() => openKeyring(folder, null)).toThrow(/others can read/);
  });
});

describe('a passphrase', () => {
  test('encrypts every key that is made', () => {
    const ring = openKeyring(folder, 'đèn lồng');
    ring.add();
    for (const name of ['server-key.pem', 'server-key-2.pem']) {
      expect(textOf(name)).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    }
    const again = openKeyring(folder, 'đèn lồng');
    expect(again.newest().x).toBe(ring.newest().x);
  });

  test('encrypts keys that lay in the clear, and leaves nothing else behind', () => {
    const before = openKeyring(folder, null).newest().x;
    expect(textOf('server-key.pem')).toContain('BEGIN PRIVATE KEY');
    expect(openKeyring(folder, 'passphrase').newest().x).toBe(before);
    expect(textOf('server-key.pem')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(statSync(join(folder, 'server-key.pem')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['server-key.pem']);
  });

  test('that is missing or wrong opens nothing', () => {
    openKeyring(folder, 'right');
    expect(() => openKeyring(folder, null)).toThrow(/is encrypted/);
    expect(() => openKeyring(folder, 'wrong')).toThrow(/under another passphrase/);
  });

  test('is the first line of a file that only its owner can read', () => {
    const file = join(folder, 'passphrase');
    expect(() => readPassphrase(file)).toThrow(/there is no passphrase file/);
    writeFileSync(file, 'con đường dài\nnot this\n', { mode: 0o600 });
    expect(readPassphrase(file)).toBe('con đường dài');
    chmodSync(file, 0o644);
    expect(() => readPassphrase(file)).toThrow(/others can read a secret/);
    writeFileSync(file, '\n');
    chmodSync(file, 0o600);
    expect(() => readPassphrase(file)).toThrow(/is empty/);
  });
});
