/**
 * The body of a statement, put together from a file and from fields, completed with `null` where
 * nothing was given, and never with anything else: what is signed is what somebody wrote. A body's
 * template is grown out of its shape alone, so it cannot know fields that the rules do not.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { problemsOf, type Shape } from '../../workflows/index.js';
import { EXIT, failure } from './exit.js';
import { unreadable } from './read.js';
import type { Terminal } from './terminal.js';

/** A value of JSON that is still being put together. */
export type Draft = string | number | boolean | null | Draft[] | { [name: string]: Draft };

/**
 * Sets what a field says in a body. Names are joined by dots.
 *
 *     reason=…             text
 *     reason.vi=…          text in a group of fields
 *     present:=["da-nang"] JSON
 *     document=@plan.pdf   the SHA-256 of a file's bytes
 */
export function withField(terminal: Terminal, body: Draft, field: string): Draft {
  const { texts } = terminal;
  const [, name = '', json, value = ''] = /^([^=:]+)(:?)=([\s\S]*)$/.exec(field) ?? [];
  if (name === '') {
    throw failure(EXIT.usage, texts.say.badField(field), { remedy: texts.say.badFieldRemedy });
  }
  return placed(body, name.split('.'), json === ':' ? jsonOf(terminal, value, field) : textOf());

  function textOf(): string {
    if (!value.startsWith('@')) return value;
    const path = value.slice(1);
    try {
      return createHash('sha256').update(readFileSync(path)).digest('hex');
    } catch (error) {
      throw unreadable(texts, path, error);
    }
  }
}

/** Reads a body as JSON; what is wrong with it is said with the name of where it came from. */
export function jsonOf({ texts }: Terminal, text: string, from: string): Draft {
  try {
    return JSON.parse(text) as Draft;
  } catch (error) {
    throw failure(EXIT.usage, texts.say.badJson(from), {
      why: (error as Error).message,
      remedy: texts.say.badJsonRemedy,
    });
  }
}

/** Fills every field that is missing with `null`, at any depth. */
export function completed(shape: Shape<unknown>, body: Draft): Draft {
  const missing = problemsOf(shape, body).filter(({ expected }) => expected === 'present');
  if (missing.length === 0) return body;
  const filled = missing.reduce((draft, { pointer }) => placed(draft, pathOf(pointer), null), body);
  return completed(shape, filled);
}

/**
 * A body in which every field stands, to be filled in: texts are empty, choices are listed, lists
 * hold one item. It is refused as it is, so that a template is never signed by mistake.
 */
export function templateOf(shape: Shape<unknown>): Draft {
  let draft: Draft = completed(shape, {});
  for (;;) {
    const open = problemsOf(shape, draft).filter(({ pointer }) => isGap(draft, pointer));
    if (open.length === 0) return draft;
    for (const { pointer, expected } of open) {
      const path = pathOf(pointer);
      const isKind = expected.startsWith('kind:');
      draft = placed(draft, isKind ? path.slice(0, -1) : path, blankFor(expected));
    }
    draft = completed(shape, draft);
  }
}

/** What each leaf of a template should hold, by JSON pointer; `optional` may stay `null`. */
export function templateHints(shape: Shape<unknown>, template: Draft) {
  const hints = new Map<string, { readonly expected: string; readonly optional: boolean }>();
  for (const path of leafPaths(template)) {
    const [fault] = problemsOf(shape, placed(template, path, Number.NaN)).filter(
      ({ pointer }) => pointerOf(path).startsWith(pointer) && pointer !== '',
    );
    const optional = valueAt(template, path) === null;
    if (fault) hints.set(fault.pointer, { expected: fault.expected, optional });
  }
  return hints;
}

/** Vietnamese can be typed in two spellings; only NFC is ever signed. */
export function normalized(draft: Draft): Draft {
  if (typeof draft === 'string') return draft.normalize('NFC');
  if (Array.isArray(draft)) return draft.map(normalized);
  if (draft === null || typeof draft !== 'object') return draft;
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [name, normalized(value)]),
  );
}

function blankFor(expected: string): Draft {
  const [form = '', bound = ''] = expected.split(':');
  const least = Number(/^-?\d+/.exec(bound)?.[0] ?? 0);
  switch (form) {
    case 'object':
      return {};
    case 'list':
      return Array.from({ length: Math.max(least, 1) }, () => null);
    case 'dictionary':
      return Object.fromEntries(
        Array.from({ length: Math.max(least, 1) }, (_, index) => [`id-${index + 1}`, null]),
      );
    case 'boolean':
      return false;
    case 'threshold':
      return { num: 1, den: 1 };
    case 'integer':
      return least;
    case 'kind':
      return { kind: bound.split('|')[0] ?? '' };
    default:
      return expected.includes('|') ? expected : '';
  }
}

const pathOf = (pointer: string): readonly string[] => pointer.split('/').slice(1);
const pointerOf = (path: readonly string[]): string => path.map((name) => `/${name}`).join('');

/** A field that nothing was given for; the kind of a group stands in the group itself. */
const isGap = (draft: Draft, pointer: string): boolean => {
  const value = valueAt(draft, pathOf(pointer));
  return value === null || (value === undefined && pointer.endsWith('/kind'));
};

function valueAt(draft: Draft | undefined, [name, ...rest]: readonly string[]): Draft | undefined {
  if (name === undefined) return draft;
  if (draft === null || typeof draft !== 'object') return undefined;
  return valueAt((draft as Readonly<Record<string, Draft>>)[name], rest);
}

/** The same draft with one value set; groups on the way are made where there are none. */
function placed(draft: Draft, [name, ...rest]: readonly string[], value: Draft): Draft {
  if (name === undefined) return value;
  if (Array.isArray(draft)) {
    return draft.map((each, index) => (String(index) === name ? placed(each, rest, value) : each));
  }
  const group = draft === null || typeof draft !== 'object' ? {} : draft;
  return { ...group, [name]: placed(group[name] ?? null, rest, value) };
}

function leafPaths(draft: Draft, path: readonly string[] = []): (readonly string[])[] {
  if (draft === null || typeof draft !== 'object') return [path];
  return Object.entries(draft).flatMap(([name, value]) => leafPaths(value, [...path, name]));
}
