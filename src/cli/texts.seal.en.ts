/** What `seal` says in English, help included; the source of the type, as `texts.en.ts` is. */

/** The commands about what is sealed, by the words that are typed. */
export type SealCommand =
  | 'seal enter'
  | 'seal nonce'
  | 'seal sheet'
  | 'seal ballot'
  | 'seal open'
  | 'seal release'
  | 'seal recover';

interface Problem {
  readonly what: (subject: string) => string;
  readonly why: string | null;
  readonly remedy: string | null;
}

type ProblemName =
  | 'signer-varies'
  | 'too-long'
  | 'box-not-opened'
  | 'too-few-recipients'
  | 'share-not-opened'
  | 'not-recovered';

const problems: Readonly<Record<ProblemName, Problem>> = {
  'signer-varies': {
    what: () => 'This key signs the same text differently each time.',
    why: 'What it seals could never be opened again with it.',
    remedy: 'Use a key that giaouoc key new made.',
  },
  'too-long': {
    what: (about) => `What is to be sealed about ${about} is too long.`,
    why: 'Sealed, it must fit into one statement.',
    remedy: 'Shorten the remark.',
  },
  'box-not-opened': {
    what: (about) => `What is sealed about ${about} does not open with this key.`,
    why: 'Another key sealed it, or it was changed.',
    remedy: null,
  },
  'too-few-recipients': {
    what: () => 'Fewer than two other members gave a key for shares.',
    why: 'Without them nobody could open what you do not open.',
    remedy: 'The others enter first: giaouoc seal enter',
  },
  'share-not-opened': {
    what: () => 'The share that was left with you does not open with this key.',
    why: 'It was sealed to the key with which your organisation entered the draw, or it is damaged.',
    remedy: 'Use that key. If it is lost, the shares of the others may be enough.',
  },
  'not-recovered': {
    what: () => 'The shares that were released do not make a secret yet.',
    why: 'It takes more than half of the members that keep shares.',
    remedy: 'Ask further members for: giaouoc seal release --of MEMBER',
  },
};

export const sealEn = {
  problems,
  becomesPublic:
    'Sealed means secret until the close, not for ever. Once the round is closed, every single\n' +
    'sheet and ballot is opened and stands in the journal for all to read, with the name of who\n' +
    'gave it. Until then your key alone opens it, or more than half of the other members together.',
  opensForAll:
    'What is opened now stands in the journal for all to read, with the name of who gave it.',
  releases: (of: string) =>
    `With enough shares anybody can open all that ${of} sealed in this round.`,
  question: (count: number, party: string) => `Sign these ${count} statements for ${party}?`,
  notSealing: 'No round of sealed words is open in that year.',
  notSealingRemedy: 'Look where the year stands: giaouoc status',
  malformed: (file: string) => `${file} cannot be sealed as it stands:`,
  wouldBeRefused: (file: string) =>
    `${file} would be refused when it is opened; it was not sealed:`,
  otherKey: (officer: string) => `The shares of this round were left with the key of ${officer}.`,
  otherKeyWhy: 'What another key seals, the others could not open.',
  otherKeyRemedy: 'Seal with that key.',
  deposits: 'First the secret of this round is left with the other members, in shares:',
  depositFirst: 'Send this first. Once it stands in the journal, run the same command again.',
  nothingToOpen: (voter: string) => `Nothing that ${voter} sealed waits to be opened.`,
  notOpened: (voter: string, about: string) =>
    `What ${voter} sealed about ${about} does not open, or is not what was committed to.`,
  noShare: (of: string) => `${of} left no share with you in this round.`,
  noShares: (of: string) => `Nobody has released a share of ${of} in this round.`,
  wrongShares: (members: string) =>
    `These members released something that is no share of it: ${members}`,
};

export const sealHelpEn: Readonly<
  Record<SealCommand, { readonly summary: string; readonly examples: readonly [string, string] }>
> = {
  'seal enter': {
    summary: 'Enter the draw, and give the key under which others leave shares with you',
    examples: ['seal enter --key my.key', 'seal enter --key my.key --conflict hue'],
  },
  'seal nonce': {
    summary: 'Reveal your part of the draw, once everybody has entered',
    examples: ['seal nonce --key my.key', 'seal nonce --key my.key --yes'],
  },
  'seal sheet': {
    summary: 'Seal score sheets, one file for each member judged; public after the close',
    examples: ['seal sheet hue.json --key my.key', 'seal sheet hue.json can-tho.json --key my.key'],
  },
  'seal ballot': {
    summary: 'Seal ballots, one file for each award; public after the close',
    examples: ['seal ballot flag.json --key my.key', 'seal ballot flag.json --key my.key --yes'],
  },
  'seal open': {
    summary: 'After the close: open everything that you sealed, for all to read',
    examples: ['seal open --key my.key', 'seal open --key my.key --yes'],
  },
  'seal release': {
    summary: 'After the close: give away your share of a member that does not open',
    examples: ['seal release --of hue --key my.key', 'seal release --of hue --key my.key --yes'],
  },
  'seal recover': {
    summary: 'After the close: open what a member does not open, from released shares',
    examples: ['seal recover --of hue --key my.key', 'seal recover --of hue --key my.key --yes'],
  },
};

export const sealOptionsEn = {
  conflict: 'a member that you must not judge; may be repeated',
  sheetFiles: '{"member", "points" in hundredths by leaf, "remark"}',
  ballotFiles: '{"award", "choices" by candidate, "remark", "written"}',
  sealedOf: 'the member that does not open',
};
