/** The seats of a demonstration, which no other server has. */
/** A seat in a demonstration. */
export interface Role {
  readonly cluster: string;
  readonly party: string;
  /** Whether it is the party's root key. */
  readonly isRoot: boolean;
  readonly name: { readonly vi: string; readonly en: string };
  /** PKCS #8 (RFC 5958) in base64url: a key that was made for this demonstration. */
  readonly key: string;
}

/** The roles that are offered now; they appear while the demonstration is being played. */
export type Roles = (() => readonly Role[]) | null;
