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

interface Answered {
  readonly challenge: Record<string, string | number>;
  readonly token: string;
}

async function posted(url: string, body: Parameters<typeof canonicalize>[0]): Promise<Answered> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: canonicalize(body) });
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
  return (await answer.json()) as Answered;
}

/** Fetches a page to its end. */
export async function fetched(url: string, token: string): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
}

/** Ends a session, as somebody does who leaves. */
export async function signOut(url: string, cluster: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const sessions = `${url}/api/clusters/${cluster}/sessions`;
  const answer = await fetch(sessions, { method: 'DELETE', headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the end of a session was answered with ${answer.status}`);
}
