/** A body, typed into a form and taken out again, is the same body; faults stay to be named. */
import { describe, expect, test } from '@jest/globals';
import { blankOf, bodyOf, draftOf } from '../../src/console/forms/draft.js';
import { dropDraft, keepDraft, readDraft } from '../../src/console/forms/drafts.js';
import { bodyShape, problemsOf, STATEMENT_TYPES } from '../../workflows/index.js';
import { handedOverYear } from '../support/given.js';

const said = handedOverYear().lines.map((line) => JSON.parse(line).statement);

describe('a draft', () => {
  test.each([...new Set(said.map(({ type }) => type))])('of %s gives back its body', (type) => {
    const { form } = bodyShape(type);
    for (const { body } of said.filter((each) => each.type === type)) {
      expect(bodyOf(form, draftOf(form, body))).toEqual(body);
    }
  });

  test.each(STATEMENT_TYPES)('of %s can be begun, and is refused while it is empty', (type) => {
    const shape = bodyShape(type);
    const body = bodyOf(shape.form, blankOf(shape.form));
    const asked = shape.form.kind === 'record' ? Object.values(shape.form.fields) : [];
    const isOptional = asked.every(
      ({ kind }) => kind === 'nullable' || kind === 'list' || kind === 'dictionary',
    );
    expect(problemsOf(shape, body).length > 0 || isOptional).toBe(true);
  });

  test('is spelt in one way only, and takes a decimal comma', () => {
    expect(bodyOf({ kind: 'text', max: 10 }, 'Đà Nẵng'.normalize('NFD'))).toBe('Đà Nẵng');
    expect(bodyOf({ kind: 'line', expected: 'decimal' }, ' 6,27 ')).toBe('6.27');
    expect(bodyOf({ kind: 'nullable', of: { kind: 'text', max: 10 } }, '')).toBeNull();
    expect(bodyOf({ kind: 'integer', min: 0, max: 9 }, 'seven')).toBe('seven');
  });
});

describe('drafts', () => {
  const place = { cluster: 'cities', year: 2024, type: 'x', member: 'a', officer: 'b' };
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };

  test('are found again by the same speaker alone, until they are dropped', () => {
    keepDraft(store, place, { reason: 'Ữ' }, '2024-03-08T03:00:00.000Z');
    const found = { at: '2024-03-08T03:00:00.000Z', draft: { reason: 'Ữ' } };
    expect(readDraft(store, place)).toEqual(found);
    expect(readDraft(store, { ...place, member: 'c' })).toBeNull();
    dropDraft(store, place);
    expect(readDraft(store, place)).toBeNull();
  });

  test('that were damaged are none', () => {
    for (const name of ['giaouoc.draft/cities/2024/x/a/b']) kept.set(name, '{');
    expect(readDraft(store, place)).toBeNull();
  });
});
