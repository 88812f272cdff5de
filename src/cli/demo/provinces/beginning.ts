/** The made-up year up to the review: founding, pledge, criteria, reports. */
import { type Bodies, type Charter, digestOf, STEPS } from '../../../../workflows/index.js';
import {
  type Act,
  at,
  each,
  minutesAfter,
  OFFICER,
  type PartyKeys,
  type Saying,
  says,
} from '../act.js';
import {
  AUTHORITY,
  CHAIR,
  DEPUTY,
  foundingWith,
  MADE_UP,
  madeUpDocument,
  provinces,
  YEAR,
} from './made-up.js';
import { CRITERIA_DIGEST } from './sheets.js';
import { CRITERIA } from './tree.js';

const of = (when: string): Saying => ({ when, cycle: YEAR });
const OFFICE = { vi: 'Đại diện (hư cấu)', en: 'Delegate (made up)' };

/** The founding: charter proposed by the chair, signed by every province, officers enrolled. */
export function founding(
  keys: PartyKeys,
  server: string,
  witnesses: Charter['witnessing']['witnesses'],
): readonly Act[] {
  const start = at('2024-03-01', '08:00');
  const body = foundingWith(keys.root, server, witnesses);
  const digest = digestOf(body);
  const ofCluster = (when: string): Saying => ({ when, cycle: null });
  return [
    says(ofCluster(start), CHAIR, 'cluster.found', body, 'root'),
    ...each(provinces, minutesAfter(start, 10), (party, when) =>
      says(ofCluster(when), party, 'charter.sign', { digest }, 'root'),
    ),
    ...each([...provinces, AUTHORITY], minutesAfter(start, 60), (party, when) => {
      const mandate: Bodies['officer.enrol'] = {
        officer: OFFICER,
        name: null,
        office: OFFICE,
        key: keys.delegate[party] ?? '',
        steps: [...STEPS],
        from: '2024-01-01T00:00:00.000Z',
        until: '2026-12-31T00:00:00.000Z',
        document: null,
      };
      return says(ofCluster(when), party, 'officer.enrol', mandate, 'root');
    }),
  ];
}

/** Launch, pledge, and in April the criteria, which a majority has to approve. */
export function pledgeAndCriteria(): readonly Act[] {
  const start = at('2024-03-15', '08:00');
  const text: Bodies['pledge.propose'] = {
    title: { vi: `Giao ước thi đua năm ${YEAR}`, en: `Emulation pledge ${YEAR}` },
    contents: [
      { vi: 'Hoàn thành vượt mức các chỉ tiêu năm (hư cấu)', en: 'Exceed the targets (made up)' },
    ],
    targets: [],
    remark: MADE_UP,
  };
  const digest = digestOf(text);
  const launch = {
    title: { vi: `Phát động thi đua năm ${YEAR}`, en: `Launch of emulation ${YEAR}` },
    plan: madeUpDocument('plan'),
  };
  const issued = at('2024-04-10', '09:00');
  return [
    says(of(start), CHAIR, 'cycle.launch', launch),
    says(of(minutesAfter(start, 5)), CHAIR, 'pledge.propose', text),
    says(of(minutesAfter(start, 10)), CHAIR, 'pledge.open', { digest }),
    ...each(provinces, minutesAfter(start, 15), (party, when) =>
      says(of(when), party, 'pledge.sign', { digest }),
    ),
    says(of(issued), CHAIR, 'criteria.issue', CRITERIA),
    ...each(provinces.slice(1, 5), minutesAfter(issued, 60), (party, when) =>
      says(of(when), party, 'criteria.approve', { digest: CRITERIA_DIGEST }),
    ),
  ];
}

/** The annual reports; the chair's own is received by its deputy. */
export function reports(): readonly Act[] {
  const round = 'annual' as const;
  const report: Bodies['report.submit'] = {
    round,
    indicators: [],
    remarks: MADE_UP,
    document: madeUpDocument('report'),
  };
  return [
    ...each(provinces, at('2025-01-20', '09:00'), (party, when) =>
      says(of(when), party, 'report.submit', report),
    ),
    ...each(provinces, at('2025-01-24', '09:00'), (member, when) =>
      says(of(when), member === CHAIR ? DEPUTY : CHAIR, 'report.accept', { round, member }),
    ),
    says(of(at('2025-01-24', '16:00')), CHAIR, 'report.close', { round }),
  ];
}
