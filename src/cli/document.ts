/**
 * `document`: makes a document that people sign and file from a journal, alone and offline. For a
 * number that was issued the facts of its issue are taken from the journal; with `--check` the
 * digest is held against the one that was issued, and a file that differs ends with 1.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { DOCUMENT_KINDS, type DocumentKind, type Journal } from '../../workflows/index.js';
import { type AuditInput, type AuditInputOptions, limitOf, openInput } from './audit-input.js';
import { type Act, register, wholeNumber } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { unreadable } from './read.js';
import { fold } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface DocumentOptions extends AuditInputOptions {
  readonly year: number;
  readonly number: number;
  readonly symbol?: string;
  readonly place?: string;
  readonly date?: string;
  readonly upTo?: number;
  readonly out?: string;
  readonly check?: true;
}

/** Adds `document`. */
export function addDocument(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  register(program, terminal, 'document', documentAct)
    .argument('<kind>', options.documentKind)
    .argument('<what>', options.what)
    // Understood as by `audit`; the help would be too long with it, and an address can name it.
    .addOption(new Option('--cluster <id>', options.cluster).hideHelp())
    .option('--key <file>', options.key)
    .requiredOption('--year <year>', options.sayYear, wholeNumber(terminal, 1970, 9999))
    .requiredOption('--number <n>', options.documentNumber, wholeNumber(terminal, 1, 99_999))
    .option('--symbol <text>', options.documentSymbol)
    .option('--place <text>', options.documentPlace)
    .option('--date <day>', options.documentDate, dateOption(terminal))
    .option('--up-to <size>', options.documentUpTo, wholeNumber(terminal, 1, 1e15))
    .option('--out <file>', options.receiptOut)
    .option('--check', options.documentCheck);
}

const documentAct: Act<[string, string, DocumentOptions]> = async (
  terminal,
  kind,
  what,
  options,
) => {
  const { texts } = terminal;
  if (!isKind(kind)) {
    const kinds = DOCUMENT_KINDS.join(', ');
    throw failure(EXIT.usage, texts.document.notAKind(kind, kinds), {});
  }
  const { journal, lines } = await readAll(terminal, await openInput(terminal, what, options));
  const issued = issuedIn(journal, kind, options);
  if (options.check && !issued) {
    throw failure(EXIT.usage, texts.document.notIssued, { remedy: texts.document.notIssuedRemedy });
  }
  const facts = factsOf(terminal, kind, options, issued, lines.length);
  const { bytes, root } = await made(terminal, journal.origin, lines, facts);
  if (options.out !== undefined) write(terminal, options.out, bytes);
  return report(terminal, { facts, root, bytes, issued, options });
};

const isKind = (word: string): word is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(word);

const dateOption =
  ({ texts }: Terminal) =>
  (text: string): string => {
    const isDate =
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
    if (isDate) return text;
    throw failure(EXIT.usage, texts.document.notADate(text), {});
  };

/** Every entry, judged again; of a server that goes on writing, as many as its checkpoint has. */
async function readAll(terminal: Terminal, input: AuditInput) {
  const lines: Uint8Array[] = [];
  const replay = await fold(terminal, input.pieces(), {
    upTo: limitOf(input) - 1,
    onEntry: (_, line) => lines.push(Uint8Array.from(line)),
  });
  if (!replay) {
    const { empty, emptyRemedy } = terminal.texts.audit;
    throw failure(EXIT.unreadable, empty, { remedy: emptyRemedy });
  }
  return { journal: replay.journal(), lines };
}

const issuedIn = ({ cycles }: Journal, kind: DocumentKind, { year, number }: DocumentOptions) =>
  cycles.get(year)?.context.documents[kind]?.[number];

type Issued = NonNullable<ReturnType<typeof issuedIn>>;

function factsOf(
  { texts }: Terminal,
  kind: DocumentKind,
  options: DocumentOptions,
  issued: Issued | undefined,
  size: number,
) {
  const symbol = options.symbol ?? issued?.symbol;
  const place = options.place ?? issued?.place;
  const date = options.date ?? issued?.date;
  const upTo = options.upTo ?? issued?.upTo ?? size;
  if (upTo > size) throw failure(EXIT.usage, texts.document.tooFew(size), {});
  if (symbol === undefined || place === undefined || date === undefined) {
    const given = Object.entries({ symbol, place, date });
    const missing = given.filter(([, value]) => value === undefined).map(([name]) => `--${name}`);
    throw failure(EXIT.usage, texts.document.missing(missing.join(', ')), {});
  }
  const { year, number } = options;
  const [sign, where] = [symbol.normalize('NFC'), place.normalize('NFC')];
  return { kind, year, upTo, number, symbol: sign, place: where, date };
}

type Facts = ReturnType<typeof factsOf>;

async function made(
  terminal: Terminal,
  origin: string,
  lines: readonly Uint8Array[],
  facts: Facts,
) {
  const { viewOf } = await import('../documents/journal-view.js');
  const { makeDocument } = await import('../documents/make-document.js');
  const read = viewOf(origin, lines, facts.upTo);
  if (!read.ok) throw new Error(`entry ${read.broken.seq} held a moment ago`);
  const document = await makeDocument(read.view, facts);
  if (document.ok) return { bytes: document.bytes, root: read.view.root };
  const { gaps, gapWhy } = terminal.texts.document;
  throw failure(EXIT.usage, gaps[document.gap](facts.year), { why: gapWhy });
}

function write({ texts }: Terminal, out: string, bytes: Uint8Array): void {
  try {
    writeFileSync(out, bytes);
  } catch (error) {
    throw unreadable(texts, out, error);
  }
}

/** What the clerk of the chair says next, so that the file can be held against its digest. */
function issueCommand({ year, ...facts }: Facts, digest: string): string {
  const fields = Object.entries({ ...facts, digest }).map(([name, value]) =>
    typeof value === 'number' ? `--field ${name}:=${value}` : `--field ${name}="${value}"`,
  );
  return `giaouoc say document.issue --year ${year} ${fields.join(' ')}`;
}

interface Outcome {
  readonly facts: Facts;
  readonly root: string;
  readonly bytes: Uint8Array;
  readonly issued: Issued | undefined;
  readonly options: DocumentOptions;
}

function report(terminal: Terminal, { facts, root, bytes, issued, options }: Outcome): ExitCode {
  const { json, print, say, texts } = terminal;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const differs = issued !== undefined && issued.digest !== digest;
  if (json) {
    const known = issued === undefined ? null : { digest: issued.digest, same: !differs };
    print(jsonText({ ...facts, root, digest, bytes: bytes.length, issued: known }));
  } else {
    const { kind, year, number, upTo } = facts;
    print(texts.document.made(texts.document.kinds[kind], year, number));
    print(`  ${texts.document.from(upTo, root)}`);
    print(`  ${texts.document.digest(digest)}`);
    if (issued) print(`  ${differs ? texts.document.differs(issued.digest) : texts.document.same}`);
    if (options.out !== undefined) say(texts.document.written(options.out, bytes.length));
    say(texts.document.notASignature);
    if (!issued) say(texts.next(issueCommand(facts, digest)));
  }
  if (differs && options.check) say(`→ ${texts.document.differsRemedy}`);
  return differs && options.check ? EXIT.broken : EXIT.sound;
}
