/** A year in words: where it stands, each city’s progress, votes, awards, and the handover. */
import {
  type CycleContext,
  cycleOf,
  type Journal,
  neighbours,
  rosterOf,
  wordsOf,
} from '../../workflows/index.js';
import { pointsLines, pointsText } from './show-points.js';
import type { Terminal } from './terminal.js';
import { partyName, stateWords, table } from './wording.js';

/** The lines about one year. */
export function yearLines(terminal: Terminal, journal: Journal, year: number): string[] {
  const { language, texts, paint } = terminal;
  const { context, value } = cycleOf(journal, year);
  const { offices } = wordsOf(language);
  const { cluster } = journal;
  const chair = cluster.context.terms[year]?.chair ?? context.chair;
  return [
    paint.strong(`${year}  ${stateWords('cycle', value, language).join(' · ')}`),
    `  ${offices.chairOfYear}: ${chair === null ? '–' : partyName(cluster.context, chair, language)}`,
    `  ${texts.show.frozen(context.charter, context.rules)}`,
    ...table(progress(terminal, journal, context), '    '),
    ...pointsLines(terminal, journal, context),
    ...votes(terminal, journal, context),
    ...awards(terminal, journal, context),
    ...handover(terminal, journal, context),
  ];
}

/** One row a city, one column a chore; a dash is what has not been done. */
function progress({ language, texts }: Terminal, journal: Journal, context: CycleContext) {
  const { reportStatuses, standings } = wordsOf(language);
  const { pledge, reports, review, award } = context;
  const columns = texts.show.columns;
  const rounds = (['interim', 'annual'] as const).filter((round) => round in context.rounds);
  const rows = rosterOf(context).map((member) => {
    const minutes = review.minutes?.signed[member];
    const answer = award.answers[member];
    return [
      partyName(journal.cluster.context, member, language),
      pledgeWord(texts.show, pledge, member),
      ...rounds.map((round) => {
        const report = reports[round][member];
        return report ? reportStatuses[report.status] : DASH;
      }),
      pointsText(review.scoring.points[member]?.self ?? null),
      ballotsOf(review, member),
      minutes ? texts.show.minutes[minutes] : DASH,
      answer ? texts.show.answers[answer] : DASH,
      standings[review.standing[member]?.is ?? 'eligible'],
    ];
  });
  const rest = [columns.score, columns.votes, columns.minutes, columns.proposal, columns.standing];
  return [
    [columns.member, columns.pledge, ...rounds.map((round) => columns[round]), ...rest],
    ...rows,
  ];
}

const DASH = '–';

function pledgeWord(
  { pledge: words }: Terminal['texts']['show'],
  pledge: CycleContext['pledge'],
  member: string,
): string {
  const signed = pledge.signed[member];
  if (signed) return words[signed];
  return member in pledge.declined ? words.declined : DASH;
}

/** How many of the awards this member has voted on. */
function ballotsOf({ vote }: CycleContext['review'], member: string): string {
  const own = Object.keys(vote.electors).filter((elector) => vote.electors[elector] === member);
  const cast = Object.keys(vote.awards).filter((award) =>
    own.some(
      (elector) =>
        elector in (vote.ballots[award] ?? {}) || award in (vote.sealed.sealed[elector] ?? {}),
    ),
  );
  return cast.length === 0 ? DASH : String(cast.length);
}

const awardName = (journal: Journal, year: number, id: string, language: 'vi' | 'en'): string =>
  neighbours(journal, year).charter?.awards.find((award) => award.id === id)?.name[language] ?? id;

function votes({ language, texts }: Terminal, journal: Journal, context: CycleContext): string[] {
  const { choices } = wordsOf(language);
  const { columns, passed, notPassed, votes: title } = texts.show;
  const rows = Object.entries(context.review.vote.counts).flatMap(([award, candidates]) =>
    Object.entries(candidates).map(([candidate, count]) => [
      awardName(journal, context.year, award, language),
      partyName(journal.cluster.context, candidate, language),
      String(count.approve),
      String(count.reject),
      String(count.abstain),
      String(count.base),
      count.passed ? passed : notPassed,
    ]),
  );
  if (rows.length === 0) return [];
  const head = [columns.award, columns.candidate, choices.approve, choices.reject, choices.abstain];
  return [`  ${title}`, ...table([[...head, columns.base, columns.outcome], ...rows], '    ')];
}

function awards({ language, texts }: Terminal, journal: Journal, context: CycleContext): string[] {
  const { awardStatuses } = wordsOf(language);
  const rows = Object.entries(context.award.list).flatMap(([award, members]) =>
    Object.entries(members).map(([member, status]) => [
      awardName(journal, context.year, award, language),
      partyName(journal.cluster.context, member, language),
      awardStatuses[status],
    ]),
  );
  return rows.length === 0 ? [] : [`  ${texts.show.awards}`, ...table(rows, '    ')];
}

function handover(
  { language, texts }: Terminal,
  journal: Journal,
  context: CycleContext,
): string[] {
  const { proposed, signed, transferred, passedOver } = context.handover;
  const name = (id: string): string => partyName(journal.cluster.context, id, language);
  const over = Object.entries(passedOver).map(
    ([member, why]) => `    ${name(member)}: ${texts.show.passedOver[why]}`,
  );
  if (!proposed) return over.length === 0 ? [] : [`  ${texts.show.handover}`, ...over];
  const done = (['outgoing', 'incoming', 'witness'] as const).filter((who) => signed[who]);
  const { offices } = wordsOf(language);
  return [
    `  ${texts.show.handover}`,
    `    ${name(proposed.by)} → ${name(proposed.chair)}`,
    ...(proposed.deputy === null ? [] : [`    ${offices.deputy}: ${name(proposed.deputy)}`]),
    ...done.map((who) => `    ${texts.show.handoverSigned[who]}`),
    ...(transferred ? [`    ${texts.show.transferred}`] : []),
    ...over,
  ];
}
