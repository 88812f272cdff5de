/**
 * `attach`: prints the digests of documents as statements name them, and uploads the documents to
 * the server of the cluster. With `--get` it fetches one by its digest, from a server or an
 * exported folder, and writes nothing that has another digest.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { belongingsOf, mustBeDocument } from './belongings.js';
import { type Act, register, type SourceOptions, withSource } from './command.js';
import { EXIT, type ExitCode, failure } from './exit.js';
import { unreadable } from './read.js';
import { openSource } from './source.js';
import { jsonText, type Terminal } from './terminal.js';

interface AttachOptions extends SourceOptions {
  readonly dry?: true;
  readonly get?: string;
  readonly out?: string;
}

/** Adds `attach`. */
export function addAttach(program: Command, terminal: Terminal): void {
  const { options } = terminal.texts.help;
  withSource(register(program, terminal, 'attach', attachAct), terminal)
    .argument('[files...]', options.documents)
    .option('--dry', options.attachDry)
    .option('--get <digest>', options.attachGet)
    .option('--out <file>', options.receiptOut);
}

const attachAct: Act<[readonly string[], AttachOptions]> = async (terminal, files, options) => {
  const { attach } = terminal.texts;
  const { get, out } = options;
  if (get !== undefined && files.length === 0 && out !== undefined) {
    return fetchOne(terminal, get, out, options);
  }
  if (files.length === 0 || get !== undefined || out !== undefined) {
    throw failure(EXIT.usage, attach.which, { remedy: attach.whichRemedy });
  }
  // All files are read and named before the first is sent.
  const documents = files.map((file) => documentIn(terminal, file));
  return options.dry ? show(terminal, documents) : upload(terminal, documents, options);
};

/** A document to attach. */
interface Document {
  readonly file: string;
  readonly digest: string;
  readonly size: number;
  readonly type: string;
}

type Sent = Document & { readonly isNew?: boolean };

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/** The media types that a server takes, by the ending of the file. */
const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': `${OOXML}.wordprocessingml.document`,
  '.xlsx': `${OOXML}.spreadsheetml.sheet`,
  '.odt': `${ODF}.text`,
  '.ods': `${ODF}.spreadsheet`,
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
};

function documentIn({ texts }: Terminal, file: string): Document {
  const type = TYPES[extname(file).toLowerCase()];
  if (type === undefined) {
    const endings = Object.keys(TYPES).join(' ');
    throw failure(EXIT.usage, texts.attach.otherKind(file), { remedy: endings });
  }
  const bytes = bytesOf(texts, file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { file, digest, size: bytes.length, type };
}

function bytesOf(texts: Terminal['texts'], file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw unreadable(texts, file, error);
  }
}

async function upload(
  terminal: Terminal,
  documents: readonly Document[],
  options: AttachOptions,
): Promise<ExitCode> {
  const { texts } = terminal;
  const { remote } = await openSource(terminal, options);
  if (!remote) {
    throw failure(EXIT.usage, texts.attach.noServer, { remedy: texts.attach.noServerRemedy });
  }
  const sent: Sent[] = [];
  for (const document of documents) {
    const bytes = bytesOf(texts, document.file);
    const { digest, isNew } = await remote.attach(bytes, document.type);
    if (digest !== document.digest) {
      throw failure(EXIT.broken, texts.attach.otherDigest(document.file), { why: digest });
    }
    sent.push({ ...document, isNew });
  }
  show(terminal, sent);
  const field = `--field document=@${documents[0]?.file ?? 'FILE'}`;
  terminal.say(texts.next(`giaouoc say TYPE ${field}`));
  return EXIT.sound;
}

/** The digests, each before its file as `sha256sum` prints them, and what became of it. */
function show({ texts, json, print }: Terminal, documents: readonly Sent[]): ExitCode {
  const state = ({ isNew }: Sent): string =>
    isNew === undefined ? '' : `  ${isNew ? texts.attach.isNew : texts.attach.isKnown}`;
  const lines = documents.map((each) => `${each.digest}  ${each.file}${state(each)}`);
  const facts = documents.map(({ isNew, ...rest }) => ({ ...rest, new: isNew ?? null }));
  print(json ? jsonText(facts) : lines.join('\n'));
  return EXIT.sound;
}

async function fetchOne(
  terminal: Terminal,
  digest: string,
  out: string,
  options: AttachOptions,
): Promise<ExitCode> {
  const { texts, json, print } = terminal;
  if (!/^[0-9a-f]{64}$/.test(digest)) throw failure(EXIT.usage, texts.attach.notADigest, {});
  const { remote } = await openSource(terminal, options);
  const held = remote ?? belongingsOf(options.journal ?? '', texts);
  const bytes = await held.attachment(digest);
  if (!bytes) {
    const { notThere, notThereRemedy } = texts.attach;
    throw failure(EXIT.unreadable, notThere(digest), { remedy: notThereRemedy });
  }
  mustBeDocument(texts, digest, bytes);
  try {
    writeFileSync(out, bytes);
  } catch (error) {
    throw unreadable(texts, out, error);
  }
  print(json ? jsonText({ digest, size: bytes.length, file: out }) : `${digest}  ${out}`);
  return EXIT.sound;
}
