/**
 * Opens the desk for a session, and brings it up to date. A session that has ended on the way is
 * opened again with the same key, once and without asking.
 */
import type { Language } from '../../../workflows/index.js';
import type { ActionsAnswer, ClusterSummary, JournalState } from '../api/answers.js';
import { type ClusterApi, openApi } from '../api/client.js';
import { signerOf, storedKeys } from '../keys/key-store.js';
import { keptSession, type Session, signIn } from '../keys/session.js';
import type { Desk } from './desk.js';

/** The desk, but for its refreshing, which the page around it does. */
export type OpenedDesk = Omit<Desk, 'refresh'>;

/** @throws ApiProblem, Unreachable, or an error where the session's key is gone */
export async function openDesk(session: Session, language: Language): Promise<OpenedDesk> {
  const stored = (await storedKeys()).find(({ id }) => id === session.key);
  if (!stored) throw new Error('The key of this session is not in this browser any more.');
  const signer = signerOf(stored);
  const { cluster, member, officer } = session;
  const api = openApi(cluster, language, {
    token: () => keptSession()?.token ?? null,
    renew: async () => (await signIn(cluster, signer, language)).token,
  });
  const { summary, state, now } = await read(api);
  const who = { member, officer };
  return { cluster, origin: summary.origin, api, who, signer, summary, state, now };
}

async function read(api: ClusterApi) {
  const [summary, state, { at }] = await Promise.all([
    api.get<ClusterSummary>(''),
    api.get<JournalState>('state'),
    api.get<ActionsAnswer>('actions'),
  ]);
  return { summary, state, now: at };
}
