/**
 * What witnesses saw, in an audit's verdict: up to where and since when the history is unaltered,
 * who kept which deadline, what became of lodged statements, and what all that does not prove. In
 * JSON the same facts, each with the times of the witnesses.
 */
import {
  type DeadlineVerdict,
  instantOf,
  type LodgedVerdict,
  wordsOf,
} from '../../workflows/index.js';
import type { AuditInput } from './audit-input.js';
import type { Sound } from './finding.js';
import { refusalJson, refusalLines } from './refusal-lines.js';
import type { Terminal } from './terminal.js';
import { clockOf, partyName, table } from './wording.js';

/** The sentence that sums it up; `null` while too few witnesses have seen anything. */
export function unalteredLine(
  { texts, language }: Terminal,
  { journal, witnessed }: Sound,
): string | null {
  if (!witnessed?.since) return null;
  const { size, since, seen, figures } = witnessed;
  const clock = clockOf(journal.cluster.context, language);
  const { witnesses, quorum, names } = figures;
  const by = seen.filter(({ witness }) => names.includes(witness)).length;
  return texts.audit.unaltered(size - 1, clock.time(since), by, witnesses, quorum);
}

/** Deadlines and lodged statements, where there are any. */
export const seenLines = (terminal: Terminal, sound: Sound): string[] => [
  ...deadlineLines(terminal, sound),
  ...lodgedLines(terminal, sound),
];

function deadlineLines(terminal: Terminal, { journal, deadlines }: Sound): string[] {
  const { texts, language, paint } = terminal;
  if (deadlines.length === 0) return [];
  const clock = clockOf(journal.cluster.context, language);
  const groups = new Map<string, DeadlineVerdict[]>();
  for (const each of deadlines) {
    const name = wordsOf(language).deadlines[each.deadline];
    const title = texts.audit.deadline(each.year, name, clock.time(each.due));
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  const row = (each: DeadlineVerdict): string[] => [
    rowName(terminal, journal.cluster.context, each),
    texts.audit.verdicts[each.verdict],
    each.since === null
      ? `${texts.audit.seenByFew(each.seen.length)} ${texts.audit.byClock(clock.time(each.at))}`
      : texts.audit.seenSince(clock.time(each.since), each.seen.length),
  ];
  return [
    paint.strong(texts.audit.deadlinesTitle),
    ...[...groups].flatMap(([title, group]) => [`  ${title}`, ...table(group.map(row), '    ')]),
  ];
}

/** The city, and what it said where that is not what the deadline asks for. */
function rowName(
  { language }: Terminal,
  context: Parameters<typeof partyName>[0],
  { member, type }: DeadlineVerdict,
): string {
  const name = partyName(context, member, language);
  return type.startsWith('deadline.') ? `${name}: ${wordsOf(language).statements[type]}` : name;
}

function lodgedLines(terminal: Terminal, sound: Sound): string[] {
  const { texts, language, paint } = terminal;
  if (sound.lodged.length === 0) return [];
  return [
    paint.strong(texts.audit.lodgedTitle),
    ...sound.lodged.flatMap((each) => [
      `  ${lodgedLine(terminal, sound, each)}`,
      ...each.refusals
        .flatMap((refusal) => refusalLines(refusal, language, texts))
        .map((line) => `    ${line}`),
    ]),
  ];
}

function lodgedLine(
  { texts, language }: Terminal,
  { journal }: Sound,
  { outcome, identity, signed, time, seq }: LodgedVerdict,
): string {
  const { context } = journal.cluster;
  const { type, by } = signed?.statement ?? {};
  const deed = type ? wordsOf(language).statements[type] : identity;
  const at = clockOf(context, language).time(instantOf(time));
  const what = texts.audit.lodgedWhat(deed, partyName(context, by?.member ?? '?', language), at);
  return texts.audit.lodged[outcome](what, seq ?? 0);
}

/** What the verdict does not prove. */
export function unproven(
  { unproven: words }: Terminal['texts']['audit'],
  { tail, size, witnessed, policyOf, journal }: Sound,
  kind: AuditInput['kind'],
): string[] {
  const seen = witnessed?.size ?? 0;
  const uncovered = kind === 'folder' ? words.noCheckpoint : words.tail;
  return [
    ...(tail === 'covered' ? [] : [uncovered]),
    ...(seen === 0 ? [words.sameForAll] : []),
    ...(seen > 0 && seen < size ? [words.unseen(seen, size - 1)] : []),
    ...(witnessed ? [] : [words.noWitnesses]),
    ...(witnessed && seen > 0 ? [words.liars(witnessed.figures.safeAgainst)] : []),
    ...(witnessed && policyOf === 'charter' ? [words.whoWitnesses] : []),
    ...(holdsSeals(journal) ? [words.sealed] : []),
    words.documents,
    words.signatures,
  ];
}

/** Whether a year of the journal seals scores or ballots. */
const holdsSeals = ({ cycles }: Sound['journal']): boolean =>
  [...cycles.values()].some(
    ({ context: { review } }) => 'sealedSheets' in review.parts || 'sealedBallots' in review.parts,
  );

/** The same facts for programs. */
export function seenJson(
  { language }: Terminal,
  { policyOf, witnessed, deadlines, lodged }: Sound,
) {
  return {
    policy: policyOf,
    witnessed: witnessed && {
      size: witnessed.size,
      since: witnessed.since,
      seen: witnessed.seen,
      witnesses: witnessed.figures.witnesses,
      quorum: witnessed.figures.quorum,
      safeAgainst: witnessed.figures.safeAgainst,
      worksWithout: witnessed.figures.worksWithout,
    },
    deadlines: deadlines.map(
      ({ year, deadline, member, type, seq, due, at, verdict, since, seen }) => ({
        year,
        deadline,
        member,
        type,
        seq,
        verdict,
        due,
        since,
        seen,
        serverTime: at,
      }),
    ),
    lodged: lodged.map(({ outcome, identity, witness, time, seq, refusals }) => ({
      outcome,
      identity,
      witness,
      at: instantOf(time),
      seq,
      refusals: refusals.map((refusal) => refusalJson(refusal, language)),
    })),
  };
}
