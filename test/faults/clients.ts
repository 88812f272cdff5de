/**
 * Cities that speak to a server over HTTP until it dies. Each has a connection of its own and sends
 * one statement after the other; one that had no answer when the server died is sent again to the
 * next, as a city would, and must then have its one entry.
 */
import { canonicalize, utf8Encode } from '../../workflows/index.js';
import { type Hosted, requestText } from '../bench/hosted-cluster.js';
import { type LoadClient, openLoadClient, postOf, type Target } from '../bench/load-client.js';
import { asJson, exchange } from '../bench/material.js';
import { keyOf, signWith } from '../support/keys.js';
import { count, note, type Tally } from './gate.js';
import type { Acknowledgement, Ledger } from './ledger.js';

export interface City {
  readonly cluster: Hosted;
  readonly member: string;
  readonly ledger: Ledger;
  /** How many statements it has sent that have their entries. */
  turn: number;
  /** What it sent last and has no answer to. */
  unanswered: string | null;
}

/** How a city's turn ended: it goes on, the server is gone, or it refused for a reason. */
export type Ending =
  | { readonly kind: 'gone' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string };

/**
 * Speaks for a city until the server is gone or refuses, or `mayGoOn` says no.
 * @param onAcknowledged called after each answer, before the next statement
 */
export async function speak(
  target: Target,
  city: City,
  tally: Tally,
  mayGoOn: () => boolean,
): Promise<Ending> {
  let connection: LoadClient | null = null;
  try {
    connection = await openLoadClient(target);
    while (mayGoOn()) {
      const isRepeated = city.unanswered !== null;
      const request = city.unanswered ?? nextOf(city);
      city.unanswered = request;
      const path = `/api/clusters/${city.cluster.id}/statements`;
      const { status, body } = await connection.send(postOf(target, path, request));
      if (status !== CREATED && status !== OK) return { kind: 'refused', status, body };
      if (status === OK && isRepeated) note(tally, 'sent again, and had its entry already');
      if (status === OK && !isRepeated)
        count(tally, 'doubled', `a new statement of ${city.member}`);
      city.ledger.note(request, JSON.parse(body) as Acknowledgement);
      city.unanswered = null;
      city.turn += 1;
      tally.acknowledged += 1;
    }
    return { kind: 'stopped' };
  } catch {
    return { kind: 'gone' };
  } finally {
    connection?.close();
  }
}

const CREATED = 201;
const OK = 200;

/** Every statement differs from all others by the instant at which it says it was said. */
let statements = 1_000;

function nextOf({ cluster, member, turn }: City): string {
  statements += 1;
  return requestText(cluster, exchange(cluster.members, member, turn), statements);
}

/** What a server gives a city that signs in to read. */
export interface Reading {
  readonly lines: readonly string[];
  readonly checkpoint: string;
}

/** What the two steps of signing in are answered with. */
interface SignIn {
  readonly challenge: object;
  readonly token: string;
}

/** Tokens by cluster, of those who signed in before something went wrong. */
export type Tokens = ReadonlyMap<string, string>;

/** Reads a journal from a place on, and its newest head after that. @throws Error if it may not */
export async function readJournal(
  target: Target,
  cluster: Hosted,
  from: number,
  signedIn?: string,
): Promise<Reading> {
  const token = signedIn ?? (await signIn(target, cluster));
  const get = (path: string) => textAt(target, `/api/clusters/${cluster.id}${path}`, token);
  const text = await get(`/journal?from=${from}`);
  return { lines: text.split('\n').slice(0, -1), checkpoint: await get('/checkpoint') };
}

/** A session of the first city. @throws Error with the answer of a server that opens none */
export async function signIn(target: Target, { id, members }: Hosted): Promise<string> {
  const connection = await openLoadClient(target);
  const base = `/api/clusters/${id}`;
  const key = keyOf(members[0] ?? '');
  const post = async (path: string, body: object): Promise<SignIn> => {
    const answer = await connection.send(postOf(target, base + path, canonicalize(asJson(body))));
    if (answer.status >= 300) throw new Error(`${path} was answered with ${answer.body}`);
    return JSON.parse(answer.body) as SignIn;
  };
  try {
    const { challenge } = await post('/sessions/challenge', { key: key.id });
    const message = utf8Encode(`giaouoc/session/v1\n${canonicalize(asJson(challenge))}`);
    const sig = signWith(key, message);
    const { token } = await post('/sessions', { challenge, key: key.id, sig });
    return token;
  } finally {
    connection.close();
  }
}

async function textAt({ host, port }: Target, path: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`http://${host}:${port}${path}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
  return text;
}
