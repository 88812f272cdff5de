import { describe, expect, test } from '@jest/globals';
import {
  type Bodies,
  type Charter,
  cycleOf,
  dueAt,
  isLate,
  overdueMembers,
  rosterOf,
  stateJson,
} from '../../workflows/index.js';
import { document, launchBody, pledgeDigest, reportBody, YEAR } from '../support/bodies.js';
import { type AnySaid, AUTHORITY, charterFor, START } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  CHAIR,
  confirmingYear,
  DEPUTY,
  draftedYear,
  founded,
  type Given,
  given,
  handedOverYear,
  launchedYear,
  minutedYear,
  offeredYear,
  pathOf,
  pledgedYear,
  proposedYear,
  reportedYear,
  type Setting,
  signedOverYear,
  signingYear,
  THIRD,
  votingYear,
} from '../support/given.js';
import { charterOf } from '../support/year.js';

const DAY = 86_400_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const suspending = (by: string = CHAIR): AnySaid => ({
  type: 'cycle.suspend',
  by,
  body: { reason: 'Epidemic', document: null },
});
const resuming = (at: number, by: string = CHAIR): AnySaid => ({
  type: 'cycle.resume',
  by,
  at,
  body: { reason: 'It is over' },
});
const cancelling = (by: string = AUTHORITY): AnySaid => ({
  type: 'cycle.cancel',
  by,
  body: { reason: 'Merged', document: document('decision') },
});
type Deadline = Bodies['deadline.pass']['deadline'];
const passing = (deadline: Deadline, at: number): AnySaid => ({
  type: 'deadline.pass',
  by: 'server',
  at,
  body: { deadline },
});
const extending = (deadline: Deadline, until: number, at?: number): AnySaid => ({
  type: 'deadline.extend',
  by: CHAIR,
  body: { deadline, until: iso(until), reason: 'Floods' },
  ...(at === undefined ? {} : { at }),
});
const reporting = (by: string, at: number): AnySaid => ({
  type: 'report.submit',
  by,
  at,
  body: reportBody('interim'),
});

/** The interim report is due on 31 July, in Vietnam, and its door closes. */
const due = Date.UTC(2023, 6, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  interimReport: { day: '07-31', nextYear: false, late: 'close' },
};
const dated: Setting = { charter: { calendar } };

describe('a suspended year', () => {
  const stages = {
    launchedYear,
    draftedYear,
    signingYear,
    pledgedYear,
    reportedYear,
    votingYear,
    minutedYear,
    proposedYear,
    adoptedAwardsYear,
    confirmingYear,
    offeredYear,
    signedOverYear,
    handedOverYear,
  };

  test.each(Object.entries(stages))('returns exactly where it was: %s', (_, year) => {
    const before = given(year());
    const suspended = before.when(suspending()).accepted('suspended');
    const back = suspended.when(resuming(suspended.cluster.now() + 5 * DAY));
    back.accepted(pathOf(before.cluster));
    const { deadlines, ...rest } = back.year;
    const { deadlines: deadlinesBefore, ...restBefore } = before.year;
    expect(rest).toEqual(restBefore);
    expect(deadlines).toEqual({ ...deadlinesBefore, shift: 5 * DAY });
  });

  test('shows meanwhile to which states it returns', () => {
    const historyOf = (year: Given) => {
      const { journal } = year.after(suspending());
      return (stateJson(cycleOf(journal, YEAR)) as { history: unknown }).history;
    };
    expect(historyOf(given(signingYear()))).toEqual(['cycle.underway.pledging.signing']);
    expect(historyOf(given(confirmingYear()))).toEqual([
      'cycle.underway.concluding.decisions.awaiting',
      'cycle.underway.concluding.handover.confirming',
    ]);
  });

  test('takes no step of the year meanwhile', () => {
    given(signingYear())
      .after(suspending())
      .when({ type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } })
      .refused('frame/not-in-this-state');
  });

  test('is suspended and resumed by its chair', () => {
    given(signingYear()).when(suspending(DEPUTY)).refused('speaker/not-the-chair');
    const suspended = given(signingYear()).after(suspending());
    suspended.when(resuming(suspended.cluster.now() + DAY, THIRD)).refused('speaker/not-the-chair');
  });

  test('has every deadline later by its length, to the millisecond', () => {
    const suspended = given(pledgedYear(dated)).after(suspending());
    const resumed = suspended.after(resuming(suspended.cluster.now() + 10 * DAY));
    resumed.when(reporting(THIRD, due + 10 * DAY)).accepted();
    resumed.when(reporting(THIRD, due + 10 * DAY + 1)).refused('report/too-late');
  });

  test('may be suspended again; the lengths add up', () => {
    let year = given(pledgedYear(dated));
    for (const days of [3, 4]) {
      const suspended = year.after(suspending());
      year = suspended.after(resuming(suspended.cluster.now() + days * DAY));
    }
    expect(dueAt(year.year, charterOf(year.cluster), 'interimReport')).toBe(iso(due + 7 * DAY));
  });

  test('keeps an offered office open for as much longer', () => {
    const signed = given(signedOverYear());
    const last = signed.cluster.now() + 15 * DAY;
    const suspended = signed.after(suspending());
    const resumed = suspended.after(resuming(suspended.cluster.now() + 20 * DAY));
    const accepting = (at: number): AnySaid => ({
      type: 'handover.accept',
      by: DEPUTY,
      at,
      body: { minutes: resumed.year.handover.proposed?.minutes ?? '' },
    });
    resumed.when(accepting(last + 20 * DAY)).accepted();
    resumed.when(accepting(last + 20 * DAY + 1)).refused('handover/acceptance-too-late');
  });
});

describe('a cancelled year', () => {
  test('is cancelled by the authority alone, also while it is suspended', () => {
    given(signingYear()).when(cancelling(CHAIR)).refused('speaker/not-the-authority');
    given(signingYear()).when(cancelling()).accepted('cancelled.waiting');
    given(signingYear()).after(suspending()).when(cancelling()).accepted('cancelled.waiting');
  });

  test('takes no step of the year any more, and is not launched again', () => {
    const cancelled = given(signingYear()).after(cancelling());
    cancelled
      .when({ type: 'pledge.sign', by: THIRD, body: { digest: pledgeDigest } })
      .refused('frame/not-in-this-state');
    cancelled
      .when({ type: 'cycle.launch', by: CHAIR, body: launchBody })
      .refused('frame/not-in-this-state');
    cancelled.when(suspending()).refused('frame/not-in-this-state');
  });

  const agenda = ['results', 'handover', 'pledge'] as const;
  const minutes = { minutes: document('handover minutes') };
  const offered = () =>
    given(signingYear({ charter: { agenda } })).after(
      cancelling(),
      {
        type: 'handover.propose',
        by: CHAIR,
        body: { chair: DEPUTY, deputy: THIRD, openMatters: [], ...minutes },
      },
      { type: 'handover.confirm', by: CHAIR, body: { chair: DEPUTY, choice: 'approve' } },
      { type: 'handover.confirm', by: THIRD, body: { chair: DEPUTY, choice: 'approve' } },
      { type: 'handover.sign', by: CHAIR, body: minutes },
    );

  test('still hands the office on', () => {
    const over = offered().when({ type: 'handover.accept', by: DEPUTY, body: minutes });
    over.accepted('cancelled.transferred');
    expect(over.journal.cluster.context.terms[2024]?.chair).toBe(DEPUTY);
  });

  test('passes over a silent successor too', () => {
    const late = offered().cluster.now() + 16 * DAY;
    offered().when(passing('acceptance', late)).accepted('cancelled.waiting');
  });

  test('begins anew a handover that was under way', () => {
    const cancelled = given(signedOverYear()).after(cancelling());
    expect(cancelled.year.handover).toMatchObject({ proposed: null, acceptBy: null });
    expect(cancelled.year.handover.signed).toEqual({});
    cancelled
      .when(passing('acceptance', cancelled.cluster.now() + 40 * DAY))
      .refused('deadline/not-set', 'deadline/not-due');
  });

  test('keeps a handover that was complete', () => {
    const cancelled = given(handedOverYear()).after(cancelling());
    expect(cancelled.year.handover.transferred).toBe(true);
  });
});

describe('a deadline', () => {
  test('passes after its last millisecond, said once and by the server', () => {
    const year = given(pledgedYear(dated));
    year.when(passing('interimReport', due)).refused('deadline/not-due');
    const passed = year.when(passing('interimReport', due + 1)).accepted();
    expect(passed.year.deadlines.passed).toEqual({ interimReport: true });
    passed.when(passing('interimReport', due + 2)).refused('deadline/already-recorded');
    year
      .when({ ...passing('interimReport', due + 1), by: CHAIR, officer: 'officer' } as AnySaid)
      .refused('speaker/not-the-server');
  });

  test('that the charter does not set neither passes nor is extended', () => {
    given(pledgedYear(dated))
      .when(passing('vote', due))
      .refused('deadline/not-set', 'deadline/not-due');
    given(pledgedYear(dated))
      .when(extending('vote', due))
      .refused('deadline/not-set', 'deadline/extension-not-later');
  });

  test('is extended by the chair to a later time, before it has passed', () => {
    const year = given(pledgedYear(dated));
    year.when(extending('interimReport', due)).refused('deadline/extension-not-later');
    year.when(extending('interimReport', due + DAY, due + 1)).refused('deadline/already-due');
    year
      .when({ ...extending('interimReport', due + DAY), by: DEPUTY } as AnySaid)
      .refused('speaker/not-the-chair');
    const extended = year.when(extending('interimReport', due + DAY, due)).accepted();
    extended.when(reporting(THIRD, due + DAY)).accepted();
    extended.when(reporting(THIRD, due + DAY + 1)).refused('report/too-late');
  });

  test('that was extended during a shifted year is as it was said, then shifts again', () => {
    const shifted = (from: Given, days: number) => {
      const suspended = from.after(suspending());
      return suspended.after(resuming(suspended.cluster.now() + days * DAY));
    };
    const extended = shifted(given(pledgedYear(dated)), 10).after(
      extending('interimReport', due + 30 * DAY),
    );
    const dueNow = (from: Given) => dueAt(from.year, charterOf(from.cluster), 'interimReport');
    expect(dueNow(extended)).toBe(iso(due + 30 * DAY));
    expect(dueNow(shifted(extended, 5))).toBe(iso(due + 35 * DAY));
  });

  test('closes the door only where the charter says so', () => {
    const warn = { day: '07-31', nextYear: false, late: 'warn' } as const;
    const warning = { charter: { calendar: { ...calendar, interimReport: warn } } };
    given(pledgedYear(warning))
      .when(reporting(THIRD, due + 1))
      .accepted();
    given(pledgedYear(dated))
      .when(reporting(THIRD, due + 1))
      .refused('report/too-late');
  });

  test('names who has missed it', () => {
    const year = given(pledgedYear(dated)).after(reporting(THIRD, due));
    const charter = charterOf(year.cluster);
    expect(isLate(year.year, charter, 'interimReport', iso(due))).toBe(false);
    expect(isLate(year.year, charter, 'interimReport', iso(due + 1))).toBe(true);
    expect(overdueMembers(year.year, charter, 'interimReport')).toEqual([CHAIR, DEPUTY]);
    expect(overdueMembers(year.year, charter, 'proposal')).toEqual([CHAIR]);
    expect(overdueMembers(year.year, charter, 'pledge')).toEqual([]);
    expect(overdueMembers(given(signedOverYear()).year, charter, 'acceptance')).toEqual([DEPUTY]);
  });

  test('of the year after falls in the year after', () => {
    const flags = { day: '03-31', nextYear: true, late: 'close' } as const;
    const setting = { charter: { calendar: { ...calendar, proposal: flags } } };
    const year = given(launchedYear(setting));
    expect(dueAt(year.year, charterOf(year.cluster), 'proposal')).toBe('2024-03-31T16:59:59.999Z');
  });
});

describe('a member that is dropped from the roster', () => {
  const dropped = (year: Given, member: string = THIRD) =>
    year.after(
      {
        type: 'member.leave',
        by: member,
        body: {
          member,
          effective: iso(START + DAY),
          document: document('leaving'),
          reason: 'Reorganised',
        },
      },
      { type: 'roster.drop', by: CHAIR, at: START + 2 * DAY, body: { member, reason: 'It left' } },
    );

  test('is no elector: quorum and base are of those that remain', () => {
    const ballots = ['flag', 'merit'].flatMap((award) =>
      [CHAIR, DEPUTY].map(
        (by): AnySaid => ({
          type: 'vote.cast',
          by,
          body: { award, choices: { [CHAIR]: 'approve' }, written: null, remark: null },
        }),
      ),
    );
    const closing: AnySaid = { type: 'vote.close', by: CHAIR, body: { reason: null } };
    const one = dropped(given(votingYear()).after(...ballots.filter((_, index) => index !== 1)));
    one.when(closing).refused('review/no-quorum');
    const counted = dropped(given(votingYear()).after(...ballots))
      .when(closing)
      .accepted();
    expect(counted.year.review.vote.counts.flag?.[CHAIR]).toMatchObject({ approve: 2, base: 2 });
    expect(counted.year.review.vote.counts.flag).not.toHaveProperty(THIRD);
  });

  test('takes its ballot with it', () => {
    const voted: AnySaid = {
      type: 'vote.cast',
      by: THIRD,
      body: { award: 'flag', choices: { [CHAIR]: 'approve' }, written: null, remark: null },
    };
    const left = dropped(given(votingYear()).after(voted));
    expect(rosterOf(left.year)).toEqual([CHAIR, DEPUTY]);
    left
      .when({ type: 'vote.close', by: CHAIR, body: { reason: null } })
      .refused('review/no-quorum');
  });

  test('is not waited for: not its report, its score, its minutes or its concurrence', () => {
    const closing: AnySaid = { type: 'report.close', by: CHAIR, body: { round: 'interim' } };
    const accepted = (member: string): AnySaid => ({
      type: 'report.excuse',
      by: member === CHAIR ? DEPUTY : CHAIR,
      body: { round: 'interim', member, reason: 'Epidemic' },
    });
    dropped(given(pledgedYear()).after(accepted(CHAIR), accepted(DEPUTY)))
      .when(closing)
      .accepted();
    const digest = given(minutedYear()).year.review.minutes?.digest ?? '';
    const signing = (by: string): AnySaid => ({
      type: 'minutes.sign',
      by,
      body: { digest, reservation: null },
    });
    dropped(given(minutedYear()).after(signing(CHAIR), signing(DEPUTY)))
      .when({ type: 'result.adopt', by: CHAIR, body: { digest } })
      .accepted();
  });
});

test('nothing of a year’s conduct is said before its launch', () => {
  given(founded()).when(suspending()).refused('frame/not-in-this-state');
  given(founded()).when(cancelling()).refused('frame/not-in-this-state');
});
