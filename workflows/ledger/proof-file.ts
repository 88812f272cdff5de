/**
 * One entry's place in a log as a file that needs no server, exactly as C2SP tlog-proof defines it:
 * the entry's index, the hashes of its inclusion proof, and the cosigned checkpoint. Reading
 * accepts only what `formatProof` would write back unchanged. It checks the form and believes
 * nothing.
 *
 *     c2sp.org/tlog-proof@v1
 *     extra <base64>                    only where there is extra data
 *     index <decimal>
 *     <base64 of a hash>                one line a hash, from the leaf's sibling upwards
 *
 *     <the checkpoint with its signatures>
 */
import { base64Decode, base64Encode } from '../base64.js';
import { hashLines, MAX_PROOF_HASHES, readHashLines } from './hash-lines.js';
import { readSizeLine } from './size-text.js';

/** The parts of a proof file. */
export type ProofFile = {
  /** Bytes of the application's own, which the proof itself says nothing about; null for none. */
  readonly extra: Uint8Array | null;
  /** From 0. */
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** A signed note, verbatim. */
  readonly checkpoint: string;
};

/** Which rule a proof file breaks. */
export type ProofFileProblem =
  | 'no-empty-line'
  | 'first-line'
  | 'extra-base64'
  | 'index-line'
  | 'hash-line'
  | 'too-many-hashes';

/** What reading a proof file answers. */
export type ParsedProof =
  | { readonly ok: true; readonly file: ProofFile }
  | { readonly ok: false; readonly problem: ProofFileProblem };

/**
 * The text of a proof file, which `parseProof` reads back.
 *
 * @throws TypeError when the parts do not make a proof file.
 */
export function formatProof({ extra, index, proof, checkpoint }: ProofFile): string {
  const head = extra === null ? FIRST_LINE : `${FIRST_LINE}\nextra ${base64Encode(extra)}`;
  const text = `${[head, `index ${index}`, ...hashLines(proof)].join('\n')}\n\n${checkpoint}`;
  const parsed = parseProof(text);
  if (!parsed.ok) throw new TypeError(`not a proof file: ${parsed.problem}`);
  return text;
}

/** Reads a proof file. */
export function parseProof(text: string): ParsedProof {
  // No line before the checkpoint is empty, so the first empty line is the one that separates.
  const empty = text.indexOf('\n\n');
  if (empty === -1) return refused('no-empty-line');
  const [first, ...lines] = text.slice(0, empty).split('\n');
  if (first !== FIRST_LINE) return refused('first-line');
  const extraLine = lines[0]?.startsWith(EXTRA) ? lines.shift() : undefined;
  const extra = extraLine === undefined ? null : base64Decode(extraLine.slice(EXTRA.length));
  if (extra === undefined) return refused('extra-base64');
  const [indexLine, ...hashes] = lines;
  const index = readSizeLine('index', indexLine);
  if (index === undefined) return refused('index-line');
  if (hashes.length > MAX_PROOF_HASHES) return refused('too-many-hashes');
  const proof = readHashLines(hashes);
  if (proof === undefined) return refused('hash-line');
  return { ok: true, file: { extra, index, proof, checkpoint: text.slice(empty + 2) } };
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';

function refused(problem: ProofFileProblem): ParsedProof {
  return { ok: false, problem };
}
