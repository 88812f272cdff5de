/**
 * Whom an audit believes: the server's keys of this journal, and, about the head that the auditor
 * kept, also the logs of the auditor's own policy.
 */
import { describe, expect, test } from '@jest/globals';
import {
  base64urlDecode,
  type Checkpoint,
  type Chronicle,
  checkpointText,
  ED25519,
  type Evidence,
  type EvidenceGiven,
  formatNote,
  type LogKey,
  noteKey,
  type Policy,
  policyOf,
  readEvidence,
  sightingsOf,
  signedText,
  witnessLine,
} from '../../workflows/index.js';
import { ORIGIN, type TestCluster } from '../support/cluster.js';
import { headAt, headOf, signedHead } from '../support/cosigned-heads.js';
import { verifyEd25519 } from '../support/ed25519.js';
import { CHAIR, DEPUTY, founded } from '../support/given.js';
import { rotatingHost } from '../support/key-words.js';
import { keyOf, signWith } from '../support/keys.js';
import { witnessing, witnessKeyOf } from '../support/witness-keys.js';

const keyFor = (word: string, name = ORIGIN): LogKey =>
  noteKey(name, ED25519, base64urlDecode(keyOf(word).x) as Uint8Array);
const line = ({ name, id }: LogKey) => `${name}+${id}`;
const NEXT = 'server/root-2';

const cluster = () => founded({ charter: { witnessing: witnessing([CHAIR, DEPUTY]) } });

/** The policy of an auditor who believes these logs and the charter's witnesses. */
const believing = (...logs: readonly LogKey[]): Policy => ({
  ...policyOf(cluster().journal().cluster.context),
  logs: logs.map((key) => ({ key, url: null })),
});

/** What is read of the evidence; the policies of the charter are not looked at here. */
function read({ replay }: TestCluster, given: EvidenceGiven): Evidence {
  const nothing: Chronicle = { at: [], timed: [], policies: [] };
  return readEvidence(replay, nothing, given, verifyEd25519);
}

/** A head of this journal in the name of another log. */
function headNamed(name: string, head: Checkpoint): string {
  const text = checkpointText(head);
  const key = keyFor('server', name);
  const signature = base64urlDecode(signWith(keyOf('server'), signedText(text))) as Uint8Array;
  return formatNote({ text, signatures: [{ name, id: key.id, signature }] });
}

describe('the head that the auditor kept', () => {
  test.each([
    ['the server, without a policy', 'server', null, true],
    ['the server, which the policy names as well', 'server', 'server', true],
    ['the server, where the policy names another', 'server', 'older', true],
    ['another key, which the policy names', 'older', 'older', true],
    ['another key, without a policy', 'older', null, false],
    ['another key, which the policy does not name', 'older', 'server', false],
  ])('may be signed by %s, or not', (_, signer, named, holds) => {
    const journal = cluster();
    const since = signedHead(headAt(journal, journal.lines.length), {}, signer);
    const policy = named === null ? null : believing(keyFor(named));
    const { kept, heads } = read(journal, { since, policy });
    expect(kept?.log).toEqual(holds ? keyFor(signer) : undefined);
    expect(heads).toEqual([]);
  });

  test('is not signed in another log’s name, though the policy names that too', () => {
    const journal = cluster();
    const since = headNamed('test.example/other', headAt(journal, journal.lines.length));
    const policy = believing(keyFor('server', 'test.example/other'), keyFor('server'));
    expect(read(journal, { since, policy })).toMatchObject({
      kept: null,
      faulty: { rule: 'since', found: 'no-known-signature' },
    });
  });

  test('is not one of the heads that are shown, but counts as seen by its witnesses', () => {
    const journal = cluster();
    const size = journal.lines.length;
    const checkpoint = headOf(journal, { [CHAIR]: 70 });
    const since = headOf(journal, { [DEPUTY]: 50 }, size - 1);
    const evidence = read(journal, { checkpoint, since, policy: believing(keyFor('server')) });
    expect(evidence.heads.map(({ text }) => text)).toEqual([checkpoint]);
    expect(evidence.kept?.text).toBe(since);
    expect(sightingsOf(evidence)).toEqual([
      { witness: witnessLine(witnessKeyOf(CHAIR)), size, time: 70 },
      { witness: witnessLine(witnessKeyOf(DEPUTY)), size: size - 1, time: 50 },
    ]);
    expect(sightingsOf({ ...evidence, kept: null })).toHaveLength(1);
  });
});

describe('a policy of the auditor’s own', () => {
  /** A journal whose server changed its key, with a head under either key. */
  const renewed = () => {
    const journal = cluster();
    const early = headOf(journal);
    journal.say(rotatingHost());
    const later = signedHead(headAt(journal, journal.lines.length), {}, NEXT);
    return { journal, early, later };
  };

  test('is about this server where one of its logs signed one of the heads', () => {
    const { journal, early, later } = renewed();
    const policies = [
      believing(keyFor('server')),
      believing(keyFor(NEXT)),
      believing(keyFor('older'), keyFor('server')),
    ];
    for (const policy of policies) {
      expect(read(journal, { heads: [early], checkpoint: later, policy }).faulty).toBeNull();
    }
  });

  test('accuses nobody where there is no head', () => {
    expect(read(cluster(), { policy: believing(keyFor('older')) }).faulty).toBeNull();
  });

  test('is about another server where none of its logs did, and both are named', () => {
    const { journal, early, later } = renewed();
    const strangers = [keyFor('older'), { ...keyFor('server'), name: 'test.example/other' }];
    const given = { heads: [early, early], checkpoint: later, policy: believing(...strangers) };
    expect(read(journal, given).faulty).toEqual({
      seq: null,
      rule: 'checkpoint',
      expected: strangers.map(line).join(', '),
      found: `${line(keyFor('server'))}, ${line(keyFor(NEXT))}`,
      refusals: [],
    });
  });
});
