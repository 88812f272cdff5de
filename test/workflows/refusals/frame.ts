/** The conditions on a statement's form and frame, and on the key that signed it. */
import { document, pledgeDigest, pledgeText } from '../../support/bodies.js';
import { charterFor, foundingFor, openTestCluster, START } from '../../support/cluster.js';
import {
  CHAIR,
  DEPUTY,
  draftedYear,
  launchedYear,
  signingYear,
  THIRD,
} from '../../support/given.js';
import { keyOf } from '../../support/keys.js';
import { after, type Cases, said } from './case.js';

const sign = (rest: Parameters<typeof said<'pledge.sign'>>[3] = {}) =>
  said('pledge.sign', THIRD, { digest: pledgeDigest }, rest);

const signs = () => [signingYear(), sign()] as const;

/** A text in which each content takes 6,000 bytes. */
const longText = (contents: number) => ({
  ...pledgeText,
  contents: Array.from({ length: contents }, () => ({ vi: 'ế'.repeat(2000), en: 'x' })),
});

/** One and the same statement, whenever it is said. */
const sameText = () => {
  const seen = { size: 0, root: openTestCluster().replay.rootAt(0) ?? '' };
  const fixed = { seen, said: new Date(START).toISOString() };
  return said('pledge.propose', CHAIR, pledgeText, {
    alter: (statement) => ({ ...statement, ...fixed }),
  });
};

const twoFounders = foundingFor([CHAIR, DEPUTY], charterFor([CHAIR, DEPUTY]));
const founding = () => after(openTestCluster(), said('cluster.found', CHAIR, twoFounders));
const passing = said('deadline.pass', 'server', { deadline: 'pledge' });
const calendar = {
  ...twoFounders.charter.calendar,
  pledge: { day: '03-31', nextYear: false, late: 'warn' } as const,
};

const second = (steps: readonly ('pledge' | 'report')[], from = START) =>
  said('officer.enrol', THIRD, {
    officer: 'second',
    name: null,
    office: { vi: 'Chuyên viên', en: 'Expert' },
    key: keyOf(`${THIRD}/second`).x,
    steps,
    from: new Date(from).toISOString(),
    until: new Date(START + 86_400_000).toISOString(),
    document: null,
  });
const revoke = said('officer.revoke', THIRD, {
  key: keyOf(`${THIRD}/officer`).id,
  reason: 'Left the office',
});

export const formCases = {
  isWellFormed: {
    holds: signs,
    fails: () => [
      signingYear(),
      sign({ alter: (each) => ({ ...each, body: { digest: 'not a digest' } }) }),
    ],
  },
  isKnownType: {
    holds: signs,
    fails: () => [
      signingYear(),
      sign({ alter: (each) => ({ ...each, type: 'pledge.burn' as never }) }),
    ],
  },
  namesItsYear: {
    holds: signs,
    fails: () => [signingYear(), sign({ alter: (each) => ({ ...each, cycle: null }) })],
  },
  fitsInAnEntry: {
    holds: () => [launchedYear(), said('pledge.propose', CHAIR, longText(10))],
    fails: () => [launchedYear(), said('pledge.propose', CHAIR, longText(11))],
  },
} satisfies Cases;

export const frameCases = {
  isOfThisCluster: {
    holds: signs,
    fails: () => [
      signingYear(),
      sign({ alter: (each) => ({ ...each, cluster: 'test.example/provinces' }) }),
    ],
  },
  isUnderTheseRules: {
    holds: signs,
    fails: () => [signingYear(), sign({ alter: (each) => ({ ...each, rules: '2' }) })],
  },
  seenIsOfThisJournal: {
    holds: signs,
    fails: () => [
      signingYear(),
      sign({ alter: (each) => ({ ...each, seen: { size: 3, root: document('other') } }) }),
    ],
  },
  isNewStatement: {
    holds: () => [launchedYear(), sameText()],
    fails: () => [after(launchedYear(), sameText()), sameText()],
  },
  timeDoesNotGoBack: {
    holds: () => [signingYear(), sign({ at: signingYear().now() })],
    fails: () => [signingYear(), sign({ at: signingYear().now() - 1 })],
  },
  clusterIsActive: {
    holds: () => [launchedYear({ charter: { calendar } }), { ...passing, at: START + 40e8 }],
    fails: () => [founding(), passing],
  },
  stepIsOpen: {
    holds: signs,
    fails: () => [draftedYear(), sign()],
  },
} satisfies Cases;

export const authorityCases = {
  signatureIsValid: {
    holds: signs,
    fails: () => [signingYear(), sign({ signature: 'A'.repeat(86) })],
  },
  keyIsKnown: {
    holds: signs,
    fails: () => [signingYear(), sign({ key: keyOf('a stranger') })],
  },
  keySpeaksForMember: {
    holds: signs,
    fails: () => [signingYear(), sign({ key: keyOf(`${DEPUTY}/officer`) })],
  },
  keySpeaksAsOfficer: {
    holds: () => [after(signingYear(), second(['pledge'])), sign({ officer: 'second' })],
    fails: () => [
      after(signingYear(), second(['pledge'])),
      sign({ officer: 'second', key: keyOf(`${THIRD}/officer`) }),
    ],
  },
  mandateIsNotRevoked: {
    holds: signs,
    fails: () => [after(signingYear(), revoke), sign()],
  },
  mandateCoversTime: {
    holds: () => [
      after(signingYear(), second(['pledge'], START + 43_200_000)),
      sign({ officer: 'second', at: START + 43_200_000 }),
    ],
    fails: () => [
      after(signingYear(), second(['pledge'], START + 43_200_000)),
      sign({ officer: 'second', at: START + 43_200_000 - 1 }),
    ],
  },
  mandateCoversStep: {
    holds: () => [after(signingYear(), second(['report', 'pledge'])), sign({ officer: 'second' })],
    fails: () => [after(signingYear(), second(['report'])), sign({ officer: 'second' })],
  },
} satisfies Cases;
