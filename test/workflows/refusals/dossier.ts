/** The conditions of the dossiers, of the authority's decision, and of the issued documents. */

import {
  appraising,
  asking,
  awardsWith,
  deciding,
  dossiersWith,
  FLAG,
  issuing,
  MERIT,
  partOf,
  partsFor,
  preparing,
  recording,
  returning,
  revoking,
  submitting,
} from '../../support/award-year.js';
import { document } from '../../support/bodies.js';
import { charterFor, type TestCluster } from '../../support/cluster.js';
import {
  adoptedAwardsYear,
  CHAIR,
  DEPUTY,
  pledgedYear,
  type Setting,
  signingYear,
} from '../../support/given.js';
import { sendDossier } from '../../support/year.js';
import { after, type Cases } from './case.js';

const whole = (cluster: TestCluster) => preparing(partsFor(cluster));

/** The flag's dossier is prepared; the letter is the one that was adopted. */
function prepared(setting: Setting = {}, extra: ReturnType<typeof partOf> = {}): TestCluster {
  const cluster = adoptedAwardsYear(setting);
  return after(cluster, preparing({ ...partsFor(cluster), ...extra }));
}

/** The flag's dossier as far as the appraisal. */
function appraised(): TestCluster {
  const cluster = adoptedAwardsYear();
  sendDossier(cluster, 'flag', FLAG);
  return cluster;
}

const submitted = () => after(prepared(), submitting());
const byMembers: Setting = { charter: dossiersWith({ submittedBy: 'member' }) };
const extraParts: Setting = { charter: awardsWith({ flag: { extraParts: ['accounts'] } }) };
const due = Date.UTC(2024, 3, 30, 16, 59, 59, 999);
const dated: Setting = {
  charter: {
    calendar: {
      ...charterFor([CHAIR]).calendar,
      flagDossier: { day: '04-30', nextYear: true, late: 'warn' },
    },
  },
};
const prepares = () => {
  const cluster = adoptedAwardsYear();
  return [cluster, whole(cluster)] as const;
};
const submits = () => [prepared(), submitting()] as const;
const asks = () => [appraised(), asking('finance')] as const;

export const dossierCases = {
  handlesDossiers: {
    holds: prepares,
    fails: () => {
      const cluster = adoptedAwardsYear();
      return [cluster, { ...whole(cluster), by: DEPUTY }, 'mayHandleDossier'];
    },
  },
  mayHandleDossier: {
    holds: () => {
      const cluster = adoptedAwardsYear(byMembers);
      return [cluster, { ...whole(cluster), by: FLAG }];
    },
    fails: () => {
      const cluster = adoptedAwardsYear(byMembers);
      return [cluster, { ...whole(cluster), by: MERIT }];
    },
  },
  awardIsProposed: {
    holds: prepares,
    fails: () => {
      const cluster = adoptedAwardsYear();
      const other = preparing(partsFor(cluster), {}, ['flag', DEPUTY]);
      return [cluster, other, 'dossierIsInOwnHands'];
    },
  },
  dossierIsInOwnHands: {
    holds: () => {
      const returned = after(submitted(), returning);
      return [returned, whole(returned)];
    },
    fails: () => [submitted(), whole(submitted())],
  },
  partsAreKnown: {
    holds: () => {
      const cluster = adoptedAwardsYear(extraParts);
      return [cluster, preparing({ ...partsFor(cluster), ...partOf('accounts') })];
    },
    fails: () => {
      const cluster = adoptedAwardsYear();
      return [cluster, preparing({ ...partsFor(cluster), ...partOf('accounts') })];
    },
  },
  signaturesSuffice: {
    holds: () => {
      const charter = dossiersWith({ signature: 'publicDigital' });
      return [adoptedAwardsYear({ charter }), preparing(partOf('report', 'officialDuty'))];
    },
    fails: () => {
      const charter = dossiersWith({ signature: 'publicDigital' });
      return [adoptedAwardsYear({ charter }), preparing(partOf('report', 'securedSpecialised'))];
    },
  },
  dossierIsPrepared: { holds: submits, fails: () => [submitted(), submitting()] },
  dossierIsComplete: {
    holds: () => [prepared(extraParts, partOf('accounts')), submitting()],
    fails: () => [prepared(extraParts), submitting()],
  },
  dossierNamesMinutes: {
    holds: submits,
    fails: () => [prepared({}, partOf('minutes')), submitting()],
  },
  memberIsNotHeld: {
    holds: () => {
      const lifted = [recording(FLAG, 'onHold'), recording(FLAG, 'eligible')];
      return [after(prepared(), ...lifted), submitting()];
    },
    fails: () => [after(prepared(), recording(FLAG, 'onHold')), submitting()],
  },
  latenessIsExplained: {
    holds: () => [prepared(dated), { ...submitting(), at: due }],
    fails: () => [prepared(dated), { ...submitting(), at: due + 1 }],
  },
  dossierIsWithAuthority: {
    holds: () => [submitted(), returning],
    fails: () => [prepared(), returning],
  },
  dossierIsSubmitted: {
    holds: () => [submitted(), appraising],
    fails: () => [appraised(), appraising],
  },
  dossierIsAppraised: { holds: asks, fails: () => [submitted(), asking('finance')] },
  agencyHasNotAnswered: {
    holds: () => [after(appraised(), asking('home-affairs')), asking('finance')],
    fails: () => [after(appraised(), asking('finance')), asking('finance', false)],
  },
  awardMayBeDecided: {
    holds: () => [prepared(), deciding('refused')],
    fails: () => [prepared(), deciding()],
  },
  reasonIsGiven: {
    holds: () => [appraised(), deciding('refused')],
    fails: () => [appraised(), deciding('refused', { reason: null })],
  },
  awardIsGranted: {
    holds: () => [after(appraised(), deciding()), revoking],
    fails: () => [after(appraised(), deciding('refused')), revoking],
  },
} satisfies Cases;

const issues = () => [pledgedYear(), issuing()] as const;

/** A year in which so many pledges carry a number. */
function numbered(count: number): TestCluster {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return after(pledgedYear(), ...numbers.map((number) => issuing({ number })));
}

export const documentCases = {
  documentIsDue: { holds: issues, fails: () => [signingYear(), issuing()] },
  numberIsFree: {
    holds: () => [after(pledgedYear(), issuing({ number: 11 })), issuing()],
    fails: () => [after(pledgedYear(), issuing()), issuing({ digest: document('another') })],
  },
  numbersAreLeft: {
    holds: () => [numbered(99), issuing({ number: 100 })],
    fails: () => [numbered(100), issuing({ number: 101 })],
  },
  entriesArePast: {
    holds: () => [pledgedYear(), issuing({ upTo: pledgedYear().lines.length })],
    fails: () => [pledgedYear(), issuing({ upTo: pledgedYear().lines.length + 1 })],
  },
} satisfies Cases;
