/**
 * Builds a statement: who speaks is read off the key, the year off the journal where only one takes
 * such a statement, and `seen` is the head of the journal as it was just read and judged here.
 */
import { readFileSync } from 'node:fs';
import {
  bodyShape,
  type ClusterContext,
  type CycleState,
  isClusterType,
  type Journal,
  type Message,
  messageOf,
  openReplay,
  type Replay,
  requirementsFor,
  rulesFor,
  type Statement,
  type StatementType,
} from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { holderOf } from './holder.js';
import { unreadable } from './read.js';
import { completed, type Draft, jsonOf, normalized, withField } from './say-body.js';
import { filled, type NamedText, textCollector } from './say-fill.js';
import { fold, type Source } from './source.js';
import type { Terminal } from './terminal.js';
import { partyName } from './wording.js';

export interface BuildOptions {
  readonly member?: string;
  readonly officer?: string;
  readonly year?: number;
  readonly body?: string;
  readonly field?: readonly string[];
}

/** A statement that is ready to be shown, judged and signed. */
export interface Built {
  readonly replay: Replay;
  readonly statement: Statement;
  readonly message: Message;
  readonly party: string;
  readonly named: NamedText | undefined;
  readonly keyId: string | null;
  /** The time by which the rules are asked. */
  readonly at: string;
}

/** Puts the statement together from the options and from the journal of the source. */
export async function build(
  terminal: Terminal,
  source: Source,
  type: StatementType,
  options: BuildOptions,
): Promise<Built> {
  const given = await givenBody(terminal, options);
  const texts = textCollector();
  const folded = await fold(terminal, source.pieces(), { onEntry: texts.onEntry });
  const replay = folded ?? openReplay(originOf(given));
  return builtFrom(terminal, source, { replay, texts, type, given }, options);
}

/** What a statement is built from: the journal as it was read, and what was given of its body. */
export interface Material {
  readonly replay: Replay;
  readonly texts: ReturnType<typeof textCollector>;
  readonly type: StatementType;
  readonly given: Draft;
}

/** Puts a statement together from a journal that was read already. */
export function builtFrom(
  terminal: Terminal,
  source: Source,
  { replay, texts, type, given }: Material,
  options: BuildOptions,
): Built {
  const journal = replay.journal();
  const { context } = journal.cluster;
  const by = speakerOf(terminal, context, source, options);
  const cycle = isClusterType(type) ? null : (options.year ?? yearFor(terminal, journal, [type]));
  const body = normalized(
    completed(bodyShape(type), filled(journal, type, cycle, given, by.member)),
  );
  const at = source.now(journal.at) || new Date().toISOString();
  const said = {
    body: body as Statement['body'],
    by,
    cluster: journal.origin,
    cycle,
    rules: '',
    said: at,
    seen: { root: replay.rootAt(journal.size) ?? '', size: journal.size },
    type,
  };
  const statement: Statement = { ...said, rules: versionFor(journal, said) };
  return {
    replay,
    statement,
    message: messageOf(statement),
    party: partyName(context, by.member, terminal.language),
    named: texts.namedBy(body),
    keyId: source.key?.id ?? null,
    at,
  };
}

/** The body as it was given: a file or `-`, then field by field. */
async function givenBody(terminal: Terminal, { body, field }: BuildOptions): Promise<Draft> {
  const base = body === undefined ? {} : jsonOf(terminal, await bodyText(terminal, body), body);
  return (field ?? []).reduce<Draft>((draft, each) => withField(terminal, draft, each), base);
}

async function bodyText({ texts }: Terminal, path: string): Promise<string> {
  if (path === '-') {
    const pieces: Uint8Array[] = [];
    for await (const piece of process.stdin) pieces.push(piece as Uint8Array);
    return Buffer.concat(pieces).toString('utf8');
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(texts, path, error);
  }
}

/** The founding brings the name of its journal; nothing else can be said before it. */
function originOf(body: Draft): string {
  const { origin } = (body ?? {}) as { readonly origin?: Draft };
  return typeof origin === 'string' ? origin : '';
}

function versionFor(journal: Journal, statement: Statement): string {
  const { type, body } = statement;
  const charter = type === 'cluster.found' && (body as { readonly charter?: unknown }).charter;
  if (type === 'cluster.found' && !charter) return '';
  return rulesFor(journal, statement) ?? '';
}

/** Who speaks: who the options name, or else the officer whose key it is. */
export function speakerOf(
  { texts }: Terminal,
  context: ClusterContext,
  { key }: Source,
  { member, officer }: BuildOptions,
): Statement['by'] {
  const holder = key ? holderOf(context, key.id) : null;
  const speaks = member ?? holder?.member;
  if (speaks === undefined) {
    throw failure(EXIT.usage, texts.say.whoSpeaks, { remedy: texts.say.whoSpeaksRemedy });
  }
  return { member: speaks, officer: officer ?? holder?.officer ?? 'root' };
}

/** The one year that takes such statements now; where there are two, somebody must say which. */
export function yearFor(
  { texts }: Terminal,
  journal: Journal,
  types: readonly StatementType[],
): number {
  const takes = (state: CycleState): boolean =>
    types.some((type) => requirementsFor(state, type) !== undefined);
  const taking = [...journal.cycles].filter(([, state]) => takes(state));
  const [only, another] = taking;
  if (!types.includes('cycle.launch') && only && !another) return only[0];
  throw failure(EXIT.usage, texts.say.whichYear, { remedy: texts.say.whichYearRemedy });
}
