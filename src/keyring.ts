/**
 * The keys of this server: one for each time that its key was changed. A journal is signed with the
 * key that its own state names, so journals of different ages may stand under different keys; new
 * foundings name the newest. A journal whose key is none of these belongs to another server by now,
 * and is shown and not written to. Keys are never deleted here.
 *
 * Several servers that share a database have the same keys: they are given one folder, or copies of
 * it. A key that comes into the folder while they run is taken up by all of them.
 *
 *     data/server-key.pem      the first, made at the first start
 *     data/server-key-2.pem    its successor, and so on
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, SERVER } from '../workflows/index.js';
import { UnusableData } from './data-kind.js';
import { type HostKey, readHostKey, requirePrivate, writeHostKey } from './host-key.js';

export interface Keyring {
  /** The folder that they lie in. */
  readonly folder: string;
  /** The key that new foundings name. */
  readonly newest: () => HostKey;
  /** Every key, the newest first. */
  readonly all: () => readonly HostKey[];
  /** The key with this raw public key (base64url), if it is ours. */
  readonly find: (publicKey: string) => HostKey | undefined;
  /** Makes a key that comes after all others. */
  readonly add: () => HostKey;
  /** Takes in the keys that have come into the folder since. @returns whether there are any */
  readonly reread: () => boolean;
}

/**
 * Reads every key of a folder, and makes the first if there is none. Several servers may share it.
 * @param folder made if it is not there
 * @param passphrase encrypts the files; `null` leaves them in the clear
 * @throws UnusableData for a key file that cannot be used, also when it is read again
 */
export function openKeyring(folder: string, passphrase: string | null): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = new Map<number, HostKey>();
  let keys: readonly HostKey[] = [];

  const reread = (): boolean => {
    const fresh = numbersIn(folder)
      .filter((number) => !held.has(number))
      .map((number) => [number, readHostKey(fileOf(folder, number), passphrase)] as const);
    for (const [number, key] of fresh) held.set(number, key);
    keys = [...held].sort(([a], [b]) => b - a).map(([, key]) => key);
    return fresh.length > 0;
  };
  const add = (): HostKey => {
    reread();
    const number = Math.max(0, ...held.keys()) + 1;
    const key = writeHostKey(fileOf(folder, number), passphrase);
    held.set(number, key);
    keys = [key, ...keys];
    return key;
  };
  if (!reread()) firstOf(add, reread);
  return {
    folder,
    newest: () => keys[0] as HostKey,
    all: () => keys,
    find: (publicKey) => keys.find(({ x }) => x === publicKey),
    add,
    reread,
  };
}

/** Makes the first key, or takes that of another server that was quicker. */
function firstOf(add: () => HostKey, reread: () => boolean): void {
  try {
    add();
  } catch (error) {
    if (!reread()) throw error;
  }
}

/** The key that a journal as it stands names for its server; `undefined` before its founding. */
export const serverKeyOf = ({ cluster }: Journal): string | undefined =>
  cluster.context.parties[SERVER]?.key;

/** The key of ours that signs for a journal as it stands; `undefined` if another server's does. */
export function signerFor(keyring: Keyring, journal: Journal): HostKey | undefined {
  const named = serverKeyOf(journal);
  return named === undefined ? keyring.newest() : keyring.find(named);
}

/**
 * Reads a passphrase from a file that only its owner may read: the first line.
 * @throws UnusableData when there is none
 */
export function readPassphrase(file: string): string {
  if (!existsSync(file)) throw new UnusableData(`there is no passphrase file ${file}`);
  requirePrivate(file);
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/);
  if (line === '') throw new UnusableData(`the passphrase file ${file} is empty`);
  return line;
}

const FIRST = 1;

const fileOf = (folder: string, number: number): string =>
  join(folder, number === FIRST ? 'server-key.pem' : `server-key-${number}.pem`);

/** The names of the key files of a folder. */
export const keyFilesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => KEY_FILE.test(name)) : [];

const KEY_FILE = /^server-key(?:-([1-9][0-9]{0,5}))?\.pem$/;

/** The numbers of the key files of a folder, the newest first. */
const numbersIn = (folder: string): number[] =>
  readdirSync(folder)
    .map((name) => KEY_FILE.exec(name))
    .filter((match) => match !== null)
    .map(([, number]) => (number === undefined ? FIRST : Number(number)))
    .sort((a, b) => b - a);
