/**
 * The year as a list of acts: on which day, who says what. Days of 2023 and the hours of the
 * conference are invented; the conference's day, the order of its points and their contents are
 * the reported ones.
 */
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
  AWARDS,
  CHAIR,
  CITIES,
  type City,
  CLUSTER_NAME,
  CONFERENCE,
  NEXT_CHAIR,
  PLEDGE_2024,
  PRIME_MINISTER,
  REPORTS,
} from './facts.js';
import {
  AUTHORITY,
  foundingWith,
  INVENTED,
  inventedDocument,
  OFFICE,
  PLEDGE_2023,
} from './invented.js';

export const cities = Object.keys(CITIES) as readonly City[];
export const parties = [...cities, AUTHORITY] as const;

/** Every city says the same thing, in the order of the report. */
const eachCity = (start: string, act: (city: City, when: string) => Act): readonly Act[] =>
  each(cities, start, act);

/** The founding: charter proposed by the chair, signed by every city, officers enrolled. */
export function founding(
  keys: PartyKeys,
  server: string,
  witnesses: Charter['witnessing']['witnesses'],
): readonly Act[] {
  const start = at('2023-03-01', '08:00');
  const body = foundingWith(keys.root, server, witnesses);
  const digest = digestOf(body);
  const of = (when: string): Saying => ({ when, cycle: null });
  return [
    says(of(start), CHAIR, 'cluster.found', body, 'root'),
    ...eachCity(minutesAfter(start, 30), (city, when) =>
      says(of(when), city, 'charter.sign', { digest }, 'root'),
    ),
    ...parties.map((party, index) =>
      says(
        of(minutesAfter(start, 60 + index)),
        party,
        'officer.enrol',
        {
          officer: OFFICER,
          name: null,
          office: OFFICE,
          key: keys.delegate[party] ?? '',
          steps: [...STEPS],
          from: '2023-01-01T00:00:00.000Z',
          until: '2026-12-31T00:00:00.000Z',
          document: null,
        },
        'root',
      ),
    ),
  ];
}

/** Launch and pledge of a year, all under the chair who holds the office now. */
function pledged(
  year: number,
  start: string,
  contents: Bodies['pledge.propose']['contents'],
  remark: Bodies['pledge.propose']['remark'],
): readonly Act[] {
  const of = (minutes: number): Saying => ({ when: minutesAfter(start, minutes), cycle: year });
  const title = {
    vi: `Giao ước thi đua năm ${year} của ${CLUSTER_NAME.vi}`,
    en: `Emulation pledge ${year} of the ${CLUSTER_NAME.en}`,
  };
  const text = { title, contents, targets: [], remark };
  const digest = digestOf(text);
  const launch = {
    title: { vi: `Phát động thi đua năm ${year}`, en: `Launch of emulation ${year}` },
    plan: inventedDocument(`plan ${year}`),
  };
  return [
    says(of(0), CHAIR, 'cycle.launch', launch),
    says(of(5), CHAIR, 'pledge.propose', text),
    says(of(10), CHAIR, 'pledge.open', { digest }),
    ...eachCity(minutesAfter(start, 15), (city, when) =>
      says({ when, cycle: year }, city, 'pledge.sign', { digest }),
    ),
  ];
}

/** The 2023 pledge; its day and its text are invented. */
export const pledge2023 = (): readonly Act[] =>
  pledged(2023, at('2023-03-10', '09:00'), PLEDGE_2023, INVENTED);

/** The 2024 pledge, signed at the conference under the outgoing chair. */
export const pledge2024 = (): readonly Act[] =>
  pledged(2024, at(CONFERENCE, '09:30'), PLEDGE_2024, null);

/**
 * Moments at which a deadline of the charter has just passed; the server says so of its own accord.
 * Every city had signed and reported by then, so nobody is overdue.
 */
export const PLEDGE_DAY_OVER = at('2023-04-01', '00:00');
export const REPORT_DAY_OVER = at('2024-03-01', '00:00');

/**
 * The cities' annual reports with the reported figures; received by the chair, its own by the
 * deputy.
 */
export function reports2023(): readonly Act[] {
  const cycle = 2023;
  const round = 'annual' as const;
  const submitted = eachCity(at('2024-02-20', '09:00'), (city, when) => {
    const { figures, remarks } = REPORTS[city];
    const indicators = figures.map((figure) => ({ target: null, bound: null, ...figure }));
    return says({ when, cycle }, city, 'report.submit', {
      round,
      indicators,
      remarks,
      document: null,
    });
  });
  const accepted = eachCity(at('2024-02-27', '09:00'), (member, when) =>
    says({ when, cycle }, member === CHAIR ? NEXT_CHAIR : CHAIR, 'report.accept', {
      round,
      member,
    }),
  );
  const closing = { when: at('2024-02-28', '16:00'), cycle };
  return [...submitted, ...accepted, says(closing, CHAIR, 'report.close', { round })];
}

/**
 * The review. The source reports no points and no vote: the cities agreed, so the minutes name
 * those who were reported as proposed, and everybody signs them.
 */
export function review2023(): readonly Act[] {
  const when = at(CONFERENCE, '08:00');
  const agreed = {
    document: inventedDocument('review minutes 2023'),
    summary: {
      vi: 'Biên bản bình xét năm 2023: các thành phố thống nhất đề nghị khen thưởng.',
      en: 'Review minutes 2023: the cities agree by consensus on the awards to propose.',
    },
    results: Object.fromEntries(AWARDS.map(({ id, members }) => [id, members])),
    remark: INVENTED,
  };
  return [says({ when, cycle: 2023 }, CHAIR, 'minutes.propose', agreed)];
}

/** The minutes signed and adopted; the awards proposed as reported, and concurred in. */
export function awards2023(minutes: string): readonly Act[] {
  const cycle = 2023;
  const start = at(CONFERENCE, '08:25');
  const proposal = {
    to: PRIME_MINISTER,
    awards: Object.fromEntries(AWARDS.map(({ id, members }) => [id, members])),
    reason: null,
  };
  const digest = digestOf(proposal);
  const of = (after: number): Saying => ({ when: minutesAfter(start, after), cycle });
  return [
    ...eachCity(start, (city, when) =>
      says({ when, cycle }, city, 'minutes.sign', { digest: minutes, reservation: null }),
    ),
    says(of(15), CHAIR, 'result.adopt', { digest: minutes }),
    says(of(18), CHAIR, 'award.propose', proposal),
    ...eachCity(minutesAfter(start, 20), (city, when) =>
      says({ when, cycle }, city, 'award.concur', { digest }),
    ),
    says(of(35), CHAIR, 'award.adopt', {
      digest,
      document: inventedDocument('proposal to the Prime Minister 2023'),
    }),
  ];
}

/** Hai Phong hands the chair to Can Tho; the awards of 2023 stay Hai Phong's open matter. */
export function handover2024(): readonly Act[] {
  const cycle = 2023;
  const start = at(CONFERENCE, '10:15');
  const minutes = inventedDocument('handover minutes 2024');
  const of = (after: number): Saying => ({ when: minutesAfter(start, after), cycle });
  return [
    says(of(0), CHAIR, 'handover.propose', {
      chair: NEXT_CHAIR,
      deputy: 'ha-noi',
      openMatters: [
        {
          vi: 'Hồ sơ khen thưởng năm 2023 chờ Thủ tướng Chính phủ quyết định',
          en: "The 2023 award dossiers await the Prime Minister's decision",
        },
      ],
      minutes,
    }),
    ...eachCity(minutesAfter(start, 3), (city, when) =>
      says({ when, cycle }, city, 'handover.confirm', { chair: NEXT_CHAIR, choice: 'approve' }),
    ).slice(0, 3),
    says(of(20), CHAIR, 'handover.sign', { minutes }),
    says(of(25), NEXT_CHAIR, 'handover.accept', { minutes }),
  ];
}
