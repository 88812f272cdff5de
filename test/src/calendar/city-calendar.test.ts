import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../../workflows/index.js';
import { reportBody, YEAR } from '../../support/bodies.js';
import { calendarOf, readCalendar } from '../../support/calendar.js';
import { charterFor, ORIGIN, type TestCluster } from '../../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  handedOverYear,
  launchedYear,
  pledgedYear,
  THIRD,
} from '../../support/given.js';

/** The pledge by 31 March, the annual report by 28 February of the year after. */
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  pledge: { day: '03-31', nextYear: false, late: 'warn' },
  interimReport: { day: '07-31', nextYear: false, late: 'close' },
  annualReport: { day: '02-29', nextYear: true, late: 'warn' },
};
const setting = { charter: { calendar } };
const uid = (deadline: string, year = YEAR) => `${year}-${deadline}@${ORIGIN}`;

const eventsOf = (cluster: TestCluster, city: string = THIRD, language: 'vi' | 'en' = 'vi') =>
  readCalendar(calendarOf(cluster, city, language));
const eventOf = (cluster: TestCluster, deadline: string, city: string = THIRD) => {
  const event = eventsOf(cluster, city).get(uid(deadline));
  if (!event) throw new Error(`no event for ${deadline}`);
  return { ...Object.fromEntries(event.properties), alarms: event.alarms } as Record<
    string,
    unknown
  >;
};

const reporting = (cluster: TestCluster, by: string) =>
  cluster.say({
    type: 'report.submit',
    by,
    cycle: YEAR,
    body: reportBody('interim'),
  });
const moving = (cluster: TestCluster, until: string) =>
  cluster.say({
    type: 'deadline.extend',
    by: CHAIR,
    cycle: YEAR,
    body: { deadline: 'interimReport', until, reason: 'Floods' },
  });

describe('the calendar of a city', () => {
  test('has every deadline of the year on its day, as an all-day event', () => {
    const events = eventsOf(launchedYear(setting));
    const days = [...events].map(([id, { properties }]) => [
      id,
      properties.get('DTSTART;VALUE=DATE'),
    ]);
    expect(days).toEqual([
      [uid('pledge'), '20230331'],
      [uid('interimReport'), '20230731'],
      [uid('annualReport'), '20240229'],
    ]);
  });

  test('tells the day in the time zone of the charter', () => {
    const west = { ...setting.charter, timeZone: { name: 'America/Lima', offsetMinutes: -300 } };
    expect(eventOf(launchedYear({ charter: west }), 'pledge')).toMatchObject({
      'DTSTART;VALUE=DATE': '20230331',
      DESCRIPTION: expect.stringContaining('23:59 ngày 31/03/2023 (UTC-05:00)'),
    });
  });

  test('rings seven days and one day before for what is still to be done', () => {
    const cluster = pledgedYear(setting);
    expect(eventOf(cluster, 'interimReport').alarms).toEqual(['-P7D', '-P1D']);
  });

  test('marks what the city has done, and rings no more', () => {
    const cluster = pledgedYear(setting);
    expect(eventOf(cluster, 'pledge')).toMatchObject({
      SUMMARY: '[Đã xong] Ký giao ước thi đua\\, năm 2023',
      alarms: [],
    });
    reporting(cluster, DEPUTY);
    expect(eventOf(cluster, 'interimReport', DEPUTY).SUMMARY).toMatch(/^\[Đã xong\] /);
    expect(eventOf(cluster, 'interimReport', THIRD).SUMMARY).not.toMatch(/^\[Đã xong\] /);
  });

  test('says when an event changed last by the entry that changed it, and asks no clock', () => {
    const cluster = pledgedYear(setting);
    const before = eventOf(cluster, 'interimReport', DEPUTY);
    cluster.wait(86_400_000);
    reporting(cluster, DEPUTY);
    const after = eventOf(cluster, 'interimReport', DEPUTY);
    const at = new Date(cluster.now()).toISOString().replace(/[-:]|\.000/g, '');
    expect(after).toMatchObject({ 'LAST-MODIFIED': at, DTSTAMP: at, SEQUENCE: '0' });
    expect(after.CREATED).toBe(before.CREATED);
    expect(eventOf(cluster, 'interimReport', THIRD)['LAST-MODIFIED']).toBe(before['LAST-MODIFIED']);
    expect(calendarOf(cluster, DEPUTY)).toBe(calendarOf(cluster.fork(), DEPUTY));
  });

  test('moves a deadline under its UID, and counts the moves', () => {
    const cluster = pledgedYear(setting);
    moving(cluster, '2023-08-10T16:59:59.999Z');
    expect(eventOf(cluster, 'interimReport')).toMatchObject({
      'DTSTART;VALUE=DATE': '20230810',
      SEQUENCE: '1',
      DESCRIPTION: expect.stringContaining('đã được điều chỉnh 1 lần'),
      alarms: ['-P7D', '-P1D'],
    });
    moving(cluster, '2023-08-20T16:59:59.999Z');
    expect(eventOf(cluster, 'interimReport')).toMatchObject({ SEQUENCE: '2' });
    expect(eventOf(cluster, 'annualReport')).toMatchObject({ SEQUENCE: '0' });
  });

  test('is tentative while the year is suspended, and moves when it goes on', () => {
    const cluster = pledgedYear(setting);
    const by = CHAIR;
    const body = { reason: 'Storm', document: null };
    cluster.say({ type: 'cycle.suspend', by, cycle: YEAR, body });
    expect(eventOf(cluster, 'interimReport')).toMatchObject({ STATUS: 'TENTATIVE', SEQUENCE: '0' });
    cluster.wait(5 * 86_400_000 - 60_000);
    cluster.say({ type: 'cycle.resume', by, cycle: YEAR, body: { reason: 'Over' } });
    expect(eventOf(cluster, 'interimReport')).toMatchObject({
      STATUS: 'CONFIRMED',
      SEQUENCE: '1',
      'DTSTART;VALUE=DATE': '20230805',
    });
  });

  test('is there in English', () => {
    const events = eventsOf(pledgedYear(setting), THIRD, 'en');
    expect(events.get(uid('pledge'))?.properties.get('SUMMARY')).toBe(
      '[Done] Signing the pledge\\, year 2023',
    );
  });

  test('has two years while two are running, and none that is over', () => {
    const years = [...eventsOf(handedOverYear(setting)).keys()].map((id) => id.slice(0, 4));
    expect(new Set(years)).toEqual(new Set(['2023', '2024']));
  });

  test('has nothing for whoever is no member of the year', () => {
    expect(eventsOf(launchedYear(setting), 'da-nang').size).toBe(0);
  });

  test('lets no name of a charter begin a line of its own', () => {
    const name = { vi: 'Cụm;\\ 1,\u000dX-EVIL:1', en: 'Cluster' };
    const text = calendarOf(launchedYear({ charter: { ...setting.charter, name } }), THIRD);
    expect(text).not.toMatch(/^X-EVIL/m);
    expect(text.replaceAll('\r\n ', '')).toContain('Cụm\\;\\\\ 1\\,');
  });
});
