/**
 * The bodies of the statements about the reports of a round: a city submits its figures, the chair
 * returns, accepts or excuses, and closes the round. Figures are exact decimals as text; a number
 * in JSON is refused. The figures of the examples are those reported for 2023.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDecimalText,
  IsDigest,
  IsOneOf,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, REASON } from '../http/examples.js';
import { anObjectOf } from '../http/forms.js';
import { IsListOf } from '../http/nested-constraints.js';

const ROUNDS = ['interim', 'annual'] as const;
type Round = (typeof ROUNDS)[number];
const ROUND = 'The round: interim at mid-year, annual for the whole year.';
const MEMBER = 'The member whose report it is.';

const BOUNDS = ['more than', 'less than', 'about'] as const;

/** One figure of a report. */
export class ReportedIndicator {
  @OrNull()
  @IsWord('The pledged target that the figure answers; null for a figure beside them.', null)
  readonly target!: string | null;

  @IsBilingual(300, 'What was measured.', { vi: 'Doanh thu du lịch', en: 'Tourism revenue' })
  readonly name!: Bilingual;

  @IsText(40, 'The unit of the value.', '10^12 VND')
  readonly unit!: string;

  @IsDecimalText('The value, exactly as reported.', '14.8')
  readonly value!: string;

  @OrNull()
  @IsOneOf(BOUNDS, 'How the value bounds the figure; null for the figure itself.', 'more than')
  readonly bound!: (typeof BOUNDS)[number] | null;
}

@ApiSchema({ description: 'A city submits its report of a round.' })
export class SubmitReport {
  @IsOneOf(ROUNDS, ROUND, 'annual')
  readonly round!: Round;

  @IsListOf(anObjectOf(ReportedIndicator), { min: 0, max: 200 }, 'The figures of the report.')
  readonly indicators!: readonly ReportedIndicator[];

  @OrNull()
  @IsBilingual(4000, 'What the report says in words.', {
    vi: 'Các chỉ tiêu kinh tế chủ yếu đều đạt và vượt kế hoạch',
    en: 'Main economic targets met or exceeded',
  })
  readonly remarks!: Bilingual | null;

  @OrNull()
  @IsDigest('Digest of the written report (demonstration).', DIGESTS.report)
  readonly document!: string | null;
}

@ApiSchema({ description: 'The chair returns a report to its city, which submits it again.' })
export class ReturnReport {
  @IsOneOf(ROUNDS, ROUND, 'annual')
  readonly round!: Round;

  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;

  @IsText(2000, 'What the city is asked to change.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The chair accepts a report.' })
export class AcceptReport {
  @IsOneOf(ROUNDS, ROUND, 'annual')
  readonly round!: Round;

  @IsWord(MEMBER, 'da-nang')
  readonly member!: string;
}

@ApiSchema({ description: 'The chair excuses a city from a round.' })
export class ExcuseReport {
  @IsOneOf(ROUNDS, ROUND, 'annual')
  readonly round!: Round;

  @IsWord('The member that is excused.', 'hai-phong')
  readonly member!: string;

  @IsText(2000, 'Why it is excused.', REASON)
  readonly reason!: string;
}

@ApiSchema({ description: 'The chair closes a round of reports.' })
export class CloseReports {
  @IsOneOf(ROUNDS, ROUND, 'annual')
  readonly round!: Round;
}

export const reportDtos = {
  'report.submit': SubmitReport,
  'report.return': ReturnReport,
  'report.accept': AcceptReport,
  'report.excuse': ExcuseReport,
  'report.close': CloseReports,
} as const satisfies BodyClasses<Extract<StatementType, `report.${string}`>>;
