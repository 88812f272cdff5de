/**
 * Who watches the server for the cluster: the witnesses that the charter names, each with the key
 * under which it cosigns, and how many of them must vouch for a checkpoint. The keys of the
 * examples are a demonstration.
 */
import { MAX_MEMBERS } from '../../workflows/index.js';
import { IsHttpUrl, IsWhole, IsWitnessKey, OrNull } from '../http/constraints.js';
import { WITNESS_KEYS } from '../http/examples.js';
import { anObjectOf } from '../http/forms.js';
import { IsDictionaryOf } from '../http/nested-constraints.js';

/** A witness: how its cosignatures are known, and where they are asked for. */
export class WitnessParty {
  @IsWitnessKey('The line of the key under which it cosigns.', WITNESS_KEYS['da-nang'])
  readonly key!: string;

  @OrNull()
  @IsHttpUrl('Where the server asks it; null where it comes by itself.', 'https://witness.example')
  readonly url!: string | null;
}

/** What the charter says of the witnesses. */
export class WitnessingRules {
  @IsDictionaryOf(
    anObjectOf(WitnessParty),
    { min: 0, max: MAX_MEMBERS },
    'The witnesses by their ids: members, or others such as auditors.',
    Object.fromEntries(Object.entries(WITNESS_KEYS).map(([id, key]) => [id, { key, url: null }])),
  )
  readonly witnesses!: Readonly<Record<string, WitnessParty>>;

  @OrNull()
  @IsWhole(
    { min: 1, max: MAX_MEMBERS },
    'How many of them, without the host, must vouch for a checkpoint; null: the usual majority.',
    3,
  )
  readonly quorum!: number | null;
}
