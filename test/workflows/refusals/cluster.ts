/** The conditions of the cluster: founding, membership, officers, motions. */
import { type Charter, charterInForce, digestOf } from '../../../workflows/index.js';
import { document, text } from '../../support/bodies.js';
import {
  AUTHORITY,
  charterFor,
  foundedCluster,
  foundingFor,
  openTestCluster,
  START,
} from '../../support/cluster.js';
import { CHAIR, DEPUTY, founded, motionVote, THIRD } from '../../support/given.js';
import { keyOf } from '../../support/keys.js';
import { after, type Cases, said } from './case.js';

const DAY = 86_400_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const MEMBERS = [CHAIR, DEPUTY, THIRD];
const founding = foundingFor(MEMBERS, charterFor(MEMBERS));
const others = foundingFor([DEPUTY, THIRD], charterFor([DEPUTY, THIRD]));
const find = (change: Partial<typeof founding> = {}, by: string = CHAIR) =>
  said('cluster.found', by, { ...founding, ...change });
const proposed = () => after(openTestCluster(), find());
const signCharter = (by: string, digest = digestOf(founding)) =>
  said('charter.sign', by, { digest });
const signsCharter = () => [proposed(), signCharter(DEPUTY)] as const;
const rules = (version: string) =>
  said(
    'cluster.found',
    CHAIR,
    { ...founding, charter: { ...founding.charter, rules: version } },
    { alter: (each) => ({ ...each, rules: version }) },
  );
const founds = () => [openTestCluster(), find()] as const;

export const foundingCases = {
  foundingIsCoherent: {
    holds: founds,
    fails: () => [
      openTestCluster(),
      find({ authority: { ...founding.authority, key: keyOf(CHAIR).x } }),
    ],
  },
  foundsThisJournal: {
    holds: founds,
    fails: () => [openTestCluster(), find({ origin: 'elsewhere.example/cities' })],
  },
  rulesAreKnown: {
    holds: () => [openTestCluster(), rules('1')],
    fails: () => [openTestCluster(), rules('9')],
  },
  founderIsMember: {
    holds: () => [proposed(), find({ patron: null })],
    fails: () => [proposed(), said('cluster.found', CHAIR, others)],
  },
  isFounder: {
    holds: () => [proposed(), find({ patron: null })],
    fails: () => [proposed(), find({ patron: null }, DEPUTY)],
  },
  isFoundingMember: {
    holds: signsCharter,
    fails: () => [proposed(), signCharter(AUTHORITY)],
  },
  hasNotSignedCharter: {
    holds: signsCharter,
    fails: () => [after(proposed(), signCharter(DEPUTY)), signCharter(DEPUTY)],
  },
  charterIsCurrent: {
    holds: signsCharter,
    fails: () => [proposed(), signCharter(DEPUTY, document('another text'))],
  },
} satisfies Cases;

const admit = (member = 'hue', key = keyOf(member).x, by: string = CHAIR) =>
  said('member.admit', by, {
    member,
    name: text(member),
    key,
    effective: iso(START),
    document: document('resolution'),
  });
const accept = (by: string, digest = digestOf(charterInForce(context()) as Charter)) =>
  said('member.accept', by, { charter: digest });
const context = () => founded().journal().cluster.context;
const leave = (member: string, by: string = member, effective = START + DAY) =>
  said('member.leave', by, {
    member,
    effective: iso(effective),
    document: document('leaving'),
    reason: 'Reorganised',
  });
const merge = (into: string) =>
  said('member.merge', CHAIR, {
    member: THIRD,
    into,
    effective: iso(START + DAY),
    document: document('merging'),
    openTasks: 'pass',
  });
const admits = () => [founded(), admit()] as const;
const leaves = () => [founded(), leave(THIRD)] as const;
const crowd = (size: number) =>
  foundedCluster(Array.from({ length: size }, (_, index) => `city-${index}`));

export const membershipCases = {
  isChairNow: { holds: admits, fails: () => [founded(), admit('hue', keyOf('hue').x, DEPUTY)] },
  isClusterMember: {
    holds: () => [founded(), amend()],
    fails: () => [founded(), amend({}, AUTHORITY)],
  },
  nameIsNew: {
    holds: admits,
    fails: () => [founded(), admit(THIRD, keyOf('another').x)],
  },
  clusterHasRoom: {
    holds: () => [crowd(63), admit('hue', keyOf('hue').x, 'city-0')],
    fails: () => [crowd(64), admit('hue', keyOf('hue').x, 'city-0')],
  },
  isAdmitted: {
    holds: () => [after(founded(), admit()), accept('hue')],
    fails: () => [founded(), accept(DEPUTY)],
  },
  acceptsCharterInForce: {
    holds: () => [after(founded(), admit()), accept('hue')],
    fails: () => [after(founded(), admit()), accept('hue', document('an old charter'))],
  },
  isChairNowOrNamed: { holds: leaves, fails: () => [founded(), leave(THIRD, DEPUTY)] },
  departingIsMember: { holds: leaves, fails: () => [founded(), leave('hue', CHAIR)] },
  departingIsNotChair: { holds: leaves, fails: () => [founded(), leave(CHAIR)] },
  departureIsAhead: { holds: leaves, fails: () => [founded(), leave(THIRD, THIRD, START)] },
  successorIsMember: {
    holds: () => [founded(), merge(DEPUTY)],
    fails: () => [founded(), merge(THIRD)],
  },
} satisfies Cases;

const enrol = (change: { officer?: string; key?: string; until?: string } = {}, officer = 'root') =>
  said(
    'officer.enrol',
    THIRD,
    {
      officer: 'second',
      name: null,
      office: text('Expert'),
      key: keyOf('second').x,
      steps: ['pledge'],
      from: iso(START),
      until: iso(START + DAY),
      document: null,
      ...change,
    },
    { officer },
  );
const revoke = (of: string) =>
  said('officer.revoke', THIRD, { key: keyOf(`${of}/officer`).id, reason: 'Left the office' });
const enrols = () => [founded(), enrol()] as const;

export const officerCases = {
  speaksWithRootKey: { holds: enrols, fails: () => [founded(), enrol({}, 'officer')] },
  officerIsNotRoot: { holds: enrols, fails: () => [founded(), enrol({ officer: 'root' })] },
  keyIsUnused: { holds: enrols, fails: () => [founded(), enrol({ key: keyOf(CHAIR).x })] },
  mandateHasLength: { holds: enrols, fails: () => [founded(), enrol({ until: iso(START) })] },
  isOwnOfficer: {
    holds: () => [founded(), revoke(THIRD)],
    fails: () => [founded(), revoke(DEPUTY)],
  },
  officerIsNotRevoked: {
    holds: () => [founded(), revoke(THIRD)],
    fails: () => [after(founded(), revoke(THIRD)), revoke(THIRD)],
  },
} satisfies Cases;

function amend(change: Partial<Charter> = {}, by: string = DEPUTY) {
  const charter = { ...(charterInForce(context()) as Charter), remark: text('New'), ...change };
  return said('charter.amend', by, { charter, reason: 'Better' });
}
const except = (term = 2024, makeUp = false) =>
  said('rotation.except', DEPUTY, {
    id: 'one',
    exception: { kind: 'skip', member: DEPUTY, term, makeUp },
    reason: 'Elections',
    document: null,
  });
const moved = () => after(founded(), amend());
const vote = (motion?: string) => {
  const ballot = motionVote(moved(), CHAIR);
  return motion === undefined ? ballot : { ...ballot, body: { ...ballot.body, motion } };
};
const withdraw = (by: string) =>
  said('motion.withdraw', by, { motion: vote().body.motion, reason: 'Not ripe' });
const excepted = () => {
  const cluster = after(founded(), except());
  return after(cluster, ...MEMBERS.map((by) => motionVote(cluster, by)));
};
const [award] = founding.charter.awards;

export const motionCases = {
  noMotionIsOpen: {
    holds: () => [founded(), amend()],
    fails: () => [moved(), amend({ oneAwardPerMember: 'never' })],
  },
  charterIsCoherent: {
    holds: () => [founded(), amend()],
    fails: () => [founded(), amend({ awards: award ? [award, award] : [] })],
  },
  charterKeepsHistory: {
    holds: () => [founded(), amend()],
    fails: () => [founded(), amend({ id: 'provinces' })],
  },
  exceptionIsNew: {
    holds: () => [founded(), except()],
    fails: () => [excepted(), except(2024, true)],
  },
  exceptionIsCoherent: {
    holds: () => [founded(), except()],
    fails: () => [founded(), except(2025)],
  },
  motionIsOpen: {
    holds: () => [moved(), vote()],
    fails: () => [founded(), vote(), 'motionIsCurrent'],
  },
  motionIsCurrent: {
    holds: () => [moved(), vote()],
    fails: () => [moved(), vote(document('another motion'))],
  },
  hasNotVotedOnMotion: {
    holds: () => [moved(), vote()],
    fails: () => [after(moved(), vote()), vote()],
  },
  isMover: {
    holds: () => [moved(), withdraw(DEPUTY)],
    fails: () => [moved(), withdraw(CHAIR)],
  },
} satisfies Cases;
