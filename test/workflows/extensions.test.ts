import { describe, expect, test } from '@jest/globals';
import { extensionChanges } from '../../workflows/extensions.js';
import {
  awaitedExtensions,
  type Charter,
  digestOf,
  dueAt,
  openExtensions,
  waitingFor,
} from '../../workflows/index.js';
import { document, HANDOVER_MINUTES, reportBody } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor, START } from '../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  type Given,
  given,
  pledgedYear,
  type Setting,
  signedOverYear,
  THIRD,
} from '../support/given.js';
import { charterOf } from '../support/year.js';

const DAY = 86_400_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** The interim report is due on 31 July, in Vietnam, and its door closes. */
const due = Date.UTC(2023, 6, 31, 16, 59, 59, 999);
const later = due + 10 * DAY;
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  interimReport: { day: '07-31', nextYear: false, late: 'close' },
};
const everybody: Setting = { charter: { calendar, extension: { num: 1, den: 1 } } };
const majority: Setting = {
  charter: { calendar, extension: { moreThan: { num: 1, den: 2 } } },
};

type Deadline = 'interimReport' | 'annualReport' | 'acceptance';
const bodyOf = (until: number, deadline: Deadline = 'interimReport') => ({
  deadline,
  until: iso(until),
  reason: 'Floods',
});
const extending = (until: number, deadline: Deadline = 'interimReport'): AnySaid => ({
  type: 'deadline.extend',
  by: CHAIR,
  body: bodyOf(until, deadline),
});
const approving = (by: string, until: number, at?: number): AnySaid => ({
  type: 'deadline.approve',
  by,
  body: { digest: digestOf(bodyOf(until)) },
  ...(at === undefined ? {} : { at }),
});
const dueNow = ({ year, cluster }: Given, deadline: Deadline = 'interimReport') =>
  dueAt(year, charterOf(cluster), deadline);
const open = ({ year, cluster }: Given) => openExtensions(year, charterOf(cluster));
const waiting = ({ journal, cluster }: Given, at = iso(cluster.now())) =>
  Object.entries(waitingFor(journal, 2023, at))
    .filter(([, types]) => types.includes('deadline.approve'))
    .map(([member]) => member);

describe('a later deadline', () => {
  test('holds once as many members as the charter asks have approved it', () => {
    const proposed = given(pledgedYear(everybody)).after(extending(later));
    expect(dueNow(proposed)).toBe(iso(due));
    const half = proposed.after(approving(THIRD, later));
    expect(dueNow(half)).toBe(iso(due));
    expect(open(half)).toMatchObject([{ approved: { [CHAIR]: true, [THIRD]: true } }]);
    const all = half.when(approving(DEPUTY, later)).accepted();
    expect(dueNow(all)).toBe(iso(later));
    expect(open(all)).toEqual([]);
    all
      .when(approving(DEPUTY, later))
      .refused('deadline/no-extension-proposed', 'deadline/extension-not-current');
  });

  test('counts the chair that put it forward', () => {
    const proposed = given(pledgedYear(majority)).after(extending(later));
    proposed.when(approving(CHAIR, later)).refused('deadline/extension-already-approved');
    expect(dueNow(proposed.after(approving(DEPUTY, later)))).toBe(iso(later));
  });

  test('holds at once where the charter asks nobody, or no more than the chair', () => {
    const one: Setting = { charter: { calendar, extension: { num: 1, den: 3 } } };
    for (const setting of [{ charter: { calendar } }, one]) {
      const extended = given(pledgedYear(setting)).after(extending(later));
      expect([dueNow(extended), open(extended)]).toEqual([iso(later), []]);
    }
  });

  test('is approved to the last instant of the old one, and not after it', () => {
    const proposed = given(pledgedYear(majority)).after(extending(later));
    proposed.when(approving(DEPUTY, later, due + 1)).refused('deadline/already-due');
    const extended = proposed.when(approving(DEPUTY, later, due)).accepted();
    expect(dueNow(extended)).toBe(iso(later));
    extended
      .when({ type: 'report.submit', by: THIRD, at: later, body: reportBody('interim') })
      .accepted();
  });

  test('is for the members of the year alone to approve', () => {
    given(pledgedYear(majority))
      .after(extending(later))
      .when(approving(AUTHORITY, later))
      .refused('speaker/not-a-member');
  });

  test('replaces what was put forward before, with its approvals', () => {
    const other = given(pledgedYear(everybody)).after(
      extending(later),
      approving(THIRD, later),
      extending(later + DAY),
    );
    expect(open(other)).toEqual([
      {
        deadline: 'interimReport',
        digest: digestOf(bodyOf(later + DAY)),
        until: iso(later + DAY),
        approved: { [CHAIR]: true },
      },
    ]);
    other.when(approving(DEPUTY, later)).refused('deadline/extension-not-current');
    other.when(approving(THIRD, later + DAY)).accepted();
  });

  test('is approved by itself, whatever else has been approved by the same member', () => {
    const annualReport = { day: '12-31', nextYear: false, late: 'close' } as const;
    const both: Setting = {
      charter: { calendar: { ...calendar, annualReport }, extension: { num: 1, den: 1 } },
    };
    const end = Date.UTC(2024, 1, 1);
    const two = given(pledgedYear(both)).after(
      extending(later),
      extending(end, 'annualReport'),
      approving(DEPUTY, later),
    );
    const body = { digest: digestOf(bodyOf(end, 'annualReport')) };
    two.when({ type: 'deadline.approve', by: DEPUTY, body }).accepted();
    two.when(approving(DEPUTY, later)).refused('deadline/extension-already-approved');
  });

  test('that nobody has put forward changes nothing when it is approved', () => {
    const { year, cluster } = given(pledgedYear(majority)).after(extending(later));
    const said = { by: { member: THIRD, officer: 'officer' }, body: { digest: 'other' } };
    const approve = extensionChanges['deadline.approve'];
    const around = { charter: charterOf(cluster), at: iso(due) };
    expect(approve?.(year, { ...said, ...around } as never)).toBe(year);
  });

  test('is forgotten once the old one is recorded as passed', () => {
    const passed = given(pledgedYear(majority)).after(extending(later), {
      type: 'deadline.pass',
      by: 'server',
      at: due + 1,
      body: { deadline: 'interimReport' },
    });
    const { extended, proposed } = passed.year.deadlines;
    expect({ extended, proposed }).toEqual({ extended: {}, proposed: {} });
  });

  test('may itself be moved again before it is due', () => {
    const twice = given(pledgedYear(majority)).after(
      extending(later),
      approving(DEPUTY, later),
      { ...extending(later + DAY), at: due + DAY } as AnySaid,
      approving(THIRD, later + DAY),
    );
    expect(dueNow(twice)).toBe(iso(later + DAY));
  });

  test('moves by a suspension that comes before its approval, as the old one does', () => {
    const proposed = given(pledgedYear(majority)).after(extending(later), {
      type: 'cycle.suspend',
      by: CHAIR,
      body: { reason: 'Epidemic', document: null },
    });
    const resumed = proposed.after({
      type: 'cycle.resume',
      by: CHAIR,
      at: proposed.cluster.now() + 5 * DAY,
      body: { reason: 'It is over' },
    });
    expect([dueNow(resumed), open(resumed)[0]?.until]).toEqual([
      iso(due + 5 * DAY),
      iso(later + 5 * DAY),
    ]);
    expect(dueNow(resumed.after(approving(DEPUTY, later)))).toBe(iso(later + 5 * DAY));
  });

  test('holds when a member that had not approved leaves and the rest suffice', () => {
    const left = (at: number) =>
      given(pledgedYear(everybody)).after(
        extending(later),
        approving(DEPUTY, later),
        {
          type: 'member.leave',
          by: THIRD,
          body: {
            member: THIRD,
            effective: iso(START + DAY),
            document: document('leaving'),
            reason: 'Reorganised',
          },
        },
        { type: 'roster.drop', by: CHAIR, at, body: { member: THIRD, reason: 'It left' } },
      );
    expect(dueNow(left(due))).toBe(iso(later));
    expect(dueNow(left(due + 1))).toBe(iso(due));
  });
});

describe('a later time to accept the chair', () => {
  const offered = () => given(signedOverYear(majority)).after(extending(end() + DAY, 'acceptance'));
  const end = () => Date.parse(dueNow(given(signedOverYear(majority)), 'acceptance') ?? '');
  const approvingIt = (by: string): AnySaid => ({
    type: 'deadline.approve',
    by,
    body: { digest: digestOf(bodyOf(end() + DAY, 'acceptance')) },
  });

  test('is approved like any other', () => {
    expect(dueNow(offered().after(approvingIt(THIRD)), 'acceptance')).toBe(iso(end() + DAY));
  });

  test('goes with the candidate that it was for', () => {
    const declined = offered().after({
      type: 'handover.decline',
      by: DEPUTY,
      body: { reason: 'A merger is under way' },
    });
    expect(declined.year.deadlines.proposed).toEqual({});
  });

  test('is not waited for, nor approved, once the candidate has accepted', () => {
    expect(waiting(offered())).toEqual([DEPUTY, THIRD]);
    const witness: Setting = {
      charter: { ...majority.charter, handover: { acceptWithinDays: 15, witness: 'required' } },
    };
    const accepted = given(signedOverYear(witness)).after(extending(end() + DAY, 'acceptance'), {
      type: 'handover.accept',
      by: DEPUTY,
      body: { minutes: HANDOVER_MINUTES },
    });
    expect(waiting(accepted)).toEqual([]);
    accepted
      .when(approvingIt(THIRD))
      .refused('deadline/no-extension-proposed', 'deadline/extension-not-current');
  });
});

describe('an approval that is missing', () => {
  test('is waited for from every member but those who gave it', () => {
    const proposed = given(pledgedYear(everybody)).after(extending(later));
    expect(waiting(proposed)).toEqual([DEPUTY, THIRD]);
    expect(waiting(proposed.after(approving(THIRD, later)))).toEqual([DEPUTY]);
    expect(waiting(given(pledgedYear(everybody)))).toEqual([]);
  });

  test('is not waited for once it would come too late', () => {
    const proposed = given(pledgedYear(everybody)).after(extending(later));
    const charter = charterOf(proposed.cluster);
    expect(awaitedExtensions(proposed.year, charter, iso(due))).toHaveLength(1);
    expect(awaitedExtensions(proposed.year, charter, iso(due + 1))).toEqual([]);
    expect(waiting(proposed, iso(due))).toEqual([DEPUTY, THIRD]);
    expect(waiting(proposed, iso(due + 1))).toEqual([]);
  });
});
