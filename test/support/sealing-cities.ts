/**
 * Cities that seal, at the command line: a cluster in memory, a key file for each city, and what
 * `giaouoc seal` prints for it when it is given the journal so far as a file. What it signs is said
 * in the cluster, so the rules judge exactly what the command made.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { isFailure } from '../../src/cli/exit.js';
import { programFor } from '../../src/cli/program.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { textsOf } from '../../src/cli/texts.js';
import type { Signed } from '../../workflows/index.js';
import { YEAR } from './bodies.js';
import { reviewRules, scoringRules, type TestCluster } from './cluster.js';
import { reportedYear } from './given.js';
import { keyOf } from './keys.js';
import * as year from './year.js';

/** Four cities: each leaves its secret with three others, of whom two are enough. */
export const CITIES = ['ha-noi', 'hai-phong', 'can-tho', 'hue'] as const;

/** Everyone judges everyone, and nobody sees a sheet or a ballot before the close. */
export const sealedRules = reviewRules({
  scoring: scoringRules({
    peer: {
      mode: 'everyone',
      sheets: 3,
      secrecy: 'sealed',
      aggregate: 'mean',
      minimum: 1,
      neutral: false,
    },
    weights: { self: 1, peer: 1, verified: 0 },
  }),
  vote: { ...reviewRules().vote, ballot: 'sealed' },
});

/** The year in which the cities have scored themselves, and lots are drawn next. */
export function citiesBeforeDraw(): TestCluster {
  const cluster = reportedYear({ members: CITIES, charter: { review: sealedRules } });
  year.score(cluster);
  return cluster;
}

/** What a command printed, said, and how it ended. */
export interface Ran {
  readonly exit: number;
  readonly said: string;
  readonly printed: string;
  /** What it signed and sent to nobody. */
  readonly signed: readonly Signed[];
}

/** A folder of key files, and the command line that uses them. */
export interface Desk {
  /** Runs `giaouoc seal …` for an officer of a city; `words` begins with the command's own name. */
  readonly run: (cluster: TestCluster, city: string, ...words: string[]) => Promise<Ran>;
  /** Runs it, and says in the cluster what it signed. */
  readonly act: (cluster: TestCluster, city: string, ...words: string[]) => Promise<Ran>;
  /** Runs it against a server, which is sent what was signed. */
  readonly send: (url: string, city: string, ...words: string[]) => Promise<Ran>;
  /** Writes a file beside the keys and answers with its path. */
  readonly file: (name: string, content: unknown) => string;
  readonly close: () => void;
}

/** Opens a desk; its officer is `officer` unless a city is named like `hue/clerk`. */
export function openDesk(language: 'en' | 'vi' = 'en'): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'sealing-'));
  const file: Desk['file'] = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const keyAt = (city: string): string => {
    const name = city.includes('/') ? city : `${city}/officer`;
    const pem = keyOf(name).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return file(`${name.replace('/', '-')}.key`, pem);
  };
  const run: Desk['run'] = (cluster, city, ...words) => {
    const text = cluster.lines.map((line) => `${line}\n`).join('');
    const source = ['--journal', file('journal.ndjson', text), '--key', keyAt(city), '--yes'];
    return ran(language, cluster.now(), ['seal', ...words, ...source]);
  };
  return {
    run,
    act: async (cluster, city, ...words) => {
      const done = await run(cluster, city, ...words);
      for (const { statement } of done.signed) {
        const { type, body, by } = statement;
        const codes = cluster.refusals({
          type,
          by: by.member,
          officer: by.officer,
          cycle: YEAR,
          body,
        });
        if (codes.length > 0) throw new Error(`${city} ${type}: ${codes.join(', ')}`);
      }
      if (done.exit !== 0) throw new Error(`${city} ${words.join(' ')}: ${done.said}`);
      return done;
    },
    send: (url, city, ...words) => {
      const source = ['--server', url, '--cluster', 'cities', '--key', keyAt(city), '--yes'];
      return ran(language, Date.now(), ['seal', ...words, ...source]);
    },
    file,
    close: () => rmSync(folder, { recursive: true }),
  };
}

async function ran(language: 'en' | 'vi', now: number, words: string[]): Promise<Ran> {
  const printed: string[] = [];
  const said: string[] = [];
  const same = (text: string): string => text;
  const terminal: Terminal = {
    language,
    texts: textsOf(language),
    json: true,
    mayAsk: false,
    live: false,
    draw: () => {},
    print: (text) => void printed.push(text),
    say: (text) => void said.push(text),
    paint: { strong: same, good: same, bad: same, faint: same },
  };
  // Only the date is set: everything else runs as it does at a desk.
  jest.useFakeTimers({ now, doNotFake: TIMERS });
  try {
    await programFor(terminal).parseAsync(words, { from: 'user' });
    const text = printed.join('\n');
    const data: readonly unknown[] = text === '' ? [] : JSON.parse(text);
    const signed = data.filter((each) => Object.hasOwn(each as object, 'statement')) as Signed[];
    return { exit: Number(process.exitCode ?? 0), said: said.join('\n'), printed: text, signed };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const { message, why, remedy, exit } = error;
    return {
      exit,
      said: [...said, message, why, remedy].join('\n'),
      printed: printed.join('\n'),
      signed: [],
    };
  } finally {
    process.exitCode = 0;
    jest.useRealTimers();
  }
}

type Faked = Extract<Parameters<typeof jest.useFakeTimers>[0], { readonly now?: unknown }>;

const TIMERS: NonNullable<Faked['doNotFake']> = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];
