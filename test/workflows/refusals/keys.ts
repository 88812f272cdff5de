/** The conditions on keys: root keys that change hands, delegations, the server's key and host. */
import { STEPS } from '../../../workflows/index.js';
import { CHAIR, DEPUTY, founded, motionVote, THIRD } from '../../support/given.js';
import {
  appointing,
  delegating,
  hours,
  replacing,
  revoking,
  rotating,
  rotatingHost,
  successor,
} from '../../support/key-words.js';
import { keyOf } from '../../support/keys.js';
import { witnessing } from '../../support/witness-keys.js';
import { after, type Cases, said } from './case.js';

const enrolSecond = said('officer.enrol', THIRD, {
  officer: 'second',
  name: null,
  office: { vi: 'Chuyên viên', en: 'Expert' },
  key: keyOf(`${THIRD}/second`).x,
  steps: ['pledge'],
  from: hours(0),
  until: hours(24),
  document: null,
});
const delegated = () => after(founded(), delegating(THIRD));
const delegates = () => [founded(), delegating(THIRD)] as const;
const takesBack = () => [delegated(), revoking(THIRD, 'delegate', 'officer')] as const;

export const replacedKeyCases = {
  keyIsNotReplaced: {
    holds: () => [after(founded(), rotating(THIRD)), { ...enrolSecond, key: successor(THIRD) }],
    fails: () => [after(founded(), rotating(THIRD)), enrolSecond],
  },
} satisfies Cases;

export const delegationCases = {
  isRootOrGrantor: {
    holds: takesBack,
    fails: () => [founded(), revoking(THIRD, 'officer', 'officer'), 'revokesOwnGrant'],
  },
  revokesOwnGrant: {
    holds: takesBack,
    fails: () => [after(delegated(), enrolSecond), revoking(THIRD, 'second', 'officer')],
  },
  speaksAsOfficer: {
    holds: delegates,
    fails: () => [founded(), { ...delegating(THIRD), officer: 'root' }],
  },
  isNoDelegate: {
    holds: delegates,
    fails: () => [
      delegated(),
      { ...delegating(THIRD, { officer: 'other', key: keyOf('other').x }), officer: 'delegate' },
    ],
  },
  delegateIsNoOfficer: {
    holds: () => [delegated(), delegating(THIRD, { key: keyOf('renewed').x })],
    fails: () => [founded(), delegating(THIRD, { officer: 'officer' })],
  },
  delegatesOwnSteps: {
    holds: () => [founded(), delegating(THIRD, { steps: STEPS })],
    fails: () => [
      after(founded(), enrolSecond),
      { ...delegating(THIRD, { steps: ['pledge', 'report'] }), officer: 'second' },
    ],
  },
  delegatesOwnTime: {
    holds: () => [after(founded(), enrolSecond), { ...delegating(THIRD), officer: 'second' }],
    fails: () => [
      after(founded(), enrolSecond),
      { ...delegating(THIRD, { until: hours(25) }), officer: 'second' },
    ],
  },
} satisfies Cases;

const two = () => founded({ members: [CHAIR, DEPUTY] });
const moved = () => after(founded(), replacing(THIRD, DEPUTY));
const replaces = () => [founded(), replacing(THIRD, DEPUTY)] as const;

export const rootCases = {
  replacesAnothersRoot: {
    holds: replaces,
    fails: () => [founded(), replacing(DEPUTY, DEPUTY)],
  },
  namedHasRootKey: { holds: replaces, fails: () => [founded(), replacing('server', DEPUTY)] },
  othersAreSeveral: { holds: replaces, fails: () => [two(), replacing(CHAIR, DEPUTY)] },
  isElectorOfMotion: {
    holds: () => [moved(), motionVote(moved(), CHAIR)],
    fails: () => [moved(), motionVote(moved(), THIRD)],
  },
} satisfies Cases;

/** Every member is a witness, and the charter asks for so many of them. */
const watched = (quorum: number) =>
  founded({ charter: { witnessing: witnessing([CHAIR, DEPUTY, THIRD], quorum) } });

export const hostCases = {
  speaksAsServer: {
    holds: () => [founded(), rotatingHost()],
    fails: () => [founded(), { ...rotatingHost(), by: CHAIR, officer: 'root' }],
  },
  hostIsMember: {
    holds: () => [founded(), appointing(THIRD, DEPUTY)],
    fails: () => [founded(), appointing('hue', DEPUTY)],
  },
  witnessesSuffice: {
    holds: () => [watched(2), appointing(THIRD, DEPUTY)],
    fails: () => [watched(3), appointing(THIRD, DEPUTY)],
  },
} satisfies Cases;
