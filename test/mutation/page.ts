/** The page `docs/mutation.md`: figures by folder, then every survivor with its judgement. */
import { posix } from 'node:path';
import { isNoticed, isSurvivor, type Judgement, judgementOf, type Mutant } from './survivors.js';

/** Where and with what the figures were had. */
export interface Circumstances {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly machine: string;
  readonly versions: string;
  /** Files of the rules that have code, of which no mutant or not every one was run. */
  readonly missing: readonly string[];
}

const INTRODUCTION = `# Mutation testing of the rules

A mutant is the program with one small fault put in: a condition turned round, a text emptied, a
call left out. A mutant is *killed* when a test fails because of it. One that *survives* shows what
the tests would not notice. The score is the share of mutants that are killed.

This page is written by \`npm run mutation\`. How it is done is told in \`test/README.md\`.

**Mutated:** all code in \`workflows/\`, also the tables and the definitions of the machines, which
are built once when the program starts.

**Not mutated:** the texts for people (\`*.en.ts\`, \`*.vi.ts\`), because a test of a sentence would
be the sentence again; that every text exists in both languages, fits its parameters and follows the
terms is checked by the compiler and \`test/workflows/words.test.ts\`. Types have nothing to mutate.

**The tests:** \`test/workflows\`, each with the real code. Four are left out: three that walk long
through everything (\`invariants\`, \`every-byte\`, \`model\`), and one that measures memory
(\`long-audit\`). A property is tried on 25 cases instead of a hundred and more, the same ones for
every mutant. A mutant has survived when the tests that meet it let it pass. Where these take more
than twelve seconds together, those that promise the least are not asked: the slow ones that spend
little of their time in its file. Where several tests start from a year that is made once, only the
first of them is taken to meet what made it; so another of them might notice a survivor.
`;

/** What was found. Of the survivors, all that are not `refused` by the compiler must be judged. */
export interface Findings {
  readonly mutants: readonly Mutant[];
  readonly refused: ReadonlySet<Mutant>;
  readonly judgements: readonly Judgement[];
}

/** The page for one report. */
export function pageOf(
  { mutants, refused, judgements }: Findings,
  { date, machine, versions, missing }: Circumstances,
): string {
  const judged = mutants.filter((mutant) => isSurvivor(mutant) && !refused.has(mutant));
  return [
    INTRODUCTION,
    `## Score\n\n${date}, ${machine}, ${versions}.\n`,
    ...scores(mutants, refused),
    '',
    'A timeout is a mutant that makes a loop endless; it counts as killed. A mutant that no test',
    'reaches counts as a survivor. A mutant that the compiler refuses is caught by `npm run types`',
    'before any test runs. The first score is that of the tests over all mutants, such ones too;',
    'the last is without them. Those among the survivors are not listed below.',
    '',
    ...(missing.length === 0
      ? []
      : [
          'Without figures, because they were not run or have nothing that is mutated, as numbers:',
          '',
          ...missing.map((file) => `- \`${file}\``),
          '',
        ]),
    '## Survivors',
    '',
    '*Equivalent* means that no input can show the difference. *No test* means that the difference',
    'can be shown, and why no test should. *To be done* is work.',
    '',
    ...judged.flatMap((survivor, at) => [
      ...(survivor.file === judged[at - 1]?.file ? [] : heading(survivor.file, at === 0)),
      row(survivor, judgementOf(survivor, judgements)),
    ]),
    '',
  ].join('\n');
}

const heading = (file: string, first: boolean): readonly string[] => [
  ...(first ? [] : ['']),
  `### \`${file}\``,
  '',
  '| line | code | instead | judgement |',
  '|---|---|---|---|',
];

const row = ({ line, original, replacement }: Mutant, judgement?: Judgement): string => {
  const judged = `*${judgement?.verdict}*: ${judgement?.because}`;
  return `| ${line} | ${code(original)} | ${code(replacement)} | ${judged} |`;
};

/** Code in a cell of a table: cut where it is long, and with nothing that ends the cell. */
function code(text: string): string {
  const short = text.length > 90 ? `${text.slice(0, 87)}…` : text;
  return `\`\` ${short.replaceAll('|', '\\|').replaceAll('``', '` `')} \`\``;
}

/** One row for each folder, and one for all. */
function scores(mutants: readonly Mutant[], refused: ReadonlySet<Mutant>): readonly string[] {
  const folders = [...new Set(mutants.map(({ file }) => posix.dirname(file)))].sort();
  return [
    '| folder | mutants | killed | timeout | survived | not reached | score | do not compile | without |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...folders.map((folder) => {
      const inFolder = mutants.filter(({ file }) => posix.dirname(file) === folder);
      return scoreRow(`\`${folder}\``, inFolder, refused);
    }),
    scoreRow('**all**', mutants, refused),
  ];
}

function scoreRow(name: string, all: readonly Mutant[], refused: ReadonlySet<Mutant>): string {
  const count = (wanted: string) => all.filter(({ status }) => status === wanted).length;
  const compiling = all.filter((mutant) => !refused.has(mutant));
  const cells = [
    all.length,
    ...['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count),
    shareNoticed(all),
    all.length - compiling.length,
    shareNoticed(compiling),
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

const shareNoticed = (mutants: readonly Mutant[]): string =>
  mutants.length === 0
    ? '–'
    : `${((100 * mutants.filter(isNoticed).length) / mutants.length).toFixed(2)} %`;
