/**
 * Whom to believe about a log: which keys are its own, which witnesses there are, and which of them
 * together are a quorum; the policy file of C2SP tlog-policy. Reading refuses a name or public key
 * that is defined twice, a group of names that are not defined above it, and a name that is a
 * member twice, so that no witness can be counted in two ways. At most 128 lines of each kind.
 *
 *     log <vkey> [<url>]
 *     witness <name> <vkey> [<url>]
 *     group <name> all|any|<k> <name>…
 *     quorum <name>|none
 */
import { hexEncode, isWellFormed } from '../bytes.js';
import {
  COSIGNATURE_V1,
  ED25519,
  formatNoteKey,
  type KeyOfType,
  type KeyType,
  type LogKey,
  parseNoteKey,
  type WitnessKey,
} from './note-key.js';
import { readSize } from './size-text.js';

/** The parts of a policy file, each in the order of its lines. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The witness or group that must have vouched; null asks for nobody (`quorum none`). */
  readonly quorum: string | null;
};

/** A log whose heads count; the key's name is the log's origin. */
export type PolicyLog = { readonly key: LogKey; readonly url: string | null };

/** A witness, under the name that groups and the quorum use. */
export type PolicyWitness = {
  readonly name: string;
  readonly key: WitnessKey;
  readonly url: string | null;
};

/** Members that have vouched together when as many as needed have. */
export type PolicyGroup = {
  readonly name: string;
  readonly needed: number | 'all' | 'any';
  readonly members: readonly string[];
};

/** Which rule a policy breaks, and in which line, from 1. */
export type PolicyProblem = { readonly code: PolicyProblemCode; readonly line: number };

export type PolicyProblemCode =
  | 'control-character'
  | 'no-final-newline'
  | 'unknown-line'
  | 'parts'
  | 'log-key'
  | 'witness-key'
  | 'key-taken'
  | 'name-taken'
  | 'unknown-name'
  | 'member-twice'
  | 'needed'
  | 'too-many'
  | 'quorum-twice'
  | 'no-quorum';

/** What reading a policy answers. */
export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problem: PolicyProblem };

/** How many logs, witnesses and groups a policy may have, each. */
export const MAX_POLICY_ITEMS = 128;

/** Reads a policy file. */
export function parsePolicy(text: string): ParsedPolicy {
  const lines = text.split('\n');
  if (lines.pop() !== '') return refused('no-final-newline', lines.length + 1);
  const draft: Draft = {
    logs: [],
    witnesses: [],
    groups: [],
    quorum: undefined,
    keys: new Set(),
    names: new Set(['none']),
    members: new Set(),
  };
  for (const [at, line] of lines.entries()) {
    if (FORBIDDEN_CHARACTER.test(line) || !isWellFormed(line)) {
      return refused('control-character', at + 1);
    }
    const [kind, ...parts] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (kind === undefined || kind.startsWith('#')) continue;
    const readLine = LINES.get(kind) ?? unknownLine;
    const problem = readLine(draft, parts);
    if (problem !== null) return refused(problem, at + 1);
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) return refused('no-quorum', lines.length);
  return { ok: true, policy: { logs, witnesses, groups, quorum } };
}

/**
 * The text of a policy, which `parsePolicy` reads back to the same parts.
 *
 * @throws TypeError when the parts do not make a policy.
 */
export function formatPolicy(policy: Policy): string {
  const lines = [
    ...policy.logs.map(({ key, url }) => ['log', formatNoteKey(key), url]),
    ...policy.witnesses.map(({ name, key, url }) => ['witness', name, formatNoteKey(key), url]),
    ...policy.groups.map(({ name, needed, members }) => ['group', name, needed, ...members]),
    ['quorum', policy.quorum ?? 'none'],
  ];
  const parts = lines.map((line) => line.filter((part) => part !== null).map(String));
  if (!parts.flat().every((part) => /^[^ \t\n]+$/.test(part))) {
    throw new TypeError('a part of a policy is one word');
  }
  const text = parts.map((line) => `${line.join(' ')}\n`).join('');
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new TypeError(`not a policy: ${parsed.problem.code}`);
  // The word for "nobody" is not the name of a witness.
  if (parsed.policy.quorum !== policy.quorum) throw new TypeError('not a policy: unknown-name');
  return text;
}

/** A policy while its lines are read, and what is taken already. */
type Draft = {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  quorum: string | null | undefined;
  /** Type and public key of each key: a log may cosign others under a key of its own. */
  readonly keys: Set<string>;
  readonly names: Set<string>;
  /** The names that are a member of a group. */
  readonly members: Set<string>;
};

/** Takes the words behind the first one of a line; null when the line is in order. */
type ReadLine = (draft: Draft, parts: readonly string[]) => PolicyProblemCode | null;

const readLog: ReadLine = (draft, [vkey, url = null, ...rest]) => {
  if (vkey === undefined || rest.length > 0) return 'parts';
  const key = keyOfType(vkey, ED25519);
  if (key === undefined) return 'log-key';
  draft.logs.push({ key, url });
  return takeKey(draft, key) ?? tooMany(draft.logs);
};

const readWitness: ReadLine = (draft, [name, vkey, url = null, ...rest]) => {
  if (name === undefined || vkey === undefined || rest.length > 0) return 'parts';
  const key = keyOfType(vkey, COSIGNATURE_V1);
  if (key === undefined) return 'witness-key';
  draft.witnesses.push({ name, key, url });
  return takeKey(draft, key) ?? takeName(draft, name) ?? tooMany(draft.witnesses);
};

const readGroup: ReadLine = (draft, [name, count, ...members]) => {
  if (name === undefined || count === undefined || members.length === 0) return 'parts';
  const needed = count === 'all' || count === 'any' ? count : readSize(count);
  if (needed === undefined || needed === 0) return 'needed';
  if (typeof needed === 'number' && needed > members.length) return 'needed';
  for (const member of members) {
    if (!draft.names.has(member) || member === 'none') return 'unknown-name';
    if (draft.members.has(member)) return 'member-twice';
    draft.members.add(member);
  }
  draft.groups.push({ name, needed, members });
  return takeName(draft, name) ?? tooMany(draft.groups);
};

const readQuorum: ReadLine = (draft, [name, ...rest]) => {
  if (name === undefined || rest.length > 0) return 'parts';
  if (draft.quorum !== undefined) return 'quorum-twice';
  if (!draft.names.has(name)) return 'unknown-name';
  draft.quorum = name === 'none' ? null : name;
  return null;
};

const unknownLine: ReadLine = () => 'unknown-line';

/** How each kind of line is read, by its first word. */
const LINES: ReadonlyMap<string, ReadLine> = new Map([
  ['log', readLog],
  ['witness', readWitness],
  ['group', readGroup],
  ['quorum', readQuorum],
]);

/** What is neither a tab nor printable. */
const FORBIDDEN_CHARACTER = /[^\t -~\u0080-\uffff]/;

function keyOfType<Type extends KeyType>(vkey: string, type: Type): KeyOfType<Type> | undefined {
  const parsed = parseNoteKey(vkey);
  if (!parsed.ok || parsed.key.type !== type) return undefined;
  return parsed.key as KeyOfType<Type>;
}

function takeKey(draft: Draft, { type, publicKey }: LogKey | WitnessKey): PolicyProblemCode | null {
  return take(draft.keys, `${type} ${hexEncode(publicKey)}`) ? null : 'key-taken';
}

function takeName(draft: Draft, name: string): PolicyProblemCode | null {
  return take(draft.names, name) ? null : 'name-taken';
}

function tooMany(items: readonly unknown[]): PolicyProblemCode | null {
  return items.length > MAX_POLICY_ITEMS ? 'too-many' : null;
}

function take(taken: Set<string>, value: string): boolean {
  return taken.size < taken.add(value).size;
}

function refused(code: PolicyProblemCode, line: number): ParsedPolicy {
  return { ok: false, problem: { code, line } };
}
