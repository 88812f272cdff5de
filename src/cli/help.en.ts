/**
 * Help in English: for every command one sentence and two examples, for every option a phrase.
 * It is kept so short that the help of each command fits 24 lines.
 */

/** The commands, by the words that are typed. */
export type CommandName =
  | 'serve'
  | 'demo'
  | 'key new'
  | 'key show'
  | 'status'
  | 'say'
  | 'show'
  | 'audit'
  | 'export'
  | 'diagram';

interface CommandHelp {
  readonly summary: string;
  readonly examples: readonly [string, string];
}

const commands: Readonly<Record<CommandName, CommandHelp>> = {
  serve: {
    summary: 'Run the server',
    examples: ['serve --data ./data --port 3000', 'serve --port 0 --json'],
  },
  demo: {
    summary: 'Play the reported year 2023 → 2024 on a fresh server',
    examples: ['demo', 'demo --exit --out out'],
  },
  'key new': {
    summary: 'Make an Ed25519 key in a file of its own',
    examples: ['key new --out da-nang.key', 'key new --out robot.key --no-passphrase'],
  },
  'key show': {
    summary: 'Show the public half of a key',
    examples: ['key show da-nang.key', 'key show da-nang.key --json'],
  },
  status: {
    summary: 'Where each year stands, whom it waits for, what to do next',
    examples: ['status --server URL --cluster cities --key my.key', 'status --journal out'],
  },
  say: {
    summary: 'Show, sign and send a statement',
    examples: [
      'say pledge.sign --server URL --cluster cities --key my.key',
      'say report.return --field member=hue --field reason="No figures" …',
    ],
  },
  show: {
    summary: 'The state in words, now or after any entry',
    examples: ['show --journal out', 'show --journal out --at 41 --year 2024'],
  },
  audit: {
    summary: 'Judge a journal again, offline: sound, or the first entry that is not',
    examples: ['audit out', 'audit http://127.0.0.1:3000 --cluster cities --key my.key'],
  },
  export: {
    summary: 'Write the journal, its checkpoint, charter and attachments to a folder',
    examples: [
      'export out --server URL --cluster cities --key my.key',
      'export copy --journal out',
    ],
  },
  diagram: {
    summary: 'Both state machines as Mermaid text',
    examples: ['diagram --machine cycle', 'diagram --machine cluster --words'],
  },
};

export const helpEn = {
  ...commands,
  about: 'The year of an emulation cluster as signed statements that anybody can replay',
  examples: ['demo --exit --out out', 'audit out'],
  key: { summary: 'Make and show keys' },
  everywhere: '\nEverywhere: --json  --lang vi|en  --no-input',
  titles: {
    'Usage:': 'Usage:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Arguments:': 'Arguments:',
  },
  options: {
    help: 'this help',
    lang: 'language of words: vi or en (default: from LANG)',
    json: 'data as JSON',
    noInput: 'never ask anything',
    server: 'address of a server',
    cluster: 'id of the cluster there',
    key: 'your key: opens a session, signs',
    journal: 'a journal file or folder instead of a server',
    year: 'one year only',
    time: 'ask as of this time (UTC)',
    at: 'after this entry, counted from 0',
    what: 'a folder, a file, an address, or - for stdin',
    folder: 'a folder that is empty or not there yet',
    machine: 'cluster or cycle; both by default',
    words: 'in words instead of the names of the rules',
    out: 'the file to make',
    noPassphrase: 'leave the key unencrypted',
    keyFile: 'a key file',
    data: 'folder of the database',
    port: 'port to listen on; 0 for any free one',
    host: 'address to listen on',
    exit: 'end after the audit',
    demoOut: 'also write what export writes',
    type: 'such as pledge.sign',
    member: 'the party that speaks (default: your key’s)',
    officer: 'the officer that speaks (default: your key’s)',
    sayYear: 'the year that it is about',
    body: 'the body as JSON, - for stdin',
    field: 'name=text, name:=JSON, name=@FILE (its digest)',
    show: 'only show it with its fingerprint',
    yes: 'sign without asking',
    list: 'all statement types',
    template: 'print an empty body of this type',
  },
};
