/**
 * Sessions: a key's holder signs a challenge and may then read for an hour. Challenges cost no
 * memory, because each carries the proof that a server with these keys made it; sessions lie in the
 * database. So it does not matter which of several servers gave out the challenge, opened the
 * session or is asked next. Their time is the system's, whatever a demonstration's clock shows.
 *
 * What is signed:
 *
 *     giaouoc/session/v1
 *     {"cluster":"<origin>","expires":"<time>","key":"<thumbprint>","nonce":"<base64url>",
 *      "server":"<the server's public key>"}
 *
 * The nonce is 16 random bytes and the HMAC-SHA-256 (RFC 2104) of the challenge around them, under
 * a secret that is derived from the server's key.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeptSessions } from '../../db/sessions.js';
import { canonicalize, utf8Encode } from '../../workflows/index.js';
import type { HostKey } from '../host-key.js';
import type { Keyring } from '../keyring.js';

export interface Challenge {
  /** The origin of the journal that is to be read. */
  readonly cluster: string;
  readonly expires: string;
  /** The thumbprint of the key that is to sign. */
  readonly key: string;
  readonly nonce: string;
  /** The server's public key, so that a signature for one server opens nothing on another. */
  readonly server: string;
}

export interface Session {
  /** The cluster's id. */
  readonly cluster: string;
  readonly key: string;
  /** RFC 3339 time. */
  readonly expires: string;
}

export interface Sessions {
  readonly challenge: (origin: string, key: string) => Challenge;
  /** Whether a challenge was made under one of our keys, and whether it may still be answered. */
  readonly check: (challenge: Challenge) => 'sound' | 'forged' | 'over';
  /**
   * Opens a session for the holder of a challenge's key, who has signed it.
   * @returns the bearer token; `null` where the challenge has opened a session before, anywhere
   */
  readonly open: (cluster: string, challenge: Challenge) => Promise<Opened | null>;
  readonly find: (token: string) => Promise<Session | undefined>;
  /** Ends a session on every server; resolves when it is so. */
  readonly close: (token: string) => Promise<void>;
}

export interface Opened {
  readonly token: string;
  readonly session: Session;
}

export interface SessionsOptions {
  readonly keyring: Keyring;
  readonly kept: KeptSessions;
  /** Milliseconds since 1970; the system's where it is left out. */
  readonly now?: () => number;
}

const CHALLENGE_MS = 2 * 60_000;
const SESSION_MS = 60 * 60_000;
/** More than the places at which one officer sits; the oldest session makes room. */
const MAX_OF_KEY = 16;
/** What the proofs in challenges are made with, derived from a server's key. */
const PURPOSE = 'giaouoc/challenge/v1';

/** The sessions in a database, under the keys of its servers. */
export function openSessions({ keyring, kept, now = Date.now }: SessionsOptions): Sessions {
  const timeIn = (milliseconds: number): string => new Date(now() + milliseconds).toISOString();

  return {
    challenge: (cluster, key) => {
      const host = keyring.newest();
      const open = { cluster, expires: timeIn(CHALLENGE_MS), key, server: host.x };
      return { ...open, nonce: nonceOf(host, open, randomBytes(RANDOM_BYTES)) };
    },
    check: ({ nonce, ...open }) => {
      const host = keyring.find(open.server);
      const random = Buffer.from(nonce, 'base64url').subarray(0, RANDOM_BYTES);
      if (!host || !isSame(nonce, nonceOf(host, open, random))) return 'forged';
      return Date.parse(open.expires) < now() ? 'over' : 'sound';
    },
    open: async (cluster, { key, nonce }) => {
      // What ended so long ago has a challenge that is over by itself, by any server's clock.
      await kept.clear(timeIn(-2 * CHALLENGE_MS));
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const session = { cluster, key, expires: timeIn(SESSION_MS) };
      const row = { ...session, digest: digestOf(token), challenge: digestOf(nonce) };
      if (!(await kept.add(row))) return null;
      const ofKey = await kept.of(cluster, key, timeIn(0));
      const ending = ofKey.slice(0, -MAX_OF_KEY).map(({ digest }) => kept.end(digest, timeIn(-1)));
      await Promise.all(ending);
      return { token, session };
    },
    find: async (token) => {
      const session = await kept.find(digestOf(token));
      return session && session.expires >= timeIn(0) ? session : undefined;
    },
    close: (token) => kept.end(digestOf(token), timeIn(-1)),
  };
}

const RANDOM_BYTES = 16;
const TOKEN_BYTES = 32;

/** The bytes that the key's holder signs. */
export const challengeMessage = (challenge: Challenge): Uint8Array =>
  utf8Encode(`giaouoc/session/v1\n${canonicalize({ ...challenge })}`);

function nonceOf(host: HostKey, challenge: Omit<Challenge, 'nonce'>, random: Buffer): string {
  const around = canonicalize({ ...challenge, nonce: random.toString('base64url') });
  const proof = createHmac('sha256', host.secretFor(PURPOSE)).update(around).digest();
  return Buffer.concat([random, proof]).toString('base64url');
}

/** Tokens are looked up by their hash, so that neither process nor database keeps one. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const isSame = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
