/** What `witness` and `lodge` say in English; the source of the type, as `texts.en.ts` is. */
type ByNumber = Readonly<Record<number, string>>;

interface Problem {
  readonly what: (subject: string, detail: string) => string;
  readonly why: string | null;
  readonly remedy: string | null;
}

type ProblemName =
  | 'state-locked'
  | 'state-damaged'
  | 'state-of-another'
  | 'state-lost'
  | 'lodged-damaged'
  | 'no-log'
  | 'own-log'
  | 'key-name';

const restore =
  'If it cannot be restored, take a new key and a new state file, and have the charter amended.';

const problems: Readonly<Record<ProblemName, Problem>> = {
  'state-locked': {
    what: (file, pid) => `Process ${pid} is a witness on ${file} already.`,
    why: 'Two witnesses with one memory could vouch for two different journals.',
    remedy: 'End that one first, or use the address at which it listens.',
  },
  'state-damaged': {
    what: (file, origin) =>
      `${file} is not what a witness wrote${origin === '' ? '' : `: the head of ${origin}`}.`,
    why: 'It was cut or changed. A witness without its memory could vouch for a fork.',
    remedy: restore,
  },
  'state-of-another': {
    what: (file, vkey) => `${file} is the memory of another witness: ${vkey}`,
    why: null,
    remedy: 'Give the key and the name with which it was made, or another state file.',
  },
  'state-lost': {
    what: (file, lodged) => `${file} is gone, but ${lodged} beside it is there.`,
    why: 'This witness has vouched before, and without its memory it could vouch for a fork.',
    remedy: restore,
  },
  'lodged-damaged': {
    what: (file, line) => `Line ${line} of ${file} is not what this witness wrote.`,
    why: 'What was lodged is evidence, so nothing of it is passed over.',
    remedy: 'Restore the file from a copy.',
  },
  'no-log': { what: () => 'There is no journal to watch.', why: null, remedy: null },
  'own-log': {
    what: (origin) => `The key of this witness is also the key of ${origin}.`,
    why: 'Nobody vouches for himself.',
    remedy: 'Make a key for the witness alone: giaouoc key new --out FILE',
  },
  'key-name': {
    what: (name) => `“${name}” cannot name a key.`,
    why: 'A name has no spaces and no plus sign.',
    remedy: 'Such as da-nang.example/witness',
  },
};

export const witnessEn = {
  problems,
  ready: (name: string, url: string) => `The witness ${name} listens at ${url}; Ctrl-C ends it.`,
  watches: (origin: string) => `It watches ${origin}.`,
  forCharter: 'The charter names it by this line:',
  isNew: (file: string) =>
    `${file} is new: this witness remembers nothing. If it ever ran before, end it now and ` +
    'restore that file.',
  removed: (bytes: number) =>
    `A lodged statement of ${bytes} bytes was cut while it was written; it was never answered.`,
  notGrown: (reason: string) =>
    `REFUSED (${reason}): a signed head came that does not continue the one witnessed before.`,
  caught: (file: string) =>
    `The server signed two histories. The proof is in ${file}: giaouoc misbehaviour ${file}`,
  fault: (what: string) => `A fault; nothing was answered: ${what}`,
  ending: 'Ending: what was answered is on disk.',
  noLog: 'Which journal is to be watched?',
  noLogRemedy: 'Add --log with the line of the server’s key, or --policy FILE.',
  notALog: (line: string) => `“${line}” is not the key of a log.`,
  notAPolicy: (path: string, line: number) => `${path} is not a policy: line ${line}.`,
  keyOpen: (path: string) => `Others can read ${path}.`,
  keyOpenWhy: 'Who can read a key can sign with it.',
  passphraseRemedy: 'Run it at a terminal, or add --passphrase-file FILE.',
  notAName: (name: string) => `“${name}” cannot name a key.`,
  notANameWhy: 'A name has no spaces and no plus sign, such as da-nang.example/witness.',
};

export const lodgeEn = {
  notAWitness: (line: string) => `“${line}” is not the key of a witness.`,
  notSigned: (file: string) => `${file} holds no signed statement.`,
  notSignedRemedy: 'Make one with: giaouoc say TYPE … --out FILE',
  refused: (status: number) => `The witness did not take it: ${status}.`,
  remedies: {
    403: 'Sign it again with the key whose public half is in the file.',
    404: 'This witness does not watch that journal; ask another one.',
    507: 'Lodge it with another witness, and tell this city.',
  } as ByNumber,
  wrongNote: 'The witness answered with something that is no note on this statement.',
  wrongNoteWhy: 'Nothing was kept. Another journal, another statement or another key stands in it.',
  had: (name: string, statement: string, at: string) =>
    `${name} had the statement ${statement} in hand at ${at}`,
  kept: (file: string) => `Its note is in ${file}. Keep it and the statement together.`,
  goodFor:
    'It proves that this witness had the statement by that time, whatever the server says later. ' +
    'It is no entry:\n' +
    'the rules still judge the statement when it enters the journal. On time it is once as many ' +
    'witnesses as the\n' +
    'charter asks for had it before it was due, so lodge it with further witnesses too.',
  unchecked: (name: string) =>
    `The signature was not checked: give the line of ${name} from the charter with --witness-key.`,
};
