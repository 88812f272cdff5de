/**
 * The server's keys through a journal: which one was in force from which size on. The list grows
 * only when the key changes, so it stays short however long the journal is.
 */
import { SERVER } from './charter.js';
import type { Journal } from './journal.js';

/** A server key, and the smallest size of the journal at which it was in force. */
export interface ServerKey {
  readonly fromSize: number;
  /** Raw Ed25519 public key in base64url. */
  readonly key: string;
}

/** The keys so far, once a journal has grown by an entry; the same list where none changed. */
export function withServerKey(
  keys: readonly ServerKey[],
  { size, cluster }: Journal,
): readonly ServerKey[] {
  const key = cluster.context.parties[SERVER]?.key;
  if (key === undefined || key === keys.at(-1)?.key) return keys;
  return [...keys, { fromSize: size, key }];
}

/**
 * The keys under one of which a head of this size must be signed: the one in force after its last
 * entry, and the one before that entry, which may have been the last that the old key signed for.
 * @returns one key or two, the older first; none for the empty journal
 */
export function checkpointKeysAt(keys: readonly ServerKey[], size: number): readonly string[] {
  const now = keys.filter(({ fromSize }) => fromSize <= size).slice(-2);
  const [older, newer] = now;
  if (!older) return [];
  return newer && newer.fromSize < size ? [newer.key] : now.map(({ key }) => key);
}
