/**
 * The bodies of the statements that found a cluster: one member proposes the charter together with
 * everybody's root keys, and each founding member signs that proposal. The keys of the examples
 * are a demonstration.
 */
import { ApiSchema } from '@nestjs/swagger';
import { MAX_MEMBERS } from '../../workflows/index.js';
import {
  type Bilingual,
  IsBilingual,
  IsDigest,
  IsOriginName,
  IsPublicKey,
  IsWord,
  OrNull,
} from '../http/constraints.js';
import type { BodyClasses } from '../http/dto-check.js';
import { DIGESTS, KEYS } from '../http/examples.js';
import { anObjectOf } from '../http/forms.js';
import { IsDictionaryOf, IsObjectOf } from '../http/nested-constraints.js';
import { Charter } from './charter.dto.js';

const ROOT_KEY = 'Its root key, which enrols its officers.';

/** A founding member: its name and its root key. */
export class FoundingMember {
  @IsBilingual(200, 'The name of the member.', { vi: 'TP Cần Thơ', en: 'Can Tho' })
  readonly name!: Bilingual;

  @IsPublicKey(ROOT_KEY, KEYS['can-tho'])
  readonly key!: string;
}

/** The body above that decides on awards, acting through its clerk. */
export class AuthorityParty {
  @IsWord('The id of the authority.', 'central-board')
  readonly id!: string;

  @IsBilingual(200, 'The name of the authority.', {
    vi: 'Ban Thi đua - Khen thưởng Trung ương',
    en: 'Central Emulation and Commendation Board',
  })
  readonly name!: Bilingual;

  @IsPublicKey(ROOT_KEY, KEYS.authority)
  readonly key!: string;
}

/** The Council member in charge of the cluster. */
export class PatronParty {
  @IsWord('The id of the patron.', 'council')
  readonly id!: string;

  @IsBilingual(200, 'The name of the patron.', {
    vi: 'Hội đồng Thi đua - Khen thưởng Trung ương',
    en: 'Central Emulation and Commendation Council',
  })
  readonly name!: Bilingual;

  @IsPublicKey(ROOT_KEY, KEYS.patron)
  readonly key!: string;
}

/** The server that keeps the journal. */
export class ServerParty {
  @IsPublicKey('The key that signs checkpoints and passed deadlines.', KEYS.server)
  readonly key!: string;

  @OrNull()
  @IsWord('The member whose machines run it; null where it is none of them.', 'hai-phong')
  readonly host!: string | null;
}

@ApiSchema({ description: 'A member proposes the charter and the parties of a new cluster.' })
export class FoundCluster {
  @IsOriginName('The origin of the journal; it ends in the id of the charter.', 'localhost/cities')
  readonly origin!: string;

  @IsObjectOf(Charter, 'The charter that the members sign.')
  readonly charter!: Charter;

  @IsDictionaryOf(
    anObjectOf(FoundingMember),
    { min: 2, max: MAX_MEMBERS },
    'The founding members by their ids.',
    {
      'ha-noi': { name: { vi: 'TP Hà Nội', en: 'Ha Noi' }, key: KEYS['ha-noi'] },
      'tp-hcm': { name: { vi: 'TP Hồ Chí Minh', en: 'Ho Chi Minh City' }, key: KEYS['tp-hcm'] },
      'hai-phong': { name: { vi: 'TP Hải Phòng', en: 'Hai Phong' }, key: KEYS['hai-phong'] },
      'da-nang': { name: { vi: 'TP Đà Nẵng', en: 'Da Nang' }, key: KEYS['da-nang'] },
      'can-tho': { name: { vi: 'TP Cần Thơ', en: 'Can Tho' }, key: KEYS['can-tho'] },
    },
  )
  readonly members!: Readonly<Record<string, FoundingMember>>;

  @IsObjectOf(AuthorityParty, 'The body above that decides on awards.')
  readonly authority!: AuthorityParty;

  @OrNull()
  @IsObjectOf(PatronParty, 'The Council member in charge; null where there is none.')
  readonly patron!: PatronParty | null;

  @IsObjectOf(ServerParty, 'The server that keeps the journal.')
  readonly server!: ServerParty;
}

@ApiSchema({ description: 'A founding member signs the founding as it was proposed.' })
export class SignCharter {
  @IsDigest('Digest of the founding that is signed.', DIGESTS.charter)
  readonly digest!: string;
}

export const foundingDtos = {
  'cluster.found': FoundCluster,
  'charter.sign': SignCharter,
} as const satisfies BodyClasses<'cluster.found' | 'charter.sign'>;
