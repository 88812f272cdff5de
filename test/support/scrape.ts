/**
 * Metrics as somebody scrapes them: the text over HTTP, read by the parser of another program.
 */
import { createRequire } from 'node:module';

type Labels = Readonly<Record<string, string>>;

/** The parser tells values as texts. */
interface Sample {
  readonly value?: string;
  readonly labels?: Labels;
}
interface Family {
  readonly name: string;
  readonly type: string;
  readonly metrics: readonly Sample[];
}

const load = createRequire(import.meta.url);
const { default: parse = load('parse-prometheus-text-format') } = load(
  'parse-prometheus-text-format',
) as { readonly default?: (text: string) => readonly Family[] };

export interface Scraped {
  readonly text: string;
  readonly contentType: string | null;
  readonly families: readonly Family[];
  /** The value of the series with these labels; 0 where there is none. */
  readonly valueIn: (name: string, labels?: Labels) => number;
  /** How often a histogram with these labels was told something; the parser adds all of them up. */
  readonly countIn: (name: string, labels?: Labels) => number;
}

/** Asks for the metrics once. @param url where they are; a server without any has `null` */
export async function scrape(url: string | null): Promise<Scraped> {
  const response = await fetch(url ?? '');
  const text = await response.text();
  const families: readonly Family[] = parse(text);
  return {
    text,
    contentType: response.headers.get('content-type'),
    families,
    valueIn: (name, labels = {}) => {
      const family = families.find((each) => each.name === name);
      if (!family) throw new Error(`nothing is called ${name}`);
      const sample = family.metrics.find((each) => isLabelled(each, labels));
      return Number(sample?.value ?? 0);
    },
    countIn: (name, labels = {}) => {
      const told = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const series = told.length === 0 ? `${name}_count` : `${name}_count{${told.join(',')}}`;
      const line = text.split('\n').find((each) => each.startsWith(`${series} `));
      return Number(line?.slice(series.length) ?? 0);
    },
  };
}

const isLabelled = ({ labels = {} }: Sample, wanted: Labels): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);
