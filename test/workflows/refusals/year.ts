/** The conditions on who speaks in a year, on its conduct, and on its launch. */
import { type Charter, digestOf } from '../../../workflows/index.js';
import {
  decisionOn,
  document,
  HANDOVER_MINUTES,
  launchBody,
  pledgeDigest,
  pledgeText,
  reportBody,
} from '../../support/bodies.js';
import { AUTHORITY, charterFor, PATRON, START } from '../../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  DEPUTY,
  founded,
  launchedYear,
  motionVote,
  offeredYear,
  pledgedYear,
  sentYear,
  signingYear,
  THIRD,
  votingYear,
} from '../../support/given.js';
import { charterOf } from '../../support/year.js';
import { after, type Cases, said } from './case.js';

const DAY = 86_400_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const sign = (by: string) => said('pledge.sign', by, { digest: pledgeDigest });
const propose = (by: string) => said('pledge.propose', by, pledgeText);
const reported = () =>
  after(
    pledgedYear(),
    ...[CHAIR, DEPUTY, THIRD].map((by) => said('report.submit', by, reportBody('interim'))),
  );
const accept = (by: string, member: string) =>
  said('report.accept', by, { round: 'interim', member });
const decide = (by: string) => said('award.decide', by, decisionOn('flag', THIRD));
const witness = (by: string) => said('handover.witness', by, { minutes: HANDOVER_MINUTES });
const record = (member: string) =>
  said('eligibility.record', CHAIR, {
    member,
    standing: 'onHold',
    ground: 'discipline',
    document: document('letter'),
    reason: 'See the letter',
  });

/** The pledge is due on 31 March in Vietnam; nothing else is due. */
const due = Date.UTC(2023, 2, 31, 16, 59, 59, 999);
const calendar: Charter['calendar'] = {
  ...charterFor([CHAIR]).calendar,
  pledge: { day: '03-31', nextYear: false, late: 'close' },
};
const dated = () => signingYear({ charter: { calendar } });
const pass = (at: number, by = 'server') =>
  said(
    'deadline.pass',
    by,
    { deadline: 'pledge' },
    { at, officer: by === 'server' ? 'root' : 'officer' },
  );
const passVote = said('deadline.pass', 'server', { deadline: 'vote' }, { at: due + DAY });
const extend = (until: number, at = due) =>
  said(
    'deadline.extend',
    CHAIR,
    { deadline: 'pledge', until: iso(until), reason: 'Floods' },
    { at },
  );

/** The members approve a later time by a simple majority: two of three. */
const voted = () =>
  signingYear({ charter: { calendar, extension: { moreThan: { num: 1, den: 2 } } } });
const proposed = () => after(voted(), extend(due + DAY, START + DAY));
const extensionDigest = digestOf({
  deadline: 'pledge',
  until: iso(due + DAY),
  reason: 'Floods',
});
const approve = (by: string, digest = extensionDigest, at = due) =>
  said('deadline.approve', by, { digest }, { at });

export const speakerCases = {
  isMember: {
    holds: () => [signingYear(), sign(THIRD)],
    fails: () => [signingYear(), sign(AUTHORITY)],
  },
  isChairOfYear: {
    holds: () => [launchedYear(), propose(CHAIR)],
    fails: () => [launchedYear(), propose(DEPUTY)],
  },
  isChairOrDeputy: {
    holds: () => [reported(), accept(DEPUTY, CHAIR)],
    fails: () => [reported(), accept(THIRD, CHAIR), 'mayJudgeNamedMember'],
  },
  isAuthority: {
    holds: () => [sentYear(), decide(AUTHORITY)],
    fails: () => [sentYear(), decide(CHAIR)],
  },
  isPatron: {
    holds: () => [offeredYear(), witness(PATRON)],
    fails: () => [offeredYear(), witness(THIRD)],
  },
  isServer: {
    holds: () => [dated(), pass(due + 1)],
    fails: () => [dated(), pass(due + 1, CHAIR)],
  },
  namesMember: {
    holds: () => [votingYear(), record(THIRD)],
    fails: () => [votingYear(), record(AUTHORITY)],
  },
  mayJudgeNamedMember: {
    holds: () => [reported(), accept(CHAIR, THIRD)],
    fails: () => [reported(), accept(CHAIR, CHAIR)],
  },
} satisfies Cases;

const leave = (member: string) =>
  said('member.leave', member, {
    member,
    effective: iso(START + DAY),
    document: document('leaving'),
    reason: 'Reorganised',
  });
const drop = (days: number, member: string = THIRD) =>
  said('roster.drop', CHAIR, { member, reason: 'It left' }, { at: START + days * DAY });

export const conductCases = {
  deadlineIsSet: {
    holds: () => [dated(), pass(due + 1)],
    fails: () => [dated(), passVote, 'deadlineIsDue'],
  },
  deadlineIsDue: {
    holds: () => [dated(), pass(due + 1)],
    fails: () => [dated(), pass(due)],
  },
  deadlineIsNotDue: {
    holds: () => [dated(), extend(due + DAY)],
    fails: () => [dated(), extend(due + DAY, due + 1)],
  },
  deadlineIsNotRecorded: {
    holds: () => [dated(), pass(due + 1)],
    fails: () => [after(dated(), pass(due + 1)), pass(due + 2)],
  },
  extensionIsLater: {
    holds: () => [dated(), extend(due + 1)],
    fails: () => [dated(), extend(due)],
  },
  extensionIsProposed: {
    holds: () => [proposed(), approve(DEPUTY)],
    fails: () => [voted(), approve(DEPUTY), 'extensionIsCurrent'],
  },
  extensionIsCurrent: {
    holds: () => [proposed(), approve(DEPUTY)],
    fails: () => [proposed(), approve(DEPUTY, document('another extension'))],
  },
  hasNotApprovedExtension: {
    holds: () => [proposed(), approve(DEPUTY)],
    fails: () => [proposed(), approve(CHAIR)],
  },
  rosterNamesMember: {
    holds: () => [after(signingYear(), leave(THIRD)), drop(1)],
    fails: () => [after(signingYear(), leave(THIRD), drop(1)), drop(2)],
  },
  memberHasLeft: {
    holds: () => [after(signingYear(), leave(THIRD)), drop(1)],
    fails: () => [signingYear(), drop(1)],
  },
} satisfies Cases;

const launch = (cycle = 2023) => said('cycle.launch', CHAIR, launchBody, { cycle });
const launches = () => [founded(), launch()] as const;

/**
 * 2023 runs with the handover before the next pledge, and its successor declined; the members then
 * voted the usual agenda, under which 2024 could be launched, were the chair not a caretaker.
 */
const caretaker = () => {
  const agenda = ['results', 'handover', 'pledge'] as const;
  const cluster = after(
    offeredYear({ charter: { agenda } }),
    said('handover.decline', DEPUTY, { reason: 'Floods' }),
  );
  const usual = { ...charterOf(cluster, 2024), agenda: ['results', 'pledge', 'handover'] as const };
  const moved = after(cluster, said('charter.amend', CHAIR, { charter: usual, reason: 'Usual' }));
  return after(moved, ...[CHAIR, DEPUTY, THIRD].map((by) => motionVote(moved, by)));
};

export const launchCases = {
  yearMayBeLaunched: {
    holds: launches,
    fails: () => [founded(), launch(2030), 'isChairOfYear', 'agendaAllowsPledge'],
  },
  agendaAllowsPledge: {
    holds: () => [adoptedYear(), launch(2024)],
    fails: () => [launchedYear(), launch(2024)],
  },
  chairIsNoCaretaker: {
    holds: () => [adoptedYear(), launch(2024)],
    fails: () => [caretaker(), launch(2024)],
  },
  rosterIsLargeEnough: {
    holds: launches,
    fails: () => [
      after(founded(), leave(THIRD), leave(DEPUTY)),
      { ...launch(), at: START + 2 * DAY },
    ],
  },
} satisfies Cases;

const open = (digest = pledgeDigest) => said('pledge.open', CHAIR, { digest });
const decline = (by: string) =>
  said('pledge.decline', by, { digest: pledgeDigest, reason: 'Too high' });
const drafted = () => after(launchedYear(), propose(CHAIR));
const signs = () => [signingYear(), sign(THIRD)] as const;
const twoThirds = {
  openedBy: 'outgoing',
  quorum: { num: 2, den: 3 },
  without: 'noEffect',
} as const;
const lateUntilJune: Charter['calendar'] = {
  ...calendar,
  lateSigning: { day: '06-30', nextYear: false, late: 'close' },
};
const inForce = () =>
  after(
    signingYear({ charter: { calendar: lateUntilJune, pledge: twoThirds } }),
    sign(CHAIR),
    sign(DEPUTY),
  );
const lastMoment = Date.UTC(2023, 5, 30, 16, 59, 59, 999);
const doubled = { ...pledgeText, targets: [...pledgeText.targets, ...pledgeText.targets] };

export const pledgeCases = {
  targetsAreDistinct: {
    holds: () => [launchedYear(), propose(CHAIR)],
    fails: () => [launchedYear(), said('pledge.propose', CHAIR, doubled)],
  },
  textIsProposed: {
    holds: () => [drafted(), open()],
    fails: () => [launchedYear(), open(), 'textIsCurrent'],
  },
  textIsCurrent: {
    holds: () => [drafted(), open()],
    fails: () => [drafted(), open(digestOf('an old text'))],
  },
  hasNotSigned: {
    holds: signs,
    fails: () => [after(signingYear(), sign(THIRD)), sign(THIRD)],
  },
  hasNotDeclined: {
    holds: () => [signingYear(), decline(THIRD)],
    fails: () => [after(signingYear(), decline(THIRD)), decline(THIRD)],
  },
  pledgeDoorIsOpen: {
    holds: () => [dated(), { ...sign(THIRD), at: due }],
    fails: () => [dated(), { ...sign(THIRD), at: due + 1 }],
  },
  lateSigningIsOpen: {
    holds: () => [inForce(), { ...sign(THIRD), at: lastMoment }],
    fails: () => [inForce(), { ...sign(THIRD), at: lastMoment + 1 }],
  },
} satisfies Cases;
