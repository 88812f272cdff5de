/** What sealing says in the browser, in English; the source of the type. */
export const sealedEn = {
  becomesPublic:
    'Sealed means secret until the close, not for ever. Once the round is closed, every sheet and ballot is opened for all to read, with the name of who gave it. Until then your key alone opens it, or more than half of the other members together.',
  byKey: 'Your key makes the rest of this statement. Nothing has to be kept but the key.',
  preparing: 'Your key is sealing…',
  failed: 'This cannot be sealed or opened',
  nothing: 'The history holds nothing that fits: nobody sealed it, or it is open already.',
  otherKey: (officer: string) =>
    `${officer} left the shares of this round with the others, under another key. Seal with that key, or nobody could open it without yours.`,
  unfit: (leaves: string) =>
    `The points do not fit the criteria, and would be refused when they are opened: ${leaves}`,
  problems: {
    'signer-varies':
      'This browser signs the same text differently each time, so it could never open again what it seals. Use another browser, or the command line.',
    'too-long': 'It is too long to be sealed. Shorten the remark.',
    'box-not-opened': 'It does not open with this key: another key sealed it, or it was changed.',
    'too-few-recipients':
      'Fewer than two other members have given a key for shares. They enter the draw first.',
    'share-not-opened':
      'The share that was left with you does not open with this key. Use the key with which your city entered the draw.',
    'not-recovered':
      'The shares that were released do not make a secret yet. More than half of the members that keep shares must release theirs.',
  },
};

export type SealedTexts = typeof sealedEn;
