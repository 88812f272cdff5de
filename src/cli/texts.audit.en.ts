/** What `audit` says in English; the source of the type, as `texts.en.ts` is. */
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const entries = (size: number): string => plural(size, 'entry', 'entries');

export const auditEn = {
  entriesSoFar: (count: string) => `${count} entries`,
  timeLeft: (time: string) => `${time} left`,
  empty: 'There is no entry to read.',
  emptyRemedy: 'Check that this is the journal; one entry stands on each line.',
  rules: {
    'canonical-json': 'the line is not the canonical JSON of an entry',
    'entry-form': 'the line does not have the form of an entry',
    sequence: 'the entry does not have the number of its place',
    rules: 'the rules would have refused this statement',
    seen: 'what a later signer saw here is another entry: this one was changed afterwards',
    state: 'the recorded state is not the one that follows from the statement',
    signature: 'a signature does not verify',
    checkpoint: 'the checkpoint is not a signed head of exactly these entries',
    since: 'this journal does not continue the checkpoint that you kept',
    deadline: 'a deadline is recorded as passed, and witnesses saw the record before it had',
    time: 'the entry is dated back: witnesses saw the journal without it later than that',
    lodged: 'the server swallowed a statement that was lodged with a witness',
    charter: 'charter.json is not the charter that the journal holds',
    attachment: 'an attachment does not have the digest that is its name',
  },
  holdsTitle: 'What holds',
  holds: {
    entries: (size: number) =>
      `${plural(size, 'statement')} judged again and accepted by the rules, in this order`,
    signatures: 'every signature verifies under a key whose mandate covered it',
    states: 'the state after every entry is the one on record',
    checkpoint: 'the tail: the checkpoint, signed by the server’s key, covers it all',
    since: (size: number) => `it continues the head of ${entries(size)} that you kept`,
    witnesses: {
      file: (count: number, quorum: number) =>
        `${plural(count, 'witness', 'witnesses')} by your policy file, ${quorum} needed`,
      charter: (count: number, quorum: number) =>
        `${plural(count, 'witness', 'witnesses')} by this journal’s charter, ${quorum} needed`,
    },
    figures: (safe: number, away: number) =>
      `safe against ${safe} of them that would lie, works with ${away} of them away`,
    charter: 'charter.json is the charter in force',
    documents: (atHand: number, named: number) =>
      `of ${plural(named, 'document')} named by statements, ${atHand} at hand`,
    attachments: (count: number) => `${plural(count, 'attachment')} with the digest of its name`,
  },
  deadlinesTitle: 'Deadlines, by what witnesses saw',
  deadline: (year: number, name: string, due: string) => `${year}  ${name}, due ${due}`,
  verdicts: { onTime: 'on time', late: 'late', notProvable: 'not provable' },
  seenSince: (since: string, count: number) =>
    `seen since ${since}, by ${plural(count, 'witness', 'witnesses')}`,
  seenByFew: (count: number) =>
    count === 0 ? 'seen by no witness' : `seen by only ${plural(count, 'witness', 'witnesses')}`,
  byClock: (at: string) => `(the server says ${at})`,
  lodgedTitle: 'Lodged statements',
  lodged: {
    included: (what: string, seq: number) => `${what}: in the journal, entry ${seq}`,
    refused: (what: string) => `${what}: not in the journal; the rules refused it`,
    swallowed: (what: string) => `${what}: swallowed by the server`,
    awaited: (what: string) => `${what}: not in the journal yet; it is too early to say`,
    unverified: () => 'a note that no known witness signed: it proves nothing',
  },
  lodgedWhat: (deed: string, party: string, at: string) => `${deed}, by ${party}, lodged ${at}`,
  notProvenTitle: 'What this does not prove',
  unproven: {
    tail: 'that nothing is missing at the end: a bare journal does not cover its tail',
    noCheckpoint: 'that nothing is missing at the end: there is no checkpoint beside it',
    sameForAll: 'that the server showed everybody this same journal: compare heads with others',
    unseen: (first: number, last: number) =>
      first === last
        ? `that entry ${first} is the same for everybody: too few witnesses have seen it`
        : `that entries ${first} to ${last} are the same for everybody: too few have seen them`,
    noWitnesses: 'when anything was said: there are no witnesses, every time is the server’s own',
    liars: (safe: number) =>
      safe === 0
        ? 'anything, if a witness lies together with the server'
        : `anything, if more than ${safe} of the witnesses lie together with the server`,
    whoWitnesses: 'whose keys the witnesses’ are: give --policy with keys from another source',
    sealed: 'that sealed scores or ballots stay secret: once a round is closed they are public',
    documents: 'what the documents say that statements name by their digest only',
    signatures: 'who held a key: these are internal confirmations, not digital signatures by law',
  },
  unaltered: (upTo: number, since: string, by: number, of: number, needed: number) =>
    `Not altered up to entry ${upTo} since ${since}, ` +
    `seen by ${by} of ${plural(of, 'witness', 'witnesses')}, ${needed} needed`,
  sound: (size: number, root: string, origin: string) =>
    `SOUND  ${origin}, ${entries(size)}, root ${root}`,
  brokenAt: (seq: number) => `Entry ${seq} (line ${seq + 1}) is the first that does not hold.`,
  ruleBroken: (rule: string) => `The rule: ${rule}.`,
  expected: (what: string) => `Expected: ${what}`,
  found: (what: string) => `Found: ${what}`,
  before: (seq: number) => `The ${entries(seq)} before it hold.`,
  broken: (seq: number) => `BROKEN at entry ${seq}`,
  brokenBeside: 'BROKEN beside the entries',
  misbehaviour: (file: string) =>
    `The server signed two histories. The proof, for anyone to check, is in ${file}.`,
  misbehaviourNext: (file: string) => `giaouoc misbehaviour ${file}`,
  unknownKept: 'Nobody known signed the checkpoint that you kept: it accuses nobody.',
  notAPolicy: (path: string) => `${path} is no policy file.`,
  notAPolicyWhy: (code: string, line: number) => `Line ${line}: ${code}`,
  notAPolicyRemedy: 'Take the one that export writes, or the one of an address …/policy.',
  notLodged: (path: string) => `${path} holds no lodged statement.`,
  notLodgedRemedy: 'Name a file that lodge kept, or lines of a witness’s …/lodged.',
  noBundle: (path: string) => `${path} is missing or no bundle of entries.`,
  noBundleRemedy: 'Fetch the archive again; an entry bundle can be had from any copy.',
};
