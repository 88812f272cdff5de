/**
 * Help in English: for every command one sentence and two examples, for every option a phrase.
 * It is kept so short that the help of each command fits 24 lines.
 */
import { type SealCommand, sealHelpEn, sealOptionsEn } from './texts.seal.en.js';
import { type UpkeepCommand, upkeepHelpEn, upkeepOptionsEn } from './texts.upkeep.en.js';

/** The commands, by the words that are typed. */
export type CommandName =
  | 'serve'
  | 'demo'
  | 'key new'
  | 'key show'
  | 'key witness'
  | 'host key'
  | 'host import'
  | 'status'
  | 'say'
  | 'show'
  | 'attach'
  | 'audit'
  | 'calendar'
  | 'scores'
  | 'export'
  | 'receipt get'
  | 'receipt verify'
  | 'document'
  | 'monitor'
  | 'misbehaviour'
  | 'witness'
  | 'lodge'
  | 'diagram'
  | SealCommand
  | UpkeepCommand;

interface CommandHelp {
  readonly summary: string;
  readonly examples: readonly [string, string];
}

const commands: Readonly<Record<CommandName, CommandHelp>> = {
  ...sealHelpEn,
  ...upkeepHelpEn,
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
  'key witness': {
    summary: 'Show the line by which a charter names a witness with this key',
    examples: [
      'key witness witness.key --name da-nang.example/witness',
      'key witness witness.key --name da-nang.example/witness --json',
    ],
  },
  'host key': {
    summary: 'Show the key under which this server would keep a journal',
    examples: ['host key', 'host key --data ./data --json'],
  },
  'host import': {
    summary: 'Take a journal over from another server: audited first, all of it or nothing',
    examples: [
      'host import out --data ./data --policy out/policy',
      'host import out --policy policy --with appoint.json --with vote-1.json',
    ],
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
  attach: {
    summary: 'Send documents that statements name, or fetch one',
    examples: [
      'attach report.pdf plan.docx --server URL --cluster cities --key my.key',
      'attach --get DIGEST --out report.pdf --journal out',
    ],
  },
  audit: {
    summary: 'Judge a journal again, offline: sound, or the first fault',
    examples: [
      'audit out --policy policy --since kept-checkpoint',
      'audit http://127.0.0.1:3000 --cluster cities --key my.key',
    ],
  },
  calendar: {
    summary: 'The deadlines of one city as an .ics file',
    examples: [
      'calendar --member da-nang --journal out --out da-nang.ics',
      'calendar --member da-nang --server URL --cluster cities --key my.key',
    ],
  },
  scores: {
    summary: 'The points of a year as a table: CSV or Excel',
    examples: [
      'scores --year 2024 --journal out > scores.csv',
      'scores --year 2024 --xlsx --out scores.xlsx --server URL --cluster cities --key my.key',
    ],
  },
  export: {
    summary: 'Write the journal and all that proves it to a folder',
    examples: [
      'export out --server URL --cluster cities --key my.key',
      'export copy --journal out',
    ],
  },
  'receipt get': {
    summary: 'Fetch the proof that an entry stands in the journal, as one file',
    examples: [
      'receipt get 41 --out 41.tlog-proof --server URL --cluster cities --key my.key',
      'receipt get 41 --journal out',
    ],
  },
  'receipt verify': {
    summary: 'Check a receipt offline: which entry, since when, seen by whom',
    examples: [
      'receipt verify 41.tlog-proof --policy policy',
      'receipt verify 41.tlog-proof --policy policy --json',
    ],
  },
  document: {
    summary: 'Make a document to sign and file from the journal, or check an issued one',
    examples: [
      'document pledge out --year 2024 --number 5 --symbol GƯ --place Huế --date 2024-03-08',
      'document pledge out --year 2024 --number 5 --check',
    ],
  },
  monitor: {
    summary: 'Whatever is said, enrolled or delegated in the name of a party',
    examples: [
      'monitor --member da-nang --journal out',
      'monitor --member da-nang --follow --server URL --cluster cities --key my.key',
    ],
  },
  misbehaviour: {
    summary: 'Check the proof that a server signed two histories',
    examples: ['misbehaviour misbehaviour.json', 'misbehaviour proof.json --policy policy'],
  },
  witness: {
    summary: 'Run a witness: cosign heads of journals, keep lodged statements',
    examples: [
      'witness --key w.key --name da-nang.example/witness --state w.json --policy out/policy',
      'witness --key w.key --name da-nang.example/witness --state w.json --log VKEY',
    ],
  },
  lodge: {
    summary: 'Lodge a signed statement with a witness and keep its note',
    examples: [
      'lodge report.json --witness http://127.0.0.1:3100',
      'lodge report.json --witness http://127.0.0.1:3100 --witness-key VKEY',
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
  receipt: { summary: 'Fetch and check receipts' },
  host: { summary: 'Move a journal to this server' },
  seal: { summary: 'Draw lots; seal and open score sheets and ballots' },
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
    policy: 'policy file: whose word counts',
    since: 'a checkpoint that you kept',
    lodged: 'lodged statements; may be repeated',
    misbehaviourOut: 'where to write a proof against the server',
    misbehaviourFile: 'a file that audit wrote',
    receiptFile: 'a .tlog-proof file',
    receiptOut: 'write it to this file',
    documentKind: 'pledge, reviewMinutes, countMinutes, proposal, handoverMinutes, certificate',
    documentNumber: 'its number',
    documentSymbol: 'its symbol; symbol, place and date are known once it is issued',
    documentPlace: 'the place of issue',
    documentDate: 'the day of issue, such as 2024-03-08',
    documentUpTo: 'made from so many entries (default: all, or as issued)',
    documentCheck: 'hold it against the digest that was issued',
    seq: 'the entry, counted from 0',
    party: 'the party to watch for',
    from: 'from this entry on, counted from 0',
    follow: 'go on watching the server',
    folder: 'a folder that is empty or not there yet',
    machine: 'cluster or cycle; both by default',
    words: 'in words instead of the names of the rules',
    documents: 'PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, text or CSV',
    calendarOf: 'the city whose tasks are marked',
    xlsx: 'as an Excel workbook; needs --out',
    attachDry: 'only print the digests',
    attachGet: 'fetch the document with this digest',
    out: 'the file to make',
    noPassphrase: 'leave the key unencrypted',
    keyFile: 'a key file',
    data: 'folder of the database',
    rotateKey: 'put a new server key in the place of the old one first',
    port: 'port to listen on; 0 for any free one',
    host: 'address to listen on',
    exit: 'end after the audit',
    demoCase: 'which case: the real cities, or a made-up block of provinces',
    demoStop: 'plays up to a chapter, such as pledge-2024, and leaves the rest to the browser',
    demoOut: 'also write what export writes',
    type: 'such as pledge.sign',
    member: 'the party that speaks (default: your key’s)',
    officer: 'the officer that speaks (default: your key’s)',
    sayYear: 'the year that it is about',
    body: 'the body as JSON, - for stdin',
    field: 'name=text, name:=JSON, name=@FILE (its digest)',
    show: 'only show it with its fingerprint',
    yes: 'sign without asking',
    sayOut: 'write it signed to this file, send it to nobody',
    witnessKeyFile: 'the key of the witness alone (mode 600)',
    witnessName: 'the name of the key in notes',
    state: 'the file that remembers what was cosigned',
    log: 'key of a journal to watch; may be repeated',
    logPolicy: 'a policy file whose logs to watch',
    witnessPassphrase: 'file with the passphrase of the key (mode 600)',
    signedFile: 'a statement that say --out wrote',
    witnessUrl: 'address of the witness',
    witnessKey: 'its line in the charter, to check the note',
    list: 'all statement types',
    template: 'print an empty body of this type',
    importFolder: 'a folder that export wrote',
    with: 'a signed statement to follow (say --out); may be repeated',
    keys: 'folder of the server’s keys, if it is not that of the data',
    passphraseFile: 'file with the passphrase of the server’s keys',
    ...sealOptionsEn,
    ...upkeepOptionsEn,
  },
};
