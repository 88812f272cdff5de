/** Who may say what in verification, corrections, standing and awards, and of whom. */
import { test } from '@jest/globals';
import type { RefusalCode } from '../../workflows/index.js';
import { attesting, awardsWith, proposing, recording, usual } from '../support/award-year.js';
import { document } from '../support/bodies.js';
import { type AnySaid, AUTHORITY } from '../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  DEPUTY,
  type Given,
  given,
  proposedYear,
  type Setting,
  THIRD,
} from '../support/given.js';
import {
  changed,
  finalYear,
  publishedYear,
  verifiedSetting,
  verifiedYear,
  verifying,
} from '../support/scored-year.js';
import { concur, contextOf, proposalDigest } from '../support/year.js';

const ALL = [CHAIR, DEPUTY, THIRD];
const CLOSING = { reason: null };
/** A year, what is said in it, and every reason why it is refused. */
type Row = readonly [string, () => Given, AnySaid, ...(readonly RefusalCode[])];

const verified = () => given(verifiedYear(verifiedSetting));
const published = () => given(publishedYear(verifiedSetting));
const digestFor = (member: string): string =>
  contextOf(publishedYear(verifiedSetting)).review.scoring.verified[member]?.digest ?? '';
const agreeing = (by: string, member = by): AnySaid => ({
  type: 'explain.agree',
  by,
  body: { digest: digestFor(member) },
});
const agreed = () => published().after(...ALL.map((by) => agreeing(by)));
const explained = () =>
  published().after({
    type: 'explain.submit',
    by: THIRD,
    body: { digest: digestFor(THIRD), text: 'See the survey', document: document('survey') },
  });
const final = () => given(finalYear(verifiedSetting));
const reopening = (by: string, member: string): AnySaid => ({
  type: 'score.reopen',
  by,
  body: { member, reason: 'A wrong figure' },
});
const reopened = () => {
  const asked = final().after(reopening(CHAIR, THIRD));
  const digest = asked.year.review.scoring.reopening?.digest ?? '';
  return asked.after({ type: 'score.permit', by: DEPUTY, body: { digest } });
};
const above = changed('economy', '600.01');
const concurred = () => {
  const cluster = proposedYear();
  concur(cluster);
  return given(cluster);
};
const adopting: AnySaid = {
  type: 'award.adopt',
  by: DEPUTY,
  body: { digest: proposalDigest(proposedYear()), document: document('letter') },
};

const strict: Setting = { charter: awardsWith({ flag: { standards: ['thrift'] } }) };
const adopted = () => given(adoptedYear(strict));

const stranger = 'speaker/names-no-member';
const other = ['scores/not-the-verifier', 'scores/own-sheet'] as const;
const off = 'scores/changes-off-criteria';
const notTheChair = 'speaker/not-the-chair';

const rows: readonly Row[] = [
  ['publication', verified, { type: 'verify.publish', by: DEPUTY, body: CLOSING }, notTheChair],
  ['the final word', agreed, { type: 'score.finalise', by: DEPUTY, body: CLOSING }, notTheChair],
  [
    'consent',
    published,
    agreeing(AUTHORITY, THIRD),
    'speaker/not-a-member',
    'scores/verification-not-current',
  ],
  ['an answer', explained, verifying(THIRD, THIRD), ...other],
  [
    'an answer to a stranger',
    explained,
    verifying(CHAIR, 'hue'),
    stranger,
    'scores/no-explanation',
  ],
  ['an answer above a maximum', explained, verifying(CHAIR, THIRD, above), off],
  ['reopening', final, reopening(THIRD, THIRD), ...other],
  ['reopening for a stranger', final, reopening(CHAIR, 'hue'), stranger, 'scores/no-sheet'],
  ['a correction', reopened, verifying(THIRD, THIRD), ...other],
  [
    'a correction of a stranger',
    reopened,
    verifying(CHAIR, 'hue'),
    stranger,
    'scores/not-reopened',
  ],
  ['a correction above a maximum', reopened, verifying(CHAIR, THIRD, above), off],
  ['a standing of a stranger', adopted, recording('hue', 'onHold'), stranger],
  [
    'an attestation',
    adopted,
    attesting(DEPUTY, ['thrift'], THIRD),
    'review/not-a-judge-of-standing',
    'review/own-standing',
  ],
  ['a proposal', () => given(adoptedYear()), { ...proposing(usual), by: DEPUTY }, notTheChair],
  ['the adoption of a proposal', concurred, adopting, notTheChair],
];

test.each(rows)(
  '%s is refused to another speaker, on a stranger, or above a maximum',
  (_, year, said, ...codes) => {
    year()
      .when(said)
      .refused(...codes);
  },
);
