/**
 * Figures of what convinces strangers: a head that the 59 cities other than the host of a cluster
 * of 60 have cosigned, made and verified, and receipts under it, made and verified.
 */
import { sign } from 'node:crypto';
import { verifyNow } from '../../src/signatures/verify.js';
import {
  base64urlDecode,
  COSIGNATURE_V1,
  checkpointText,
  cosign,
  defaultQuorum,
  ED25519,
  formatNote,
  growTree,
  leafHash,
  makeReceipt,
  noteKey,
  type Policy,
  signedText,
  verifyCheckpoint,
  verifyReceipt,
} from '../../workflows/index.js';
import { ORIGIN } from '../support/cluster.js';
import { keyOf } from '../support/keys.js';
import { medianOf, perSecond, repeat } from './measure.js';

export interface WitnessFigures {
  /** Heads a second, each cosigned by 59 witnesses. */
  readonly cosigned: number;
  /** Such heads verified a second. */
  readonly verified: number;
  readonly receiptsMade: number;
  readonly receiptsVerified: number;
}

const WITNESSES = Array.from({ length: 59 }, (_, index) => {
  const pair = keyOf(`bench witness ${index}`);
  const publicKey = base64urlDecode(pair.x) ?? new Uint8Array();
  const name = `city-${index}`;
  const key = noteKey(`${name}.example/witness`, COSIGNATURE_V1, publicKey);
  return { name, key, sign: (message: Uint8Array) => sign(null, message, pair.privateKey) };
});

const SERVER = keyOf('server');
const LOG = noteKey(ORIGIN, ED25519, base64urlDecode(SERVER.x) ?? new Uint8Array());

const POLICY: Policy = {
  logs: [{ key: LOG, url: null }],
  witnesses: WITNESSES.map(({ name, key }) => ({ name, key, url: null })),
  groups: [
    {
      name: 'Quorum',
      needed: defaultQuorum(WITNESSES.length),
      members: WITNESSES.map(({ name }) => name),
    },
  ],
  quorum: 'Quorum',
};

/** Measures on the lines of one journal. */
export async function witnessFigures(lines: readonly Uint8Array[]): Promise<WitnessFigures> {
  const tree = growTree();
  for (const line of lines) tree.append(leafHash(line));
  const size = lines.length;
  const root = tree.rootAt(size) ?? new Uint8Array();
  const text = checkpointText({ origin: ORIGIN, size, root });
  const head = cosignedHead(text);
  const receipt = (index: number): string =>
    makeReceipt({
      entry: lines[index] ?? new Uint8Array(),
      index,
      proof: tree.inclusionProof(index, size),
      checkpoint: head,
    });
  const receipts = Array.from({ length: 40 }, (_, index) => receipt(index * 7));
  const rounds = await repeat({ warmUp: 1, rounds: 3 }, async () => ({
    cosigned: await perSecond(40, () => times(40, () => cosignedHead(text))),
    verified: await perSecond(40, () =>
      times(40, () => holds(verifyCheckpoint(head, POLICY, verifyNow))),
    ),
    receiptsMade: await perSecond(2000, () => times(2000, (index) => receipt(index))),
    receiptsVerified: await perSecond(receipts.length, () =>
      receipts.forEach((each) => {
        holds(verifyReceipt(each, POLICY, verifyNow));
      }),
    ),
  }));
  return {
    cosigned: medianOf(rounds, (round) => round.cosigned),
    verified: medianOf(rounds, (round) => round.verified),
    receiptsMade: medianOf(rounds, (round) => round.receiptsMade),
    receiptsVerified: medianOf(rounds, (round) => round.receiptsVerified),
  };
}

function cosignedHead(text: string): string {
  const log = {
    name: LOG.name,
    id: LOG.id,
    signature: sign(null, signedText(text), SERVER.privateKey),
  };
  const lines = WITNESSES.map((witness) => cosign(witness.key, text, 1_700_000_000, witness.sign));
  return formatNote({ text, signatures: [log, ...lines] });
}

function times(count: number, work: (index: number) => unknown): void {
  for (let done = 0; done < count; done += 1) work(done);
}

function holds(result: { readonly ok: boolean } & { readonly quorum?: boolean }): void {
  if (!result.ok || result.quorum !== true) throw new Error('a head or a receipt does not hold');
}
