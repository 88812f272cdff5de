/** What `receipt`, `monitor` and `misbehaviour` say in English; the source of the type. */
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const receiptEn = {
  noEntry: (seq: number) => `There is no entry ${seq} to make a receipt of.`,
  noHead: 'No signed head covers that entry, so there is nothing to prove it with.',
  noHeadRemedy: 'Ask the server for it, or export again with a checkpoint.',
  wrongJournal: (path: string) => `The checkpoint at ${path} is not of these entries.`,
  written: (path: string) => `The receipt is in ${path}. Keep it: it needs no server.`,
  labels: {
    entry: 'Entry',
    what: 'What',
    by: 'By',
    year: 'Year',
    said: 'Said',
    recorded: 'Recorded',
    fingerprint: 'Fingerprint',
    key: 'Key',
  },
  entry: (seq: number, origin: string) => `${seq} of ${origin}`,
  byClock: (at: string) => `${at}, by the server’s clock`,
  seenTitle: 'Who saw it',
  nobody: 'no witness of this policy',
  seenSince: (since: string, count: number, of: number, needed: number) =>
    `Seen since ${since} by ${count} of ${plural(of, 'witness', 'witnesses')}, ${needed} needed`,
  noneAsked: 'This policy asks for no witnesses: only the server has signed for the entry.',
  notProvenTitle: 'What this does not prove',
  unproven: {
    mandate: 'whether the key had the mandate, and its signature: both are judged in the journal',
    later: 'what was said afterwards: a later entry may return, replace or revoke this one',
    person: 'who held the key: this is an internal confirmation, not a digital signature by law',
  },
  holds: 'THE RECEIPT HOLDS',
  tooFew: (count: number, needed: number) =>
    `NOT YET PROVEN  only ${count} of the ${needed} witnesses that are needed have seen it`,
  broken: 'THE RECEIPT DOES NOT HOLD',
  why: (code: string) => `The rule that it breaks: ${code}`,
};

export const misbehaviourEn = {
  heads: (size: number, root: string) => `${plural(size, 'entry', 'entries')}, root ${root}`,
  shown: 'It signed this head:',
  and: 'and this one, of another history:',
  rootThere: (size: number, root: string) =>
    `whose first ${plural(size, 'entry has', 'entries have')} root ${root}`,
  proven: (key: string) => `PROVEN  whoever holds the key ${key} signed two histories`,
  notProven: (code: string) => `NOTHING IS PROVEN  the file breaks the rule: ${code}`,
  otherLog: (key: string) => `The key ${key} is not a log of your policy: this is another server.`,
  council: 'Put it before the members: no honest server can have signed both.',
};

export const monitorEn = {
  line: (seq: number, at: string, why: string) => `${seq}  ${at}  ${why}`,
  said: (deed: string, by: string) => `${deed}, by ${by}`,
  none: (party: string) => `Nothing in this journal concerns ${party}.`,
  noParty: (party: string) => `${party} is no party of this cluster.`,
  noPartyRemedy: 'Check the id; giaouoc show lists all parties.',
  following: 'Watching for more; Ctrl-C ends it.',
  needsServer: '--follow needs a server.',
  needsServerRemedy: 'Say --server URL --cluster ID --key FILE.',
};
