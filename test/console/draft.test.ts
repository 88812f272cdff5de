/** A body, typed into a form and taken out again, is the same body; faults stay to be named. */
import { describe, expect, test } from '@jest/globals';
import { blankOf, bodyOf, draftOf } from '../../src/console/forms/draft.js';
import { dropDraft, keepDraft, readDraft } from '../../src/console/forms/drafts.js';
import { faultText } from '../../src/console/forms/fault-text.js';
import { instantOf, localOf } from '../../src/console/forms/moments.js';
import { hundredthsOf, typedPoints } from '../../src/console/forms/points.js';
import { formsEn } from '../../src/console/forms/texts.en.js';
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
    expect(bodyOf({ kind: 'integer', min: 0, max: 9, unit: null }, 'seven')).toBe('seven');
  });
});

describe('points', () => {
  test.each([
    ['12.5', 1250],
    ['12,05', 1205],
    ['7', 700],
    ['0', 0],
  ])('%s are %i hundredths, and are typed so again', (typed, hundredths) => {
    expect(hundredthsOf(typed)).toBe(hundredths);
    expect(hundredthsOf(typedPoints(hundredths))).toBe(hundredths);
  });

  test('that are no such figure stay as they were typed, and are named in points', () => {
    expect(hundredthsOf('12.345')).toBe('12.345');
    const { form } = bodyShape('peer.score');
    const fault = { pointer: '/points/economy', expected: 'integer:0-9' };
    expect(faultText(form, fault, 'en', formsEn)).toBe(formsEn.hints.hundredths);
    const other = { pointer: '/member', expected: 'word' };
    expect(faultText(form, other, 'en', formsEn)).not.toBe(formsEn.hints.hundredths);
  });
});

describe('a moment', () => {
  test('is typed on the clock of the charter and signed in UTC', () => {
    expect(instantOf('2024-03-08T10:00', 420)).toBe('2024-03-08T03:00:00.000Z');
    expect(localOf('2024-03-08T03:00:00.000Z', 420)).toBe('2024-03-08T10:00');
    expect(localOf('2024-12-31T23:59:59.000Z', 420)).toBe('2025-01-01T06:59:59.000');
    expect(localOf('', 420)).toBe('');
    expect(instantOf('', 420)).toBe('');
  });

  test.each(['2024-03-08T03:00:00.000Z', '2026-12-31T16:59:59.999Z'])(
    '%s comes back',
    (instant) => {
      expect(instantOf(localOf(instant, 420), 420)).toBe(instant);
    },
  );
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
