/** The points of a year over HTTP: the rules' figures, in the reader's language. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import papaparse from 'papaparse';
import { decimalText } from '../../src/tables/table.js';
import { YEAR } from '../support/bodies.js';
import type { TestCluster } from '../support/cluster.js';
import { scoredYear } from '../support/given.js';
import { givenServer, removeAll, type TestServer } from '../support/http.js';
import { contextOf } from '../support/year.js';

const CYCLE = `/api/clusters/cities/cycles/${YEAR}`;
let server: TestServer;
let cluster: TestCluster;
let token: string;

beforeAll(async () => {
  server = await givenServer();
  cluster = scoredYear();
  await server.play(cluster);
  token = await server.signIn();
});
afterAll(removeAll);

const read = (file: string, language = 'en') =>
  server.get(`${CYCLE}/${file}`, { token, headers: { 'accept-language': language } });

test('a row for each member has the points that the rules gave it', async () => {
  const { status, headers, text } = await read('scores.csv');
  expect([status, headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/csv; charset=utf-8/),
  ]);
  expect(headers.get('content-disposition')).toBe('attachment; filename="cities-2023.csv"');
  const { data } = papaparse.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  const { points, ranking } = contextOf(cluster).review.scoring;
  expect(data.length).toBeGreaterThan(0);
  for (const row of data) {
    const member = row.Code ?? '';
    expect(row.Total).toBe(decimalText(points[member]?.total ?? Number.NaN));
    expect(row.Place).toBe(`${ranking[member]?.place}`);
    expect(row.Status).toBe('final');
  }
  const places = data.map(({ Place }) => Number(Place));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('headings are in the language of the reader', async () => {
  const { text, headers } = await read('scores.csv', 'vi');
  expect(text.split('\r\n')[0]).toBe(
    '\ufeffHạng,Thứ tự,Mã,Đơn vị,Tự chấm,Chấm chéo,Số phiếu,Thấp nhất,Cao nhất,Thẩm định,Tổng điểm,Phân định khi bằng điểm,Tình trạng',
  );
  expect(headers.get('content-language')).toBe('vi');
});

test('the workbook is the same each time', async () => {
  const first = await read('scores.xlsx');
  expect(first.headers.get('content-type')).toContain('spreadsheetml.sheet');
  expect(first.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect((await read('scores.xlsx')).bytes.equals(first.bytes)).toBe(true);
});

test('strangers, years that were not launched and no years get none', async () => {
  expect((await server.get(`${CYCLE}/scores.csv`)).status).toBe(401);
  const other = await server.get('/api/clusters/cities/cycles/2031/scores.xlsx', { token });
  expect(other.codes).toEqual(['server/unknown-cycle']);
});
