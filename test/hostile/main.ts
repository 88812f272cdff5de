/**
 * `npm run fuzz -- --requests N --seed S`: hostile requests against the real server. It ends with
 * the figures, or with 1 and the requests that break a claim. `--write` keeps the figures where
 * `docs/asvs.md` shows them, also those of a run that is ended early.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Figures, fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '5000' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    write: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const began = Date.now();

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function told({ requests, byStatus, reached, routes, codes, accepted }: Figures): string {
  const statuses = Object.entries(byStatus).map(([status, times]) => `${status}: ${count(times)}`);
  return [
    `${count(requests)} hostile requests, seed ${seed}, ${Math.round((Date.now() - began) / 1000)} s`,
    `answers by status (0: hung up on): ${statuses.join(', ')}`,
    `routes that answered with success: ${reached} of ${routes}`,
    `codes of problems seen: ${codes.length}`,
    `statements accepted: ${count(accepted)}`,
    'claims broken: 0',
    `Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  ].join('\n');
}

/** The figures of the last long run, between these marks. */
const KEPT = /(<!-- fuzz: [^>]*-->)[\s\S]*(<!-- \/fuzz -->)/;

function keep(text: string): void {
  if (!values.write) return;
  const file = 'docs/asvs.md';
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace(KEPT, `$1\n\n\`\`\`text\n${text}\n\`\`\`\n\n$2`));
}

process.stderr.write(`seed ${seed}\n`);
try {
  const figures = await fuzz(Number(values.requests), seed, (soFar) => {
    process.stderr.write(`${told(soFar)}\n\n`);
    keep(told(soFar));
  });
  console.log(told(figures));
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
