/** The cluster in words: charter, offices, parties, officers, and a motion that is open. */
import {
  type ClusterContext,
  holdsAt,
  type Journal,
  type Motion,
  officeNow,
  openMotion,
  STEPS,
  type Step,
  wordsOf,
} from '../../workflows/index.js';
import type { Terminal } from './terminal.js';
import { clockOf, partyName, stateWords, table } from './wording.js';

/** The lines about a cluster, without the years. */
export function clusterLines(terminal: Terminal, journal: Journal): string[] {
  const { language, texts, paint } = terminal;
  const { context, value } = journal.cluster;
  const clock = clockOf(context, language);
  const charter = context.charters[context.version];
  return [
    paint.strong(charter?.name[language] ?? journal.origin),
    `  ${journal.origin} · ${stateWords('cluster', value, language).join(' · ')}`,
    `  ${texts.show.head(journal.size, clock.time(journal.at))}`,
    `  ${texts.show.charter(context.version, charter?.rules ?? '')}`,
    ...(charter?.remark ? [`  ${charter.remark[language]}`] : []),
    ...officeLines(terminal, context),
    ...partyLines(terminal, context, journal.at),
    ...officerLines(terminal, context),
    ...motionLines(terminal, openMotion(context, journal.at)),
  ];
}

function officeLines({ language }: Terminal, context: ClusterContext): string[] {
  const { offices } = wordsOf(language);
  const office = officeNow(context);
  if (!office) return [];
  const deputy = office.deputy === null ? '–' : partyName(context, office.deputy, language);
  return [
    `  ${offices.chairNow}: ${partyName(context, office.chair, language)}`,
    `  ${offices.deputy}: ${deputy}`,
  ];
}

function partyLines({ language, texts }: Terminal, context: ClusterContext, at: string): string[] {
  const { offices } = wordsOf(language);
  const clock = clockOf(context, language);
  const rows = Object.entries(context.parties).map(([id, party]) => {
    const signed = party.kind === 'member' && id in context.founding.signed;
    const left = party.until !== null && !holdsAt(party, at);
    const note = left ? texts.show.left(clock.day(party.until)) : signed ? texts.show.signed : '';
    return [partyName(context, id, language), offices[party.kind], note];
  });
  return [`  ${texts.show.parties}`, ...table(rows, '    ')];
}

function officerLines({ language, texts }: Terminal, context: ClusterContext): string[] {
  const clock = clockOf(context, language);
  const { steps } = wordsOf(language);
  const mandateWords = (mandate: readonly Step[]): string => {
    if (mandate.length === 0) return texts.show.readsOnly;
    if (mandate.length === STEPS.length) return texts.show.everyStep;
    return mandate.map((step) => steps[step]).join(', ');
  };
  const rows = Object.values(context.officers).map((officer) => [
    officer.member,
    officer.officer,
    officer.office[language],
    `${clock.day(officer.from)} – ${clock.day(officer.until)}`,
    officer.revoked ? texts.show.revoked : mandateWords(officer.steps),
  ]);
  return rows.length === 0 ? [] : [`  ${texts.show.officers}`, ...table(rows, '    ')];
}

function motionLines({ language, texts }: Terminal, motion: Motion | null): string[] {
  if (!motion) return [];
  const { choices, motions } = wordsOf(language);
  const votes = Object.entries(motion.votes).map(([member, vote]) => `${member}: ${choices[vote]}`);
  return [
    `  ${texts.show.motion(motions[motion.matter.kind], motion.by)}`,
    `    ${motion.digest}`,
    ...(votes.length === 0 ? [] : [`    ${votes.join(', ')}`]),
  ];
}
