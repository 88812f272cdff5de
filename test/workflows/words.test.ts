import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { STATEMENT_TYPES, STEPS } from '../../workflows/catalogue.js';
import { clusterMachine } from '../../workflows/cluster.machine.js';
import { cycleMachine } from '../../workflows/cycle.machine.js';
import { expectedText } from '../../workflows/expected-text.js';
import { refusalText } from '../../workflows/refusal-text.js';
import { refusalsEn } from '../../workflows/refusals.en.js';
import { ALL_REFUSAL_CODES } from '../../workflows/refusals.js';
import { refusalsVi } from '../../workflows/refusals.vi.js';
import { type Language, wordsOf } from '../../workflows/words.js';
import { projectRoot } from '../support/source-tree.js';

/** What people read is complete, plain, and first-class in both languages. */
const languages: readonly Language[] = ['vi', 'en'];
const refusals = { vi: refusalsVi, en: refusalsEn };

/** A state of a machine with what is needed to walk it; both machines have this form. */
interface Node {
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
  readonly always?: readonly { readonly guard?: unknown }[] | undefined;
}

const below = (node: Node): Node[] =>
  Object.values(node.states).flatMap((each) => [each, ...below(each)]);
const roots = { cluster: clusterMachine.root as Node, cycle: cycleMachine.root as Node };
const nodes = Object.entries(roots).flatMap(([machine, root]) =>
  below(root).map((node) => ({ name: `${machine}:${node.path.join('.')}`, node })),
);

/** Every text of a language, by a name that says where it stands. */
function textsOf(language: Language): Map<string, string> {
  const tables = { refusals: refusals[language], ...wordsOf(language) };
  return new Map(
    Object.entries(tables).flatMap(([table, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${table} ${key}`, text] as const),
    ),
  );
}

const thoseOf = (texts: ReadonlyMap<string, string>, fails: (text: string) => boolean) =>
  [...texts].filter(([, text]) => fails(text)).map(([name]) => name);

const doubles = (texts: readonly string[]): string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

/** Letters that English lacks: đ, or any letter that carries a mark. */
const isVietnamese = (text: string): boolean => /đ|\p{M}/iu.test(text.normalize('NFD'));

describe.each(languages)('in %s', (language) => {
  const texts = textsOf(language);
  const words = wordsOf(language);

  test('every refusal code has a text, and no other word has one', () => {
    expect(Object.keys(refusals[language]).sort()).toEqual([...ALL_REFUSAL_CODES].sort());
    expect(ALL_REFUSAL_CODES.filter((code) => refusalText(code, language) === '')).toEqual([]);
  });

  test('a refusal is one sentence or two, each with a full stop, and holds no figure', () => {
    const faulty = (text: string) =>
      !/^\p{Lu}[^.]*\.( \p{Lu}[^.]*\.)?$/u.test(text) || /[0-9{}%<>$]/.test(text);
    expect(thoseOf(new Map(Object.entries(refusals[language])), faulty)).toEqual([]);
  });

  test('no two codes share a text', () => {
    expect(doubles(Object.values(refusals[language]))).toEqual([]);
  });

  test('every state of both machines says what is the case, each in its own words', () => {
    expect(Object.keys(words.states).sort()).toEqual(nodes.map(({ name }) => name).sort());
    expect(doubles(Object.values(words.states))).toEqual([]);
  });

  test('every statement type and every step has a name of its own', () => {
    expect(Object.keys(words.statements).sort()).toEqual([...STATEMENT_TYPES].sort());
    expect(Object.keys(words.steps).sort()).toEqual([...STEPS].sort());
    expect(doubles(Object.values(words.statements))).toEqual([]);
    expect(doubles(Object.values(words.steps))).toEqual([]);
  });

  test('every milestone at which the work goes on by itself has words', () => {
    const guards = nodes.flatMap(({ node }) => (node.always ?? []).map(({ guard }) => guard));
    const names = guards.map((guard) =>
      typeof guard === 'string'
        ? guard
        : (guard as { params: { milestone: string } }).params.milestone,
    );
    expect(names).toContain('handoverIsComplete');
    expect(Object.keys(words.milestones)).toEqual(expect.arrayContaining(names));
  });

  test('every text is in NFC, trimmed and not blank', () => {
    const faulty = (text: string) =>
      text === '' || text !== text.normalize('NFC') || text.trim() !== text || / {2}/.test(text);
    expect(thoseOf(texts, faulty)).toEqual([]);
  });

  test('a name is a phrase, so it has no full stop', () => {
    const named = new Map([...texts].filter(([name]) => !name.startsWith('refusals ')));
    expect(thoseOf(named, (text) => text.includes('.'))).toEqual([]);
  });

  test('no text calls a key of ours a digital signature', () => {
    expect(thoseOf(texts, (text) => /digital|chữ ký số|ký số/i.test(text))).toEqual([]);
  });
});

describe('between the languages', () => {
  test('both have the same texts, and the Vietnamese ones are Vietnamese', () => {
    const [vi, en] = [textsOf('vi'), textsOf('en')];
    expect([...vi.keys()].sort()).toEqual([...en.keys()].sort());
    expect(thoseOf(vi, (text) => !isVietnamese(text))).toEqual([]);
    expect(thoseOf(en, isVietnamese)).toEqual([]);
  });

  test.each([
    ['pledge', 'giao ước'],
    ['charter', 'quy chế'],
    ['deputy chair', 'Cụm phó'],
    ['cluster chair', 'Cụm trưởng'],
    ['higher authority', 'cấp trên'],
    ['Council member', 'Ủy viên Hội đồng'],
    ['review minutes', 'biên bản bình xét'],
    ['handover minutes', 'biên bản bàn giao'],
    ['target', 'chỉ tiêu'],
    ['on hold', 'tạm hoãn xét'],
    ['rotation', 'luân phiên'],
    ['journal', 'nhật ký'],
    ['root key', 'khóa gốc'],
    ['motion', 'kiến nghị'],
    ['interim', 'sơ kết'],
    ['annual', 'tổng kết'],
  ])('where English says "%s", Vietnamese says "%s"', (english, vietnamese) => {
    const [vi, en] = [textsOf('vi'), textsOf('en')];
    const term = new RegExp(`\\b${english}`, 'i');
    const using = thoseOf(en, (text) => term.test(text));
    const says = (name: string) => vi.get(name)?.toLowerCase().includes(vietnamese.toLowerCase());
    expect(using).not.toEqual([]);
    expect(using.filter((name) => !says(name))).toEqual([]);
  });
});

describe('what a field should have held', () => {
  const sources = ['shape.ts', 'statement.ts']
    .map((file) => readFileSync(join(projectRoot, 'workflows', file), 'utf8'))
    .join('\n');
  const inShapes = [
    ...sources.matchAll(/\b(?:matching|scalar)\(\s*'([a-z0-9-]+)'/g),
    ...sources.matchAll(/expected: '([a-z0-9-]+)'/g),
  ].map(([, word]) => word ?? '');

  test.each(languages)('every word of the shapes has a phrase of its own in %s', (language) => {
    expect(inShapes).toEqual(expect.arrayContaining(['word', 'sha256-hex', 'present', 'absent']));
    const phrases = inShapes.map((word) => expectedText(word, language));
    expect(inShapes.filter((word) => expectedText(word, language).includes(`“${word}”`))).toEqual(
      [],
    );
    expect(doubles(phrases)).toEqual([]);
    expect(phrases).not.toContain('');
    expect(phrases.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
    if (language === 'vi') expect(phrases.filter((text) => !isVietnamese(text))).toEqual([]);
  });

  test.each([
    [
      'text:1-200',
      'nội dung bằng chữ, không để trống, tối đa 200 ký tự',
      'a text that is not blank, at most 200 characters',
    ],
    ['integer:0-5', 'số nguyên từ 0 đến 5', 'a whole number from 0 to 5'],
    ['integer:-720-840', 'số nguyên từ -720 đến 840', 'a whole number from -720 to 840'],
    [`integer:0-${Number.MAX_SAFE_INTEGER}`, 'số nguyên từ 0 trở lên', 'a whole number from 0 up'],
    ['list:1-3', 'danh sách gồm từ 1 đến 3 mục', 'a list of 1 to 3 items'],
    ['list:0-200', 'danh sách gồm tối đa 200 mục', 'a list of at most 200 items'],
    ['list:0-1', 'danh sách gồm tối đa 1 mục', 'a list of at most 1 item'],
    ['list:2-2', 'danh sách gồm đúng 2 mục', 'a list of exactly 2 items'],
    ['list:1-1', 'danh sách gồm đúng 1 mục', 'a list of exactly 1 item'],
    ['dictionary:1-16', 'từ 1 đến 16 mục có tên', '1 to 16 named entries'],
    ['dictionary:1-1', 'đúng 1 mục có tên', 'exactly 1 named entry'],
    ['kind:swap|skip', 'một trong các loại: swap, skip', 'one of these kinds: swap, skip'],
    ['warn|close', 'một trong các từ: warn, close', 'one of these words: warn, close'],
    ['ed25519', 'đúng từ “ed25519”', 'the word “ed25519”'],
    ['constructor', 'đúng từ “constructor”', 'the word “constructor”'],
    ['subtext:1-2', 'đúng từ “subtext:1-2”', 'the word “subtext:1-2”'],
    ['text:1-2-3', 'đúng từ “text:1-2-3”', 'the word “text:1-2-3”'],
  ])('%s is said in both languages', (expected, vi, en) => {
    expect(expectedText(expected, 'vi')).toBe(vi);
    expect(expectedText(expected, 'en')).toBe(en);
  });
});
