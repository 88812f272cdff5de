/**
 * Sessions: a key's holder signs a challenge and may then read for an hour. Challenges cost no
 * memory, because each carries the proof that this process made it; sessions live in memory only,
 * and a restart ends them. Their time is the system's, whatever a demonstration's clock shows.
 *
 * What is signed:
 *
 *     giaouoc/session/v1
 *     {"cluster":"<origin>","expires":"<time>","key":"<thumbprint>","nonce":"<base64url>",
 *      "server":"<the server's public key>"}
 *
 * The nonce is 16 random bytes and the HMAC-SHA-256 (RFC 2104) of the challenge around them.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { canonicalize, utf8Encode } from '../../workflows/index.js';

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
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export interface Sessions {
  readonly challenge: (origin: string, key: string) => Challenge;
  /** Whether a challenge was made here, and whether it may still be answered; it is used up. */
  readonly accept: (challenge: Challenge) => 'accepted' | 'forged' | 'over';
  /** Opens a session for a key whose holder has signed. @returns the bearer token */
  readonly open: (cluster: string, key: string) => { token: string; session: Session };
  readonly find: (token: string) => Session | undefined;
  readonly close: (token: string) => void;
  /** How many were opened and not closed; some of them may be over. */
  readonly count: () => number;
}

const CHALLENGE_MS = 2 * 60_000;
const SESSION_MS = 60 * 60_000;
/** Far more than the officers of all clusters; the oldest session makes room. */
const MAX_SESSIONS = 20_000;

/** @param serverKey the server's public key. @param now milliseconds since 1970 */
export function openSessions(serverKey: string, now: () => number = Date.now): Sessions {
  const secret = randomBytes(32);
  const used = new Map<string, number>();
  const sessions = new Map<string, Session>();

  const nonceOf = (challenge: Omit<Challenge, 'nonce'>, random: Buffer): string => {
    const around = canonicalize({ ...challenge, nonce: random.toString('base64url') });
    const proof = createHmac('sha256', secret).update(around).digest();
    return Buffer.concat([random, proof]).toString('base64url');
  };
  return {
    challenge: (cluster, key) => {
      const expires = new Date(now() + CHALLENGE_MS).toISOString();
      const open = { cluster, expires, key, server: serverKey };
      return { ...open, nonce: nonceOf(open, randomBytes(16)) };
    },
    accept: ({ nonce, ...open }) => {
      const random = Buffer.from(nonce, 'base64url').subarray(0, 16);
      if (!isSame(nonce, nonceOf(open, random))) return 'forged';
      dropOld(used, (expires) => expires < now());
      if (Date.parse(open.expires) < now() || used.has(nonce)) return 'over';
      used.set(nonce, Date.parse(open.expires));
      return 'accepted';
    },
    open: (cluster, key) => {
      dropOld(sessions, ({ expires }) => expires < now() || sessions.size >= MAX_SESSIONS);
      const token = randomBytes(32).toString('base64url');
      const session = { cluster, key, expires: now() + SESSION_MS };
      sessions.set(nameOf(token), session);
      return { token, session };
    },
    find: (token) => {
      const session = sessions.get(nameOf(token));
      return session && session.expires >= now() ? session : undefined;
    },
    close: (token) => sessions.delete(nameOf(token)),
    count: () => sessions.size,
  };
}

/** The bytes that the key's holder signs. */
export const challengeMessage = (challenge: Challenge): Uint8Array =>
  utf8Encode(`giaouoc/session/v1\n${canonicalize({ ...challenge })}`);

/** Tokens are looked up by their hash, so that no part of the process keeps one. */
const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const isSame = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/** Maps keep the order of insertion, which here is the order of time. */
function dropOld<T>(map: Map<string, T>, isOld: (value: T) => boolean): void {
  for (const [name, value] of map) {
    if (!isOld(value)) return;
    map.delete(name);
  }
}
