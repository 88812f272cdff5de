import { describe, expect, test } from '@jest/globals';
import type { Charter } from '../../workflows/index.js';
import {
  appraising,
  asking,
  awardsWith,
  deciding,
  dossiersWith,
  FLAG,
  MERIT,
  partOf,
  partsFor,
  preparing,
  recording,
  returning,
  submitting,
} from '../support/award-year.js';
import { document } from '../support/bodies.js';
import { charterFor, reviewRules } from '../support/cluster.js';
import {
  adoptedAwardsYear,
  CHAIR,
  DEPUTY,
  given,
  handedOverYear,
  reportedYear,
  type Setting,
} from '../support/given.js';
import {
  adopt,
  adoptAwards,
  concur,
  proposeAwards,
  proposeMinutes,
  score,
  signMinutes,
} from '../support/year.js';

const by = (change: Partial<Charter['dossiers']>): Setting => ({ charter: dossiersWith(change) });

/** The year as it stands when the flag's dossier is prepared. */
const prepared = (setting: Setting = {}) => {
  const cluster = adoptedAwardsYear(setting);
  return given(cluster).after(preparing(partsFor(cluster)));
};
const submitted = () => prepared().after(submitting());

const statusIn = ({ year }: ReturnType<typeof given>) => year.award.list.flag?.[FLAG];
const dossierIn = ({ year }: ReturnType<typeof given>) => year.award.dossiers.flag?.[FLAG];

describe('a dossier', () => {
  test('goes from preparation to a decision, and keeps its receipt number', () => {
    const waiting = submitted();
    expect(statusIn(waiting)).toBe('submitted');
    const read = waiting.after(appraising, asking('finance'), asking('inspectorate', false));
    expect(statusIn(read)).toBe('appraising');
    expect(dossierIn(read)).toMatchObject({
      receipt: '12/BTD',
      concurrence: { finance: 'agrees', inspectorate: 'objects' },
    });
    const granted = read.when(deciding()).accepted();
    expect(statusIn(granted)).toBe('granted');
    expect(granted.year.award.list.merit?.[MERIT]).toBe('proposed');
  });

  test('keeps the number given at submission, where the authority names no other', () => {
    const body = { ...appraising.body, receipt: null };
    const read = prepared()
      .after(submitting({ receipt: '7/TTr' }))
      .when({ ...appraising, body })
      .accepted();
    expect(dossierIn(read)?.receipt).toBe('7/TTr');
  });

  test('may be prepared anew until it is submitted, and again once it came back', () => {
    const parts = partsFor(adoptedAwardsYear());
    prepared().when(preparing(parts)).accepted();
    submitted().when(preparing(parts)).refused('dossier/with-authority');
    const returned = submitted().after(returning);
    expect(statusIn(returned)).toBe('returned');
    returned.when(submitting()).refused('dossier/not-prepared');
    returned.after(preparing(parts)).when(submitting()).accepted();
  });

  test('comes back from the appraisal too; whoever was asked is asked again', () => {
    const read = submitted().after(appraising, asking('finance', false));
    const again = read.after(returning, preparing(partsFor(read.cluster)), submitting());
    expect(dossierIn(again)?.concurrence).toEqual({});
    again.after(appraising).when(asking('finance')).accepted();
  });

  test('is appraised, returned and decided by the authority alone', () => {
    for (const said of [returning, appraising]) {
      submitted()
        .when({ ...said, by: CHAIR })
        .refused('speaker/not-the-authority');
    }
    submitted()
      .after(appraising)
      .when({ ...asking('finance'), by: CHAIR })
      .refused('speaker/not-the-authority');
  });
});

describe('a dossier is complete', () => {
  test('with proposal, achievement report, minutes and voting result', () => {
    const cluster = adoptedAwardsYear();
    const parts = partsFor(cluster);
    for (const missing of ['proposal', 'report', 'minutes', 'votes']) {
      const rest = Object.entries(parts).filter(([name]) => name !== missing);
      given(cluster)
        .after(preparing(Object.fromEntries(rest)))
        .when(submitting())
        .refused('dossier/incomplete');
    }
  });

  test('with what its award asks for beside them, and nothing else', () => {
    const cluster = adoptedAwardsYear({
      charter: awardsWith({ flag: { extraParts: ['accounts'] } }),
    });
    const year = given(cluster);
    const parts = partsFor(cluster);
    year.after(preparing(parts)).when(submitting()).refused('dossier/incomplete');
    year
      .after(preparing({ ...parts, ...partOf('accounts') }))
      .when(submitting())
      .accepted();
    const merit = preparing({ ...parts, ...partOf('accounts') }, {}, ['merit', MERIT]);
    year.when(merit).refused('dossier/unknown-part');
  });

  test('without a voting result where nobody voted', () => {
    const cluster = reportedYear({ charter: { review: reviewRules({ decision: 'byPoints' }) } });
    for (const stage of [
      score,
      proposeMinutes,
      signMinutes,
      adopt,
      proposeAwards,
      concur,
      adoptAwards,
    ]) {
      stage(cluster);
    }
    const { votes: _, ...parts } = partsFor(cluster);
    given(cluster).after(preparing(parts)).when(submitting()).accepted();
    given(cluster)
      .after(preparing(partsFor(cluster)))
      .when(submitting())
      .accepted();
  });

  test('with the minutes and the letter of this year, and no others', () => {
    const cluster = adoptedAwardsYear();
    for (const other of ['minutes', 'proposal']) {
      given(cluster)
        .after(preparing({ ...partsFor(cluster), ...partOf(other) }))
        .when(submitting())
        .refused('dossier/other-minutes');
    }
  });

  test('with signatures as strong as the charter asks for', () => {
    const year = given(adoptedAwardsYear(by({ signature: 'publicDigital' })));
    const weak = 'dossier/signature-too-weak';
    year.when(preparing(partOf('report'))).refused(weak);
    year.when(preparing(partOf('report', 'securedSpecialised'))).refused(weak);
    year.when(preparing(partOf('report', 'publicDigital'))).accepted();
    year.when(preparing(partOf('report', 'officialDuty'))).accepted();
    const strong = partOf('report', 'publicDigital');
    year.when(preparing({ ...strong, ...partOf('minutes') })).refused(weak);
  });
});

describe('a dossier is handled', () => {
  test('by the chair of the year where the charter names the head', () => {
    const said = preparing(partsFor(adoptedAwardsYear()));
    given(adoptedAwardsYear())
      .when({ ...said, by: FLAG })
      .refused('dossier/not-to-handle', 'dossier/of-another');
  });

  test('by each member itself where the charter says so, with a proposal of its own', () => {
    const cluster = adoptedAwardsYear(by({ submittedBy: 'member' }));
    const own = preparing({ ...partsFor(cluster), ...partOf('proposal') }, { by: FLAG });
    const year = given(cluster);
    year.when({ ...own, by: MERIT }).refused('dossier/of-another');
    year.when({ ...own, by: DEPUTY }).refused('dossier/not-to-handle', 'dossier/of-another');
    year.after(own).when(submitting({}, FLAG)).accepted();
  });

  test('by the chair of its year after the handover, or by the new one as the charter says', () => {
    const successor = 'hai-phong';
    const stays = handedOverYear();
    const said = preparing(partsFor(stays));
    given(stays).when(said).accepted();
    given(stays)
      .when({ ...said, by: successor })
      .refused('dossier/not-to-handle', 'dossier/of-another');
    const moves = handedOverYear(by({ moveWithOffice: true }));
    given(moves)
      .when({ ...said, by: successor })
      .accepted();
    given(moves).when(said).refused('dossier/not-to-handle', 'dossier/of-another');
    prepared(by({ moveWithOffice: true }))
      .when(submitting())
      .accepted();
  });
});

describe('a late dossier', () => {
  const due = Date.UTC(2024, 3, 30, 16, 59, 59, 999);
  const on = (name: 'flagDossier' | 'meritDossier'): Setting => ({
    charter: {
      calendar: {
        ...charterFor([CHAIR]).calendar,
        [name]: { day: '04-30', nextYear: true, late: 'warn' },
      },
    },
  });

  test('is submitted with a reason', () => {
    const year = prepared(on('flagDossier'));
    year.when({ ...submitting(), at: due }).accepted();
    year.when({ ...submitting(), at: due + 1 }).refused('dossier/late-without-reason');
    year.when({ ...submitting({ reason: 'Storm Yagi' }), at: due + 1 }).accepted();
  });

  test('is measured by the deadline of its own award', () => {
    prepared(on('meritDossier'))
      .when({ ...submitting(), at: due + 1 })
      .accepted();
  });
});

describe('a member on hold', () => {
  test('is proposed and prepared, and waits; once the hold is lifted it goes on', () => {
    const held = given(adoptedAwardsYear()).after(recording(FLAG, 'onHold'));
    const ready = held.after(preparing(partsFor(held.cluster)));
    ready.when(submitting()).refused('award/member-on-hold');
    ready.after(recording(FLAG, 'eligible')).when(submitting()).accepted();
  });

  test('does not keep another back', () => {
    const held = given(adoptedAwardsYear()).after(recording(FLAG, 'onHold'));
    const merit = preparing(partsFor(held.cluster, MERIT), {}, ['merit', MERIT]);
    held
      .after(merit)
      .when(submitting({ award: 'merit', member: MERIT }))
      .accepted();
  });
});

test('what was prepared is kept by digest and kind of signature, part by part', () => {
  const { parts } = dossierIn(prepared()) ?? {};
  expect(parts).toEqual(partsFor(adoptedAwardsYear()));
  expect(parts?.votes).toEqual({
    digest: document('voting result'),
    signature: 'internalConfirm',
  });
});
