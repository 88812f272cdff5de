/**
 * The page that keeps the figures. Its prose is written by hand; between two comments that name a
 * part stands what the last run of that part printed, word for word.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const PAGE = 'docs/performance.md';

/** A part's tables under the machine, the versions and the day. */
export function printed(tables: string): string {
  const [processor] = cpus();
  const machine = `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores`;
  const versions = `Node.js ${process.version}, ${process.platform} ${process.arch}`;
  const day = new Date().toISOString().slice(0, 10);
  return `${machine}\n${versions}, ${day}\n\n${tables}`;
}

/** Puts what was printed into its place on the page. @throws Error where there is none */
export function writeBlock(part: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(PAGE, withBlock(page, part, text));
}

/** The page with another block. */
export function withBlock(page: string, part: string, text: string): string {
  const [begin, end] = [`<!-- load: ${part} -->\n`, `<!-- end of ${part} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for ${part}`);
  return `${page.slice(0, from + begin.length)}\`\`\`text\n${text}\n\`\`\`\n${page.slice(to)}`;
}
