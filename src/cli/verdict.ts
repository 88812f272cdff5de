/**
 * An audit's verdict for people and for programs: what holds, what it does not prove, and where it
 * is broken, the first entry at fault, which rule it breaks, what was expected and what stands
 * there. The last line is the verdict itself.
 */
import type { Journal } from '../../workflows/index.js';
import type { AuditInput } from './audit-input.js';
import type { Finding } from './finding.js';
import { refusalJson, refusalLines } from './refusal-lines.js';
import { jsonText, type Terminal } from './terminal.js';

/** A sound journal, and what was checked beside its entries. */
export interface Sound {
  readonly sound: true;
  readonly size: number;
  readonly root: string;
  readonly journal: Journal;
  readonly tail: 'covered' | 'not covered';
  readonly charter: boolean;
  readonly attachments: number;
}

/** Prints the verdict to stdout, in words or as JSON. */
export function printVerdict(terminal: Terminal, input: AuditInput, found: Sound | Finding): void {
  const { json, print } = terminal;
  if ('rule' in found) {
    print(json ? jsonText(brokenJson(terminal, found)) : brokenLines(terminal, found).join('\n'));
  } else {
    print(
      json
        ? jsonText(soundJson(terminal, input, found))
        : soundLines(terminal, input, found).join('\n'),
    );
  }
}

function soundLines({ texts, paint }: Terminal, input: AuditInput, sound: Sound): string[] {
  const { holds } = texts.audit;
  const held = [
    holds.entries(sound.size),
    holds.signatures,
    holds.states,
    ...(sound.tail === 'covered' ? [holds.checkpoint] : []),
    ...(sound.charter ? [holds.charter] : []),
    ...(sound.attachments > 0 ? [holds.attachments(sound.attachments)] : []),
  ];
  const verdict = texts.audit.sound(sound.size, sound.root, sound.journal.origin);
  return [
    paint.strong(texts.audit.holdsTitle),
    ...held.map((line) => `  ${line}`),
    paint.strong(texts.audit.notProvenTitle),
    ...notProven(texts.audit, sound, input.kind).map((line) => `  ${line}`),
    paint.good(verdict),
  ];
}

function notProven(
  { unproven }: Terminal['texts']['audit'],
  { tail }: Sound,
  kind: AuditInput['kind'],
): string[] {
  const uncovered = kind === 'folder' ? unproven.noCheckpoint : unproven.tail;
  return [
    ...(tail === 'covered' ? [] : [uncovered]),
    unproven.sameForAll,
    unproven.documents,
    unproven.signatures,
  ];
}

function soundJson({ texts }: Terminal, { kind }: AuditInput, sound: Sound) {
  const { size, root, tail, charter, attachments, journal } = sound;
  return {
    sound: true,
    origin: journal.origin,
    size,
    root,
    tail,
    charter,
    attachments,
    notProven: notProven(texts.audit, sound, kind),
  };
}

function brokenLines({ texts, paint, language }: Terminal, found: Finding): string[] {
  const { audit } = texts;
  const { seq, rule, expected, found: stands, refusals } = found;
  return [
    ...(seq === null ? [] : [audit.brokenAt(seq)]),
    audit.ruleBroken(audit.rules[rule]),
    ...(expected === null || stands === null
      ? []
      : [audit.expected(expected), audit.found(stands)]),
    ...refusals.flatMap((refusal) => refusalLines(refusal, language, texts)),
    ...(seq === null || seq === 0 ? [] : [audit.before(seq)]),
    paint.bad(seq === null ? audit.brokenBeside : audit.broken(seq)),
  ];
}

function brokenJson({ texts, language }: Terminal, found: Finding) {
  const { seq, rule, expected, found: stands, refusals } = found;
  return {
    sound: false,
    seq,
    rule,
    words: texts.audit.rules[rule],
    expected,
    found: stands,
    refusals: refusals.map((refusal) => refusalJson(refusal, language)),
  };
}
