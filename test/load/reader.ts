/** A reader of clusters on a server of this machine: signs in with a test key and fetches pages. */
import { canonicalize, utf8Encode } from '../../workflows/index.js';
import { keyOf, signWith } from '../support/keys.js';

/** Opens a session in a cluster. @param who the words that the officer's key is made from */
export async function signIn(url: string, cluster: string, who: string): Promise<string> {
  const key = keyOf(who);
  const sessions = `${url}/api/clusters/${cluster}/sessions`;
  const { challenge } = await posted(`${sessions}/challenge`, { key: key.id });
  const message = utf8Encode(`giaouoc/session/v1\n${canonicalize(challenge)}`);
  const { token } = await posted(sessions, {
    challenge,
    key: key.id,
    sig: signWith(key, message),
  });
  return token;
}

/**
 * Fetches like `fetch`, once more where the connection was lost: one that was kept alive may have
 * been closed while this process was halted. A statement that is sent twice has one entry.
 */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return fetch(url, init);
  }
}

interface Answered {
  readonly challenge: Record<string, string | number>;
  readonly token: string;
}

async function posted(url: string, body: Parameters<typeof canonicalize>[0]): Promise<Answered> {
  const headers = { 'content-type': 'application/json' };
  const answer = await request(url, { method: 'POST', headers, body: canonicalize(body) });
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
  return (await answer.json()) as Answered;
}

/** Says something. @throws Error where it is not accepted */
export async function say(url: string, cluster: string, text: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const address = `${url}/api/clusters/${cluster}/statements`;
  const answer = await request(address, { method: 'POST', headers, body: text });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`a statement was answered with ${answer.status}: ${said}`);
}

/** Fetches a page to its end. */
export async function fetched(url: string, token: string): Promise<void> {
  const answer = await request(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
}

/** Ends a session, as somebody does who leaves. */
export async function signOut(url: string, cluster: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const sessions = `${url}/api/clusters/${cluster}/sessions`;
  const answer = await request(sessions, { method: 'DELETE', headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the end of a session was answered with ${answer.status}`);
}
