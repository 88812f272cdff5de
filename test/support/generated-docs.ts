/**
 * The documents that are generated from the rules: the list of refusals, the drawings of both
 * machines, and what every statement says. `test/workflows/generated-docs.test.ts` holds the files
 * against this text, and `test/readme.test.ts` writes them where the environment has
 * `WRITE_DOCS=1`.
 */
import {
  diagramOf,
  MACHINES,
  mermaidOf,
  REFUSAL_CODES,
  type RefusalCode,
  refusalText,
} from '../../workflows/index.js';
import { statementsPage } from './statements-page.js';

/** Every generated document by its path in the project. */
export const generatedDocs = (): Readonly<Record<string, string>> => ({
  'docs/refusals.md': refusalsPage(),
  'docs/diagram.md': diagramPage(),
  'docs/statements.md': statementsPage(NOTE),
});

const NOTE = 'This page is written by `WRITE_DOCS=1 npm test -- readme` and held to it by a test.';

/** What the parts of the codes are about, in the order of the codes. */
const PARTS: Readonly<Record<string, string>> = {
  form: 'The form of a statement',
  frame: 'The frame: cluster, rules, time, state',
  authority: 'The key and its mandate',
  speaker: 'The office of the speaker',
  cluster: 'The cluster',
  deadline: 'Deadlines',
  roster: 'The roster of a year',
  launch: 'Launch (phát động)',
  pledge: 'Pledge (giao ước thi đua)',
  report: 'Report (sơ kết, tổng kết)',
  review: 'Review (bình xét)',
  award: 'Award (đề nghị khen thưởng)',
  handover: 'Handover (bàn giao Cụm trưởng)',
};

/** The anchor of a refusal code on its page. */
export const anchorOf = (code: RefusalCode): string => code.replace('/', '-');

function refusalsPage(): string {
  const all = Object.entries(REFUSAL_CODES);
  const parts = [...new Set(all.map(([, code]) => code.slice(0, code.indexOf('/'))))];
  const sections = parts.flatMap((part) => [
    `## ${PARTS[part]}`,
    '',
    '| code | condition | English | Vietnamese |',
    '|---|---|---|---|',
    ...all
      .filter(([, code]) => code.startsWith(`${part}/`))
      .map(([condition, code]) => refusalRow(condition, code)),
    '',
  ]);
  return [
    '# Refusals',
    '',
    'Why the rules do not accept a statement. A code never changes its meaning. A statement that is',
    'refused gets all its refusals at once, and nothing changes. `condition` is the name under which',
    'the definitions of the machines list the question.',
    '',
    NOTE,
    '',
    ...sections,
  ].join('\n');
}

function refusalRow(condition: string, code: RefusalCode): string {
  const cells = [
    `<a id="${anchorOf(code)}"></a>\`${code}\``,
    `\`${condition}\``,
    refusalText(code, 'en'),
    refusalText(code, 'vi'),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const VIEWS = [
  ['in English', 'en'],
  ['in Vietnamese', 'vi'],
  ['with the names of the rules and every condition', null],
] as const;

const TITLES = { cluster: 'The cluster', cycle: 'One emulation year' } as const;

function diagramPage(): string {
  const drawings = MACHINES.flatMap((machine) =>
    VIEWS.flatMap(([view, language]) => [
      `## ${TITLES[machine]}, ${view}`,
      '',
      '```mermaid',
      mermaidOf(diagramOf(machine), language).trimEnd(),
      '```',
      '',
    ]),
  );
  return [
    '# The two machines, drawn',
    '',
    'The drawings are read off the definitions that judge statements, so they cannot show a way that',
    'the rules do not have. `npx giaouoc diagram` prints the same. What may be said in a state',
    'without leaving it stands in a note beside it.',
    '',
    NOTE,
    '',
    ...drawings,
  ].join('\n');
}
