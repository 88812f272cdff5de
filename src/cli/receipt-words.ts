/**
 * A checked receipt in words: which entry of which journal, what it says and for whom, since when
 * and by whom it was seen, and what a receipt cannot prove. A proof that holds and that too few
 * witnesses have seen is told apart from one that does not hold.
 */
import {
  type Entry,
  instantOf,
  messageOf,
  type Policy,
  policyFigures,
  readEntry,
  type VerifiedReceipt,
  wordsOf,
} from '../../workflows/index.js';
import { valueLines } from './say-words.js';
import { jsonText, type Terminal } from './terminal.js';
import { table } from './wording.js';

type Good = VerifiedReceipt & { readonly ok: true };

/** Prints what a receipt proves; answers whether it proves what the policy asks for. */
export function printReceipt(
  terminal: Terminal,
  policy: Policy,
  verified: VerifiedReceipt,
): boolean {
  const { json, print, texts, paint } = terminal;
  const { receipt } = texts;
  const entry = verified.ok ? entryIn(verified.entry) : null;
  if (!verified.ok || !entry) {
    const code = verified.ok ? 'entry-form' : verified.problem.code;
    const detail = verified.ok ? '' : verified.problem.detail;
    const words = [receipt.why(`${code} ${detail}`.trim()), paint.bad(receipt.broken)];
    print(json ? jsonText({ holds: false, problem: code, detail }) : words.join('\n'));
    return false;
  }
  print(
    json
      ? jsonText(asJson(terminal, policy, verified, entry))
      : asWords(terminal, policy, verified, entry).join('\n'),
  );
  return verified.quorum;
}

/** The entry, if its bytes have the form of one. */
function entryIn(bytes: Uint8Array): Entry | null {
  try {
    const read = readEntry(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}

function asWords(terminal: Terminal, policy: Policy, verified: Good, entry: Entry): string[] {
  const { texts, language, paint } = terminal;
  const { receipt, say } = texts;
  const { statement, at, signatures } = entry;
  const { type, by, cycle, said, body } = statement;
  const { labels } = receipt;
  const { checkpoint, index, times, quorum } = verified;
  const figures = policyFigures(policy);
  const seen = seenBy(verified);
  return [
    ...table([
      [labels.entry, receipt.entry(index, checkpoint.origin)],
      [labels.what, `${wordsOf(language).statements[type]} [${type}]`],
      [labels.by, say.speaker(by.member, by.officer)],
      ...(cycle === null ? [] : [[labels.year, String(cycle)]]),
      [labels.said, utc(said)],
      [labels.recorded, receipt.byClock(utc(at))],
      [labels.fingerprint, messageOf(statement).identity],
      [labels.key, signatures.map(({ key }) => key).join(', ')],
    ]),
    `  ${say.labels.body}`,
    ...valueLines(body, '    '),
    paint.strong(receipt.seenTitle),
    ...(seen.length === 0 ? [`  ${receipt.nobody}`] : []),
    ...table(seen.map(({ witness, at: time }) => [witness, utc(time)])),
    paint.strong(receipt.notProvenTitle),
    ...Object.values(receipt.unproven).map((line) => `  ${line}`),
    ...sinceLine(terminal, verified, figures),
    quorum ? paint.good(receipt.holds) : paint.bad(receipt.tooFew(times.size, figures.quorum)),
  ];
}

function sinceLine(
  { texts }: Terminal,
  { quorumTime, times }: Good,
  { witnesses, quorum }: ReturnType<typeof policyFigures>,
): string[] {
  if (quorum === 0) return [texts.receipt.noneAsked];
  if (quorumTime === null) return [];
  return [texts.receipt.seenSince(utc(instantOf(quorumTime)), times.size, witnesses, quorum)];
}

/** A receipt knows no time zone but UTC: the charter that names one is in the journal. */
const utc = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

const seenBy = ({ times }: Good) =>
  [...times]
    .sort(([, a], [, b]) => a - b)
    .map(([witness, time]) => ({ witness, at: instantOf(time) }));

function asJson({ texts }: Terminal, policy: Policy, verified: Good, entry: Entry) {
  const { checkpoint, index, quorum, quorumTime, log } = verified;
  const { witnesses, quorum: needed } = policyFigures(policy);
  return {
    holds: quorum,
    origin: checkpoint.origin,
    seq: index,
    log: `${log.name}+${log.id}`,
    covers: checkpoint.size,
    since: quorumTime === null ? null : instantOf(quorumTime),
    seen: seenBy(verified),
    witnesses,
    quorum: needed,
    identity: messageOf(entry.statement).identity,
    entry,
    notProven: Object.values(texts.receipt.unproven),
  };
}
