/**
 * Witnesses for tests: each has a key of its own, apart from its root key and its officers' keys.
 */
import {
  base64urlDecode,
  type Charter,
  COSIGNATURE_V1,
  formatNoteKey,
  noteKey,
  type WitnessKey,
} from '../../workflows/index.js';
import { keyOf, type TestKey } from './keys.js';

/** The key pair with which a witness cosigns. */
export const witnessPair = (id: string): TestKey => keyOf(`${id}/witness`);

/** A key under the name by which notes cite its witness. */
export const witnessKeyOf = (
  id: string,
  { x }: Pick<TestKey, 'x'> = witnessPair(id),
  name = `${id}.example`,
): WitnessKey => noteKey(name, COSIGNATURE_V1, base64urlDecode(x) as Uint8Array);

/** What a charter says of these witnesses, which all come by themselves. */
export const witnessing = (
  ids: readonly string[],
  quorum: number | null = null,
): Charter['witnessing'] => ({
  witnesses: Object.fromEntries(
    ids.map((id) => [id, { key: formatNoteKey(witnessKeyOf(id)), url: null }]),
  ),
  quorum,
});
