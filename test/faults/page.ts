/**
 * docs/reliability.md: prose around one block that is written from the figures and never by hand.
 * What the prose says is for people; the block is for whoever doubts it.
 */
import { FAULTS, type Fault } from './gate.js';

/** What one gate found. */
export interface Row extends Readonly<Record<Fault, number>> {
  readonly gate: string;
  /** The heading that it stands under. */
  readonly section: string;
  readonly what: string;
  readonly times: number;
  readonly acknowledged: number;
  readonly seen: Readonly<Record<string, number>>;
  /** The seeds of the runs that the figures are from. */
  readonly seeds: readonly number[];
  /** The day of the last of them. */
  readonly date: string;
  /** Processor, system, Node.js and engine. */
  readonly machine: string;
}

const START = '<!-- figures, written by npm run faults -->';
const END = '<!-- end of figures -->';

/**
 * The page with its block written anew.
 * @throws Error for a page that has no block
 */
export function pageWith(page: string, rows: readonly Row[]): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the page has no place for figures: ${START}`);
  return page.slice(0, start) + blockOf(rows) + page.slice(end + END.length);
}

function blockOf(rows: readonly Row[]): string {
  const sections = [...new Set(rows.map(({ section }) => section))];
  const parts = sections.map((section) =>
    sectionOf(
      section,
      rows.filter((row) => row.section === section),
    ),
  );
  return [START, ...parts, END].join('\n\n');
}

function sectionOf(section: string, rows: readonly Row[]): string {
  const head = ['what was done', 'times', 'acknowledged', ...FAULTS];
  const table = [
    `| ${head.join(' | ')} |`,
    `|---|${'---:|'.repeat(head.length - 1)}`,
    ...rows.map((row) => {
      const figures = [row.times, row.acknowledged, ...FAULTS.map((fault) => row[fault])];
      return `| ${row.what} (\`${row.gate}\`) | ${figures.map(grouped).join(' | ')} |`;
    }),
  ];
  const machines = [...new Set(rows.map(({ date, machine }) => `${date}, ${machine}.`))];
  return [`## ${section}`, table.join('\n'), ...rows.flatMap(seenIn), ...machines].join('\n\n');
}

/** What else a gate counted, and the seeds of its runs. */
function seenIn({ gate, seen, seeds }: Row): string[] {
  const counted = Object.entries(seen).map(([what, times]) => `${what} ${grouped(times)}`);
  const from = `seed${seeds.length > 1 ? 's' : ''} ${seeds.join(', ')}`;
  return [`\`${gate}\`, ${from}${counted.length > 0 ? `: ${counted.join('; ')}` : ''}.`];
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
