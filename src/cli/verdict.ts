/**
 * An audit's verdict for people and for programs: what holds, what it does not prove, and where it
 * is broken, the first entry at fault, which rule it breaks, what was expected and what stands
 * there. The last line is the verdict itself.
 */
import type { AuditInput } from './audit-input.js';
import type { Finding, Sound } from './finding.js';
import { refusalJson, refusalLines } from './refusal-lines.js';
import { jsonText, type Terminal } from './terminal.js';
import { seenJson, seenLines, unalteredLine, unproven } from './verdict-seen.js';

/**
 * Prints the verdict to stdout, in words or as JSON.
 * @param proof the file that holds the proof that the server signed two histories
 */
export function printVerdict(
  terminal: Terminal,
  input: AuditInput,
  found: Sound | Finding,
  proof?: string,
): void {
  const { json, print } = terminal;
  if ('rule' in found) {
    const lines = brokenLines(terminal, found, proof);
    print(json ? jsonText(brokenJson(terminal, found, proof)) : lines.join('\n'));
  } else {
    print(
      json
        ? jsonText(soundJson(terminal, input, found))
        : soundLines(terminal, input, found).join('\n'),
    );
  }
}

function soundLines(terminal: Terminal, input: AuditInput, sound: Sound): string[] {
  const { texts, paint } = terminal;
  const { holds } = texts.audit;
  const { witnessed, since } = sound;
  const figures = witnessed?.figures;
  const held = [
    holds.entries(sound.size),
    holds.signatures,
    holds.states,
    ...(sound.tail === 'covered' ? [holds.checkpoint] : []),
    ...(since ? [holds.since(since.size)] : []),
    ...(figures ? [holds.witnesses[sound.policyOf](figures.witnesses, figures.quorum)] : []),
    ...(figures ? [holds.figures(figures.safeAgainst, figures.worksWithout)] : []),
    ...(sound.charter ? [holds.charter] : []),
    ...(sound.attachments > 0 ? [holds.attachments(sound.attachments)] : []),
    ...(sound.documents ? [holds.documents(sound.documents.atHand, sound.documents.named)] : []),
  ];
  const unaltered = unalteredLine(terminal, sound);
  const verdict = texts.audit.sound(sound.size, sound.root, sound.journal.origin);
  return [
    paint.strong(texts.audit.holdsTitle),
    ...held.map((line) => `  ${line}`),
    ...seenLines(terminal, sound),
    paint.strong(texts.audit.notProvenTitle),
    ...unproven(texts.audit, sound, input.kind).map((line) => `  ${line}`),
    ...(unaltered === null ? [] : [paint.good(unaltered)]),
    paint.good(verdict),
  ];
}

function soundJson(terminal: Terminal, { kind }: AuditInput, sound: Sound) {
  const { size, root, tail, since, charter, attachments, documents, journal } = sound;
  return {
    sound: true,
    origin: journal.origin,
    size,
    root,
    tail,
    since,
    charter,
    attachments,
    documents,
    ...seenJson(terminal, sound),
    notProven: unproven(terminal.texts.audit, sound, kind),
  };
}

function brokenLines(
  { texts, paint, language }: Terminal,
  found: Finding,
  proof: string | undefined,
): string[] {
  const { audit } = texts;
  const { seq, rule, expected, found: stands, refusals } = found;
  // Nobody can be held to a note that nobody known signed; that must be said and not guessed.
  const isUnknown = rule === 'since' && stands === 'no-known-signature';
  return [
    ...(seq === null ? [] : [audit.brokenAt(seq)]),
    audit.ruleBroken(audit.rules[rule]),
    ...(expected === null || stands === null
      ? []
      : [audit.expected(expected), audit.found(stands)]),
    ...refusals.flatMap((refusal) => refusalLines(refusal, language, texts)),
    ...(isUnknown ? [audit.unknownKept] : []),
    ...(proof === undefined ? [] : [audit.misbehaviour(proof)]),
    ...(seq === null || seq === 0 ? [] : [audit.before(seq)]),
    paint.bad(seq === null ? audit.brokenBeside : audit.broken(seq)),
  ];
}

function brokenJson({ texts, language }: Terminal, found: Finding, proof: string | undefined) {
  const { seq, rule, expected, found: stands, refusals } = found;
  return {
    sound: false,
    seq,
    rule,
    words: texts.audit.rules[rule],
    expected,
    found: stands,
    refusals: refusals.map((refusal) => refusalJson(refusal, language)),
    misbehaviour: proof ?? null,
  };
}
