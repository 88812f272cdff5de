/** Why a key cannot be made, read or kept here. */
export type KeyTrouble = 'no-ed25519' | 'no-storage' | 'not-a-key' | 'wrong-passphrase';

/** A key could not be made, read or kept. */
export class KeyError extends Error {
  override readonly name = 'KeyError';

  constructor(readonly trouble: KeyTrouble) {
    super(trouble);
  }
}
