/**
 * Signing in: the server gives a challenge, the key signs it, and the answer is a token that reads
 * one cluster for an hour. The token lives as long as the tab. What is signed names the server and
 * the cluster, so that it opens nothing elsewhere.
 */

import type { Language } from '../../../workflows/index.js';
import { base64urlEncode, canonicalize, utf8Encode } from '../../../workflows/index.js';
import { askPublic } from '../api/client.js';
import type { Signer } from '../app/desk.js';

/** Who is signed in, where, and with which key. */
export interface Session {
  readonly cluster: string;
  readonly member: string;
  readonly officer: string;
  readonly key: string;
  readonly token: string;
}

interface Challenge {
  readonly cluster: string;
  readonly expires: string;
  readonly key: string;
  readonly nonce: string;
  readonly server: string;
}

const STORED = 'giaouoc.session';

/** The session of this tab, if there is one. */
export function keptSession(): Session | null {
  const text = sessionStorage.getItem(STORED);
  return text === null ? null : (JSON.parse(text) as Session);
}

/** Ends the session of this tab. */
export const endSession = (): void => sessionStorage.removeItem(STORED);

/**
 * Opens a session.
 * @throws ApiProblem where the key is not enrolled in the cluster
 */
export async function signIn(
  cluster: string,
  signer: Signer,
  language: Language,
): Promise<Session> {
  const post = <T>(path: string, body: Parameters<typeof canonicalize>[0]): Promise<T> =>
    askPublic(`/api/clusters/${cluster}/sessions${path}`, language, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: canonicalize(body),
    });
  const { challenge } = await post<{ challenge: Challenge }>('/challenge', { key: signer.id });
  // Only a challenge for this key is signed; the rest of it is the server's to check.
  if (challenge.key !== signer.id) throw new Error('The challenge is for another key.');
  const message = utf8Encode(`giaouoc/session/v1\n${canonicalize({ ...challenge })}`);
  const sig = base64urlEncode(await signer.sign(message));
  const opened = await post<{ token: string; member: string; officer: string }>('', {
    challenge: { ...challenge },
    key: signer.id,
    sig,
  });
  const { token, member, officer } = opened;
  const session: Session = { cluster, member, officer, key: signer.id, token };
  sessionStorage.setItem(STORED, JSON.stringify(session));
  return session;
}
