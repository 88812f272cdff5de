/**
 * The bodies of the statements about the pledge: the chair proposes a text and opens it for
 * signing, the cities sign or decline exactly that text, known by its digest. Contents are those
 * of the pledge of 2024 as reported; targets of the examples are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import type { StatementType } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDecimalText,
  IsDigest,
  IsText,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DEMONSTRATION, DIGESTS, REASON } from '../http/examples.js';
import { aBilingual, anObjectOf } from '../http/forms.js';
import { IsListOf } from '../http/nested-constraints.js';

/** A row of targets: what is measured, in what unit, what is planned, on what ground. */
export class PledgeTarget {
  @IsWord('The id of the target, unique within the pledge.', 'grdp-growth')
  readonly id!: string;

  @IsBilingual(300, 'What is measured.', { vi: 'Tăng trưởng GRDP', en: 'GRDP growth' })
  readonly indicator!: Bilingual;

  @IsText(40, 'The unit of the planned value.', '%')
  readonly unit!: string;

  @IsDecimalText('The planned value, exactly (demonstration).', '6.5')
  readonly planned!: string;

  @OrNull()
  @IsWord('The member that the target is for; null when it binds every city.', 'ha-noi')
  readonly member!: string | null;

  @IsText(300, 'The document that sets the target.', 'Demonstration: no target is reported.')
  readonly source!: string;
}

@ApiSchema({ description: "The chair proposes the pledge's text: contents and targets." })
export class ProposePledge {
  @IsBilingual(500, 'The title of the pledge.', {
    vi: 'Giao ước thi đua năm 2024',
    en: 'Emulation pledge of 2024',
  })
  readonly title!: Bilingual;

  @IsListOf(aBilingual(2000), { min: 1, max: 50 }, 'What the cities pledge to do.', [
    {
      vi: 'Đổi mới nội dung, hình thức phong trào thi đua, hướng về phục vụ người dân và doanh nghiệp',
      en: 'Renew the content and forms of emulation, serving people and businesses',
    },
    {
      vi: 'Phát huy sáng kiến, ứng dụng khoa học kỹ thuật và công nghệ thông tin',
      en: 'Initiatives; application of science, technology and information technology',
    },
  ])
  readonly contents!: readonly Bilingual[];

  @IsListOf(anObjectOf(PledgeTarget), { min: 0, max: 200 }, 'The targets that the cities pledge.')
  readonly targets!: readonly PledgeTarget[];

  @OrNull()
  @IsBilingual(2000, 'A remark that is signed along with the text.', DEMONSTRATION)
  readonly remark!: Bilingual | null;
}

@ApiSchema({
  description: 'The chair opens the proposed text for signing; from then on it is frozen.',
})
export class OpenPledge {
  @IsDigest('Digest of the text that opens (demonstration).', DIGESTS.pledge)
  readonly digest!: string;
}

@ApiSchema({ description: 'A city signs the pledge.' })
export class SignPledge {
  @IsDigest('Digest of the text that is signed (demonstration).', DIGESTS.pledge)
  readonly digest!: string;
}

@ApiSchema({ description: 'A city declines to sign the pledge.' })
export class DeclinePledge {
  @IsDigest('Digest of the text that is declined (demonstration).', DIGESTS.pledge)
  readonly digest!: string;

  @IsText(2000, 'Why the city does not sign.', REASON)
  readonly reason!: string;
}

export const pledgeDtos = {
  'pledge.propose': ProposePledge,
  'pledge.open': OpenPledge,
  'pledge.sign': SignPledge,
  'pledge.decline': DeclinePledge,
} as const satisfies BodyClasses<Extract<StatementType, `pledge.${string}`>>;
