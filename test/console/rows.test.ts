/** Tables that are taken into a form, and rows that the pledge asks for. */
import { describe, expect, test } from '@jest/globals';
import { bodyOf } from '../../src/console/forms/draft.js';
import { itemsIn } from '../../src/console/forms/rows.js';
import { pledgedRows } from '../../src/console/say/pledged-rows.js';
import { bodyShape, problemsOf } from '../../workflows/index.js';
import { pledgeText } from '../support/bodies.js';

const fieldsOf = (type: 'report.submit' | 'peer.score' | 'verify.record') => {
  const { form } = bodyShape(type);
  return form.kind === 'record' ? form.fields : {};
};
const indicators = fieldsOf('report.submit').indicators as Parameters<typeof itemsIn>[0];
const changes = fieldsOf('verify.record').changes as Parameters<typeof itemsIn>[0];
const points = fieldsOf('peer.score').points as Parameters<typeof itemsIn>[0];

describe('a table', () => {
  test('fills the fields that its headings name, groups within groups as well', async () => {
    const csv = '\uFEFFname.vi,name.en,unit,value\r\n"Tăng trưởng, GRDP",Growth,%,"6,27"\r\n';
    const [item] = (await itemsIn(indicators, 'a.csv', csv)) as readonly object[];
    expect(item).toMatchObject({
      name: { vi: 'Tăng trưởng, GRDP', en: 'Growth' },
      unit: '%',
      value: '6,27',
    });
    const body = { round: 'annual', indicators: [item], remarks: null, document: null };
    const { form } = bodyShape('report.submit');
    expect(problemsOf(bodyShape('report.submit'), bodyOf(form, body as never))).toEqual([]);
  });

  test('of two columns fills named values', async () => {
    expect(await itemsIn(points, 'a.csv', 'leaf,points\neconomy,12.5\n')).toEqual({
      economy: '12.5',
    });
    const csv = 'leaf,value,reason\neconomy,3,Nhầm\n';
    expect(await itemsIn(changes, 'a.csv', csv)).toEqual({
      economy: { value: '3', reason: 'Nhầm' },
    });
  });

  test('is taken whole or not at all', async () => {
    expect(await itemsIn(indicators, 'a.csv', 'unit,colour\n%,red\n')).toBeNull();
    expect(await itemsIn(indicators, 'a.csv', 'unit,value\n%\n')).toBeNull();
    expect(await itemsIn(indicators, 'a.csv', 'unit\n"%\n')).toBeNull();
  });

  test('may be JSON; what cannot be read is nothing', async () => {
    expect(await itemsIn(points, 'a.json', '{"economy":1250}')).toEqual({ economy: '12.5' });
    expect(await itemsIn(points, 'a.json', '{')).toBeNull();
    expect(await itemsIn(points, 'a.csv', '')).toBeNull();
  });
});

describe('the rows that were pledged', () => {
  test('are those that bind the member, without their figures', () => {
    const rows = pledgedRows(pledgeText, 'ha-noi') as readonly { readonly target: string }[];
    const bound = pledgeText.targets.filter(({ member }) => member === null || member === 'ha-noi');
    expect(rows.map(({ target }) => target)).toEqual(bound.map(({ id }) => id));
    expect(rows.every((row) => (row as unknown as { value: string }).value === '')).toBe(true);
  });
});
