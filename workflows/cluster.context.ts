/**
 * What the rules remember of a cluster: its parties, officers, charter versions, chairs by year,
 * and the one motion that may be open. Everything is a finite map keyed by name or year, so that
 * the state of a cluster stays as small as the cluster, however long its history.
 */

import type { Step } from './catalogue.js';
import type { Charter } from './charter.js';
import type { RotationException } from './rotation.js';

/** Who speaks in a cluster, and from when to when (RFC 3339; `null` is open-ended). */
export interface Party {
  readonly kind: 'member' | 'authority' | 'patron' | 'server';
  readonly name: { readonly vi: string; readonly en: string };
  /** The party's root key: a raw Ed25519 public key in base64url. */
  readonly key: string;
  readonly from: string;
  readonly until: string | null;
  /** The member that a merged member went into, and what became of its open tasks. */
  readonly successor: { readonly member: string; readonly openTasks: 'pass' | 'void' } | null;
}

/** A mandate: an officer's key may speak for a party, in these steps, between these times. */
export interface Officer {
  readonly member: string;
  readonly officer: string;
  readonly key: string;
  readonly office: { readonly vi: string; readonly en: string };
  readonly steps: readonly Step[];
  readonly from: string;
  readonly until: string;
  readonly revoked: boolean;
  /** The thumbprint of the officer's key that delegated this mandate; `null` from the root key. */
  readonly grantedBy: string | null;
}

/** A new member that has been admitted and has not yet accepted. */
export interface Admission {
  readonly name: { readonly vi: string; readonly en: string };
  readonly key: string;
  readonly effective: string;
  readonly document: string;
}

/** The chair and the deputy of one emulation year. */
export interface Office {
  readonly chair: string;
  readonly deputy: string | null;
}

export type Choice = 'approve' | 'reject' | 'abstain';
export type Votes = Readonly<Record<string, Choice>>;

/** A proposal that the members vote on: one at a time. */
export interface Motion {
  readonly digest: string;
  readonly by: string;
  readonly votes: Votes;
  readonly matter:
    | { readonly kind: 'charter'; readonly charter: Charter }
    | { readonly kind: 'rotation'; readonly id: string; readonly exception: RotationException }
    | { readonly kind: 'root'; readonly member: string; readonly key: string }
    | { readonly kind: 'host'; readonly host: string | null; readonly key: string };
}

export interface ClusterContext {
  readonly origin: string;
  /** The member that proposed the founding. */
  readonly founder: string;
  /** What the founding members sign: the digest of the whole founding. */
  readonly founding: { readonly digest: string; readonly signed: Readonly<Record<string, true>> };
  readonly charters: Readonly<Record<string, Charter>>;
  /** The number of the charter version in force. */
  readonly version: number;
  readonly parties: Readonly<Record<string, Party>>;
  /** The member whose machines run the server, which is no witness of itself; `null` for none. */
  readonly host: string | null;
  /** Mandates by RFC 7638 thumbprint of the officer's key. */
  readonly officers: Readonly<Record<string, Officer>>;
  /** Root keys that gave way to others, by thumbprint, with the party: none is ever used again. */
  readonly replaced: Readonly<Record<string, string>>;
  readonly admissions: Readonly<Record<string, Admission>>;
  readonly exceptions: Readonly<Record<string, RotationException>>;
  readonly motion: Motion | null;
  /** The offices of each year that has begun; the greatest year is the chair now. */
  readonly terms: Readonly<Record<string, Office>>;
  /** The year of the chair who holds the office now. */
  readonly term: number;
}

/** The cluster before anything has been said in its journal. */
export const unfounded = (origin: string): ClusterContext => ({
  origin,
  founder: '',
  founding: { digest: '', signed: {} },
  charters: {},
  version: 0,
  parties: {},
  host: null,
  officers: {},
  replaced: {},
  admissions: {},
  exceptions: {},
  motion: null,
  terms: {},
  term: 0,
});

/** The charter in force now, or `undefined` before the founding. */
export const charterInForce = (cluster: ClusterContext): Charter | undefined =>
  cluster.charters[cluster.version];

/** The offices held now, or `undefined` before the founding. */
export const officeNow = (cluster: ClusterContext): Office | undefined =>
  cluster.terms[cluster.term];

/** The members of a cluster at an instant, in the order of their ids. */
export const membersAt = (cluster: ClusterContext, at: string): readonly string[] =>
  Object.keys(cluster.parties)
    .filter((id) => {
      const party = cluster.parties[id];
      return party?.kind === 'member' && holdsAt(party, at);
    })
    .sort();

/** Whether a period covers an instant; times in this format compare as text. */
export const holdsAt = (
  { from, until }: { readonly from: string; readonly until: string | null },
  at: string,
): boolean => from <= at && (until === null || at < until);
