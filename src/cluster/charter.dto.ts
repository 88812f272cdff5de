/**
 * The charter as it is proposed, with every parameter in which one cluster differs from another.
 * Its form is judged here; whether it contradicts itself or the parties it is proposed with is for
 * the rules to say. The examples are a demonstration: no charter of the five cities is published.
 */
import {
  type Charter as CharterOfRules,
  MAX_AWARDS,
  type Threshold,
} from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsOneOf,
  IsText,
  IsThreshold,
  IsWhole,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import { aChoiceOf, anObjectOf } from '../http/forms.js';
import { IsListOf, IsObjectOf } from '../http/nested-constraints.js';
import { Calendar } from './calendar.dto.js';
import { AwardKind, DossierRules, ReviewRules } from './charter-review.dto.js';
import { HandoverRules, PledgeRules, ReportRules } from './charter-steps.dto.js';
import { RotationRules } from './rotation.dto.js';
import { WitnessingRules } from './witnessing.dto.js';

const YEARS = { min: 1970, max: 9998 };
const OFFSETS = { min: -720, max: 840 };

/** The time zone in which the days of the calendar end. */
export class TimeZone {
  @IsText(64, 'Name of the time zone, for people.', 'Asia/Ho_Chi_Minh')
  readonly name!: string;

  @IsWhole(OFFSETS, 'Local time minus UTC in minutes, east positive.', 420)
  readonly offsetMinutes!: number;
}

/** The first term of the cluster, which no rotation decides. */
export class FirstTerm {
  @IsWhole(YEARS, 'The first emulation year under this charter.', 2023)
  readonly year!: number;

  @IsWord('The member that chairs it.', 'hai-phong')
  readonly chair!: string;

  @OrNull()
  @IsWord('The deputy in it; null where there is none.', 'can-tho')
  readonly deputy!: string | null;
}

const ONE_AWARD = ['always', 'meritOnly', 'never'] as const;
const AGENDA = ['results', 'pledge', 'handover'] as const;

/** The whole charter. */
export class Charter implements CharterOfRules {
  @IsWord('The id of the cluster; the last part of its origin.', 'cities')
  readonly id!: string;

  @IsBilingual(200, 'The name of the cluster.', {
    vi: 'Cụm thi đua 5 thành phố trực thuộc Trung ương',
    en: 'Emulation cluster of the 5 centrally governed cities',
  })
  readonly name!: Bilingual;

  @IsWord('The version of the rules that the cluster works by.', '1')
  readonly rules!: string;

  @IsObjectOf(TimeZone, 'The time zone in which the days of the calendar end.')
  readonly timeZone!: TimeZone;

  @IsObjectOf(FirstTerm, 'The term with which the rotation begins.')
  readonly firstTerm!: FirstTerm;

  @IsListOf(
    aChoiceOf(AGENDA),
    { min: 3, max: 3 },
    'The order of the annual conference: what must be done before what.',
    ['results', 'pledge', 'handover'],
  )
  readonly agenda!: readonly (typeof AGENDA)[number][];

  @IsThreshold('The approval that a change of charter or rotation needs.', { num: 4, den: 5 })
  readonly amendment!: Threshold;

  @IsObjectOf(Calendar, 'The days on which things are due.')
  readonly calendar!: Calendar;

  @IsObjectOf(WitnessingRules, "Who cosigns the journal's checkpoints.")
  readonly witnessing!: WitnessingRules;

  @OrNull()
  @IsThreshold(
    "The approval of the year's members that moving a deadline needs; null: the chair's.",
    {
      moreThan: { num: 1, den: 2 },
    },
  )
  readonly extension!: Threshold | null;

  @IsObjectOf(PledgeRules, 'How the pledge is signed.')
  readonly pledge!: PledgeRules;

  @IsObjectOf(ReportRules, 'How the cities report.')
  readonly report!: ReportRules;

  @IsObjectOf(ReviewRules, 'How the cities review each other.')
  readonly review!: ReviewRules;

  @IsListOf(
    anObjectOf(AwardKind),
    { min: 1, max: MAX_AWARDS },
    'The awards in their order of allocation, the highest first.',
  )
  readonly awards!: readonly AwardKind[];

  @IsObjectOf(DossierRules, 'How dossiers go to the authority above.')
  readonly dossiers!: DossierRules;

  @IsOneOf(ONE_AWARD, 'Whether one member gets one award; thematic ones may not count.', 'always')
  readonly oneAwardPerMember!: (typeof ONE_AWARD)[number];

  @IsThreshold('The concurrence that a proposal of awards needs.', { num: 2, den: 3 })
  readonly concurrence!: Threshold;

  @IsObjectOf(RotationRules, 'How the chair goes from member to member.')
  readonly rotation!: RotationRules;

  @IsObjectOf(HandoverRules, 'How the chair is handed over.')
  readonly handover!: HandoverRules;

  @OrNull()
  @IsBilingual(2000, 'What is invented in a demonstration, and what is real.', {
    vi: 'Quy chế minh họa: quy chế thật của cụm không được công bố.',
    en: "Demonstration: the cluster's real charter is not published.",
  })
  readonly remark!: Bilingual | null;
}
