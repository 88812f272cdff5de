import { describe, expect, test } from '@jest/globals';
import {
  authorityLines,
  decimal,
  hundredths,
  issuingBody,
  longDate,
  shortTime,
  zoneName,
} from '../../../src/documents/vietnamese.js';

describe('dates', () => {
  test.each([
    ['2024-03-08', 'ngày 08 tháng 3 năm 2024'],
    ['2024-02-01', 'ngày 01 tháng 02 năm 2024'],
    ['2024-12-31', 'ngày 31 tháng 12 năm 2024'],
  ])('%s is %s, as the decree writes it', (date, words) => {
    expect(longDate(date)).toBe(words);
  });

  test('a time is told in the zone of the charter, also across midnight', () => {
    expect(shortTime('2024-03-07T17:30:00.000Z', 420)).toBe('00:30 08/3/2024');
    expect(shortTime('2024-01-31T23:00:00.000Z', 0)).toBe('23:00 31/01/2024');
    expect(zoneName(420)).toBe('UTC+07:00');
    expect(zoneName(-210)).toBe('UTC-03:30');
  });
});

describe('figures', () => {
  test.each([
    ['6.27', '6,27'],
    ['1234567.5', '1.234.567,5'],
    ['-1000', '-1.000'],
    ['0.05', '0,05'],
  ])('%s is %s', (text, shown) => {
    expect(decimal(text)).toBe(shown);
  });

  test('points are shown with both decimals', () => {
    expect([98_765, 5, -205, 100_000].map(hundredths)).toEqual([
      '987,65',
      '0,05',
      '-2,05',
      '1.000,00',
    ]);
  });
});

describe('who issues and who signs', () => {
  test('a city or province does so by its People’s Committee', () => {
    expect(issuingBody('TP Hải Phòng')).toBe('ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG');
    expect(issuingBody('Tỉnh An Giang')).toBe('ỦY BAN NHÂN DÂN\nTỈNH AN GIANG');
  });

  test('any other member does so in its own name', () => {
    expect(issuingBody('Tổng công ty Đường sắt')).toBe('TỔNG CÔNG TY ĐƯỜNG SẮT');
    expect(authorityLines('Tổng công ty Đường sắt', 'Chủ tịch')).toEqual([
      'TỔNG CÔNG TY ĐƯỜNG SẮT',
    ]);
  });

  test('a deputy signs for the head, and an office that is not known is left open', () => {
    const own = ['TM. ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HUẾ'];
    expect(authorityLines('Thành phố Huế', 'Phó Chủ tịch')).toEqual([
      ...own,
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
    ]);
    expect(authorityLines('Thành phố Huế', 'Chủ tịch')).toEqual([...own, 'CHỦ TỊCH']);
    expect(authorityLines('Thành phố Huế', null)).toEqual(own);
  });
});
