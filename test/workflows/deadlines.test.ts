/** Which deadline a dossier or an approval is measured by, and when a door is shut. */
import { expect, test } from '@jest/globals';
import {
  type CycleContext,
  deadlineOf,
  doorIsOpen,
  dossierDeadline,
  isCalendarName,
  type StatementType,
  unlaunched,
} from '../../workflows/index.js';
import { awardRules, charterFor } from '../support/cluster.js';

const half = { num: 1, den: 2 };
const charter = charterFor(['a'], {
  awards: [awardRules('flag', half), awardRules('merit', half, { due: 'meritDossier' })],
});
const DUE = '2023-03-31T16:59:59.999Z';
const LATE = '2023-03-31T17:00:00.000Z';

const year: CycleContext = {
  ...unlaunched(2023),
  deadlines: {
    ...unlaunched(2023).deadlines,
    proposed: {
      vote: { digest: 'first', until: '', approved: {} },
      minutes: { digest: 'second', until: '', approved: {} },
    },
  },
};

test.each<[StatementType, object, string | null]>([
  ['dossier.submit', { award: 'flag' }, 'flagDossier'],
  ['dossier.submit', { award: 'merit' }, 'meritDossier'],
  ['dossier.submit', { award: 'unknown' }, null],
  ['deadline.approve', { digest: 'first' }, 'vote'],
  ['deadline.approve', { digest: 'second' }, 'minutes'],
  ['deadline.approve', { digest: 'third' }, null],
])('%s about %j is measured by %s', (type, body, expected) => {
  expect(deadlineOf(year, charter, { type, body: body as never }, DUE)).toBe(expected);
});

test('what runs from something that was said is on no day of the calendar', () => {
  const dated = Object.keys(charter.calendar) as (keyof typeof charter.calendar)[];
  expect(dated.every(isCalendarName)).toBe(true);
  expect((['opening', 'explanation', 'acceptance'] as const).some(isCalendarName)).toBe(false);
});

test('an award that the charter does not know has no deadline', () => {
  expect(['merit', 'flag', 'none'].map((award) => dossierDeadline(charter, award))).toEqual([
    'meritDossier',
    'flagDossier',
    null,
  ]);
});

test.each([
  ['close', true, false],
  ['warn', true, true],
  [null, true, true],
] as const)('a door with lateness %s is open in time: %s, and later: %s', (late, inTime, later) => {
  const pledge = late && { day: '03-31', nextYear: false, late };
  const dated = { ...charter, calendar: { ...charter.calendar, pledge } };
  expect(doorIsOpen(year, dated, 'pledge', DUE)).toBe(inTime);
  expect(doorIsOpen(year, dated, 'pledge', LATE)).toBe(later);
});
