/**
 * The desk of somebody who is signed in: the cluster as the server shows it now, who sits here, and
 * with what key. A page reads the desk; `refresh` brings it up to date.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../workflows/index.js';
import type { ClusterSummary, JournalState } from '../api/answers.js';
import type { ClusterApi } from '../api/client.js';

/** A key that signs; its secret part never leaves the browser's keeping. */
export interface Signer {
  /** RFC 7638 thumbprint. */
  readonly id: string;
  /** The raw public key in base64url. */
  readonly x: string;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export interface Desk {
  readonly cluster: string;
  readonly origin: string;
  readonly api: ClusterApi;
  readonly who: { readonly member: string; readonly officer: string };
  readonly signer: Signer;
  readonly summary: ClusterSummary;
  readonly state: JournalState;
  /** The server's time when the desk was brought up to date. */
  readonly now: string;
  readonly refresh: () => Promise<void>;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk of the page around a component. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Nobody is signed in around this component.');
  return desk;
}

/** A party's name; its id where it has none. */
export const nameOf = (
  { summary }: Pick<Desk, 'summary'>,
  member: string,
  language: Language,
): string => summary.parties[member]?.name[language] ?? member;
