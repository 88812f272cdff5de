/** The page `docs/mutation.md`: figures by folder, then every survivor with its judgement. */
import { posix } from 'node:path';
import { type Judgement, judgementOf, type Report, type Survivor } from './survivors.js';

/** Where and with what the figures were had. */
export interface Circumstances {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly machine: string;
  readonly versions: string;
  /** Files of the rules that have code to mutate and were not in the run. */
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
every mutant. A mutant that 500 tests let pass, those that are most about its file first, has
survived.
`;

/** What was found: `refused` are survivors that do not compile; all others must be judged. */
export interface Findings {
  readonly report: Report;
  readonly survivors: readonly Survivor[];
  readonly refused: ReadonlySet<Survivor>;
  readonly judgements: readonly Judgement[];
}

/** The page for one report. */
export function pageOf(
  { report, survivors, refused, judgements }: Findings,
  { date, machine, versions, missing }: Circumstances,
): string {
  const judged = survivors.filter((survivor) => !refused.has(survivor));
  return [
    INTRODUCTION,
    `## Score\n\n${date}, ${machine}, ${versions}.\n`,
    ...scores(report, survivors, refused),
    '',
    'A timeout is a mutant that makes a loop endless; it counts as killed. A mutant that no test',
    'reaches counts as a survivor. So does one that the compiler refuses: `npm run types` fails on',
    'it before any test runs, and it is left out of the list below. Without those that it refuses,',
    `${compilingScore(report, refused)} are killed.`,
    '',
    ...(missing.length === 0
      ? []
      : ['Not run, so without figures:', '', ...missing.map((file) => `- \`${file}\``), '']),
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

/** The share of killed mutants among those that are not survivors that do not compile. */
function compilingScore({ files }: Report, refused: ReadonlySet<Survivor>): string {
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  const killed = all.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  return `${((100 * killed) / (all.length - refused.size)).toFixed(2)} %`;
}

const heading = (file: string, first: boolean): readonly string[] => [
  ...(first ? [] : ['']),
  `### \`${file}\``,
  '',
  '| line | code | instead | judgement |',
  '|---|---|---|---|',
];

const row = ({ line, original, replacement }: Survivor, judgement?: Judgement): string => {
  const judged = `*${judgement?.verdict}*: ${judgement?.because}`;
  return `| ${line} | ${code(original)} | ${code(replacement)} | ${judged} |`;
};

/** Code in a cell of a table: cut where it is long, and with nothing that ends the cell. */
function code(text: string): string {
  const short = text.length > 90 ? `${text.slice(0, 87)}…` : text;
  return `\`\` ${short.replaceAll('|', '\\|').replaceAll('``', '` `')} \`\``;
}

/** One row for each folder, and one for all. */
function scores(
  { files }: Report,
  survivors: readonly Survivor[],
  refused: ReadonlySet<Survivor>,
): readonly string[] {
  const paths = Object.keys(files);
  const folders = [...new Set(paths.map((path) => posix.dirname(path)))].sort();
  const row = (name: string, belongs: (path: string) => boolean) => {
    const statuses = paths
      .filter(belongs)
      .flatMap((path) => files[path]?.mutants.map(({ status }) => status) ?? []);
    const invalid = survivors.filter((each) => belongs(each.file) && refused.has(each)).length;
    return scoreRow(name, statuses, invalid);
  };
  return [
    '| folder | mutants | killed | timeout | survived | not reached | do not compile | score |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...folders.map((folder) => row(`\`${folder}\``, (path) => posix.dirname(path) === folder)),
    row('**all**', () => true),
  ];
}

function scoreRow(name: string, statuses: readonly string[], invalid: number): string {
  const count = (status: string) => statuses.filter((each) => each === status).length;
  const [killed, timeout] = [count('Killed'), count('Timeout')];
  const [survived, unreached] = [count('Survived'), count('NoCoverage')];
  const counted = killed + timeout + survived + unreached;
  const score = ((100 * (killed + timeout)) / counted).toFixed(2);
  const cells = [counted, killed, timeout, survived, unreached, invalid, `${score} %`];
  return `| ${[name, ...cells].join(' | ')} |`;
}
