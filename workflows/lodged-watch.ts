/**
 * Lodged statements held against the rules while a journal is read: each from when it was lodged to
 * the end of the time that a server is given to take it over. When in that time a server asked, and
 * whether it was down before, nobody knows. So an honest one may have refused whatever the rules
 * came to refuse at any moment of it, be it that a door shut or that the city said the same anew.
 */
import type { AuditOptions } from './audit.js';
import { instantOf } from './finding.js';
import { type Circumstances, type Journal, judge, openJournal, refusalsOf } from './journal.js';
import type { VerifyEd25519 } from './ledger/note.js';
import {
  INCLUSION_DELAY,
  type LodgedAround,
  type LodgedStatement,
  lodgedTimeOf,
} from './lodged-verdicts.js';
import type { Refusal } from './refusals.js';
import { type Replay, signatureTasks } from './replay.js';
import { type Message, messageOf, readSigned, type Signed } from './statement.js';

export interface LodgedWatch {
  /** Told of every entry that the rules accept, with the journal after it. */
  readonly pass: NonNullable<AuditOptions['onEntry']>;
  /**
   * What was refused in its time, once the journal has been read.
   * @param until up to when the journal is known to have gone on: RFC 3339 UTC
   */
  readonly conclude: (until: string, rootAt: RootAt) => LodgedAround['refused'];
}

type RootAt = Replay['rootAt'];
type Ask = (...given: Parameters<typeof judge>) => readonly Refusal[];

/** A statement that was lodged, before it is known whether its note holds. */
interface Lodging {
  readonly lodged: LodgedStatement;
  readonly signed: Signed;
  readonly message: Message;
  /** When it was lodged, and when a server must have taken it over. */
  readonly from: string;
  readonly to: string;
  /** Witnesses tell whole seconds: these are the ends of the two. */
  readonly begun: string;
  readonly over: string;
}

/** One whose time runs, with what stays as it is meanwhile. */
interface Open extends Lodging {
  readonly around: Omit<Circumstances, 'at'>;
}

/** Watches over what was lodged while a journal is read. */
export function watchLodged(
  origin: string,
  lodged: readonly LodgedStatement[],
  verify: VerifyEd25519,
): LodgedWatch {
  const awaited = lodged.flatMap(lodgingOf).sort((a, b) => (a.begun < b.begun ? 1 : -1));
  const refused = new Map<LodgedStatement, readonly Refusal[]>();
  let open: Open[] = [];
  let before = openJournal(origin);

  /** Asks the rules at an instant, and remembers what they refuse. */
  const isTaken = (
    { lodged: each, signed, around }: Open,
    instant: string,
    ask: Ask = refusalsOf,
  ): boolean => {
    // What was lodged within a second is not before what it follows.
    const at = instant > before.at ? instant : before.at;
    const refusals = ask(before, signed, { ...around, at });
    if (refusals.length > 0) refused.set(each, refusals);
    return refusals.length === 0;
  };
  const begin = (until: string, rootAt: RootAt): void => {
    for (let next = awaited.at(-1); next && next.begun <= until; next = awaited.at(-1)) {
      awaited.pop();
      const begun = { ...next, around: circumstancesOf(next, before, verify, rootAt) };
      if (isTaken(begun, begun.from, everyRefusal)) open.push(begun);
    }
  };
  const pass: LodgedWatch['pass'] = ({ entry: { at }, identity }, journal, rootAt) => {
    begin(at, rootAt);
    // Each journal is asked at its end, when what it shut is shut, and what time shut meanwhile.
    const goesOn = (each: Open): boolean =>
      isTaken(each, at < each.to ? at : each.to) &&
      at < each.over &&
      identity !== each.message.identity;
    if (open.length > 0) open = open.filter(goesOn);
    before = journal;
  };
  const conclude: LodgedWatch['conclude'] = (until, rootAt) => {
    begin(FOREVER, rootAt);
    for (const each of open) if (until > each.to) isTaken(each, each.to);
    return refused;
  };
  return { pass, conclude };
}

/** No instant is later. */
const FOREVER = instantOf(Number.POSITIVE_INFINITY);

/** With what does not fit in an entry: that takes longer to find out, and does not change. */
const everyRefusal: Ask = (...given) => {
  const judgement = judge(...given);
  return judgement.ok ? [] : judgement.refusals;
};

/** Nothing of the note is checked; what claims no time is left to the verdict. */
function lodgingOf(lodged: LodgedStatement): Lodging[] {
  const time = lodgedTimeOf(lodged);
  const read = readSigned({ signatures: lodged.signatures, statement: lodged.statement });
  if (time === null || !read.ok) return [];
  const signed = read.value;
  const [from, begun] = [instantOf(time), instantOf(time + 1)];
  const end = time + INCLUSION_DELAY;
  const [to, over] = [instantOf(end), instantOf(end + 1)];
  return [{ lodged, signed, message: messageOf(signed.statement), from, to, begun, over }];
}

/** A key never changes under its name, and a root never at its size: both are found out once. */
function circumstancesOf(
  { signed, message }: Lodging,
  journal: Journal,
  verify: VerifyEd25519,
  rootAt: RootAt,
): Open['around'] {
  const signaturesHold = signed.signatures.map((signature) => {
    const [task] = signatureTasks(journal, { ...signed, signatures: [signature] }, message);
    return task !== undefined && verify(task.publicKey, task.message, task.signature);
  });
  const seenRoot = rootAt(signed.statement.seen.size);
  return { signaturesHold, seenRoot, saidBefore: false, text: message.text };
}
