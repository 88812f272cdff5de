import { describe, expect, test } from '@jest/globals';
import {
  type AddCheckpointRequest,
  formatAddCheckpoint,
  readAddCheckpoint,
  type WitnessAnswer,
  type WitnessedLog,
  witnessAnswer,
} from '../../../workflows/ledger/add-checkpoint.js';
import type { Checkpoint } from '../../../workflows/ledger/checkpoint.js';
import { verifyCosignatures } from '../../../workflows/ledger/cosignature.js';
import { EMPTY_ROOT } from '../../../workflows/ledger/merkle.js';
import { formatNote, formatSignature, parseNote } from '../../../workflows/ledger/note.js';
import { ED25519, type LogKey, noteKey } from '../../../workflows/ledger/note-key.js';
import { growTree } from '../../../workflows/ledger/tree.js';
import { fromBase64, fromHex, rootOfSize, tlog } from '../../support/tlog-vectors.js';
import {
  flips,
  headText,
  keyOf,
  logKey,
  logLine,
  signedHead,
  verifyOnce,
  witnessKeys,
  witnessLine,
} from '../../support/witnessed-log.js';

function requestOf(body: string): AddCheckpointRequest {
  const read = readAddCheckpoint(body);
  if (!read.ok) throw new Error(read.answer.reason);
  return read.request;
}

/** A witness of one log, which keeps what it cosigned. */
function witness(...logs: LogKey[]) {
  let head: Checkpoint | null = null;
  return (body: string): WitnessAnswer => {
    const read = readAddCheckpoint(body);
    if (!read.ok) return read.answer;
    const answer = witnessAnswer({ logs, head }, read.request, verifyOnce);
    if (answer.status === 200) head = answer.checkpoint;
    return answer;
  };
}

const consistency = (m: number, n: number): Uint8Array[] =>
  tlog.consistency.find((each) => each.m === m && each.n === n)?.proof.map(fromBase64) ?? [];

const asking = (old: number, size: number, proof = consistency(old, size)): string =>
  formatAddCheckpoint({ old, proof, checkpoint: signedHead(headText(size)) });

describe('known answers', () => {
  test('the nine requests that a witness at work was tested with', () => {
    const origin =
      'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
    const key = noteKey(
      origin,
      ED25519,
      fromHex('ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f'),
    );
    const head = (size: number, root: string, line: string, name = origin) =>
      `${name}\n${size}\n${root}\n\n— ${name} ${line}\n`;
    const three = 'RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=';
    const line3 =
      'UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=';
    const head1 = head(
      1,
      'KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      'UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=',
    );
    const head3 = head(3, three, line3);
    const head5 = head(
      5,
      'QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=',
      'UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=',
    );
    const leaf = (at: number, last = 0) =>
      Uint8Array.from({ length: 32 }, (_, byte) => ({ 0: 42, 1: at, 30: last })[byte] ?? 0);
    const tree = growTree();
    for (let at = 0; at < 5; at += 1) tree.append(leaf(at));
    const ask = witness(key);
    const script: [number, number, Uint8Array[], string][] = [
      [200, 0, [], head1],
      [403, 1, tree.consistencyProof(1, 3), head(3, three, line3.replace('6go=', '6gx='))],
      [404, 1, tree.consistencyProof(1, 3), head3.replaceAll('e562', 'e563')],
      [422, 1, [], head3],
      [422, 1, [leaf(1), leaf(2, 4)], head3],
      [200, 1, tree.consistencyProof(1, 3), head3],
      [409, 1, tree.consistencyProof(1, 5), head5],
      [200, 3, tree.consistencyProof(3, 5), head5],
      [409, 0, [], head5],
    ];
    const answers = script.map(([, old, proof, checkpoint]) =>
      ask(`old ${old}\n${proof.map(toLine).join('')}\n${checkpoint}`),
    );
    expect(answers.map(({ status }) => status)).toEqual(script.map(([status]) => status));
    expect(answers.map((answer) => ('body' in answer ? answer.body : ''))).toMatchObject({
      6: '3\n',
      8: '5\n',
    });
  });

  test('the log of another witness grows from 5 to 8, and not without its proof', () => {
    const key = keyOf('monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT', ED25519);
    const first =
      'monkeys\n5\n41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=\n\n' +
      '— monkeys 202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCkEx9AY=\n';
    const second =
      'monkeys\n8\nV8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=\n\n' +
      '— monkeys 202ffoUEboiQYpHzICeaFmoy3RNviHTpAxYrq/eO4QQVQMvu9UebKBMX2MJC76NLthZaKsnKbCA8GxrjePZhvDCH7Ag=\n';
    const proof = [
      'b9e1d62618f7fee8034e4c5010f727ab24d8e4705cb296c374bf2025a87a10d2',
      'aac66cd7a79ce4012d80762fe8eec3a77f22d1ca4145c3f4cee022e7efcd599d',
      '89d0f753f66a290c483b39cd5e9eafb12021293395fad3d4a2ad053cfbcfdc9e',
      '29e40bb79c966f4c6fe96aff6f30acfce5f3e8d84c02215175d6e018a5dee833',
    ].map(fromHex);
    const body = formatAddCheckpoint({ old: 5, proof, checkpoint: second });
    const start = witness(key);
    const asked = [
      formatAddCheckpoint({ old: 0, proof, checkpoint: first }),
      formatAddCheckpoint({ old: 0, proof: [], checkpoint: first }),
      formatAddCheckpoint({ old: 5, proof: [], checkpoint: first }),
      formatAddCheckpoint({ old: 2, proof, checkpoint: second }),
      formatAddCheckpoint({ old: 5, proof: proof.slice(1), checkpoint: second }),
      body,
      formatAddCheckpoint({ old: 8, proof, checkpoint: first }),
    ].map((each) => start(each).status);
    expect(asked).toEqual([422, 200, 200, 409, 422, 200, 400]);
  });
});

const toLine = (hash: Uint8Array) => `${Buffer.from(hash).toString('base64')}\n`;

describe('a witness', () => {
  test('cosigns every head of a log that grows, from any head to any later one', () => {
    for (let old = 0; old <= 20; old += 1) {
      for (let size = old; size <= 20; size += 1) {
        const head = { origin: logKey.name, size: old, root: rootOfSize(old) };
        const request = requestOf(asking(old, size));
        const answer = witnessAnswer({ logs: [logKey], head }, request, verifyOnce);
        const checkpoint = { ...head, size, root: rootOfSize(size) };
        expect(answer).toEqual({ status: 200, checkpoint, note: request.note });
      }
    }
  });

  test('gives a line that makes the note a cosigned one', () => {
    const asked = requestOf(asking(0, 20));
    const answer = witnessAnswer({ logs: [logKey], head: null }, asked, verifyOnce);
    if (answer.status !== 200) throw new Error(answer.reason);
    const line = formatSignature(witnessLine(answer.note.text, 2, 77));
    const cosigned = parseNote(formatNote(answer.note) + line);
    expect(cosigned.ok && verifyCosignatures(cosigned.note, witnessKeys, verifyOnce)).toEqual({
      ok: true,
      cosignatures: [{ key: witnessKeys[2], time: 77 }],
    });
  });

  const at = (size: number): WitnessedLog => ({
    logs: [logKey],
    head: { origin: logKey.name, size, root: rootOfSize(size) },
  });
  const split = signedHead(headText(13, EMPTY_ROOT));
  const stranger = noteKey('stranger', ED25519, logKey.publicKey);
  const text = 'text/plain; charset=utf-8';

  test.each<[string, WitnessedLog, string, number, string, string]>([
    ['of no log', { logs: [], head: null }, asking(0, 7), 404, 'unknown-log', text],
    ['of another log', { logs: [stranger], head: null }, asking(0, 7), 404, 'unknown-log', text],
    [
      'that is asked by nobody it knows',
      at(7),
      formatAddCheckpoint({ old: 7, proof: [], checkpoint: uncosigned(13) }),
      403,
      'no-known-signature',
      text,
    ],
    [
      'that is asked with a forged signature',
      at(7),
      asking(7, 13).replace('\n13\n', '\n14\n'),
      403,
      'bad-signature',
      text,
    ],
    ['that is asked backwards', at(7), asking(13, 7, []), 400, 'old-above-size', text],
    ['that has seen more', at(9), asking(7, 13), 409, 'old-differs', 'text/x.tlog.size'],
    ['that has seen less', at(5), asking(7, 13), 409, 'old-differs', 'text/x.tlog.size'],
    [
      'that has seen nothing',
      { logs: [logKey], head: null },
      asking(7, 13),
      409,
      'old-differs',
      'text/x.tlog.size',
    ],
    ['without a proof', at(7), asking(7, 13, []), 422, 'proof-too-short', text],
    [
      'with the proof of another size',
      at(7),
      asking(7, 13, consistency(6, 13)),
      422,
      'proof-too-short',
      text,
    ],
    [
      'with another proof',
      at(7),
      asking(7, 13, consistency(7, 13).with(0, EMPTY_ROOT)),
      422,
      'first-root-differs',
      text,
    ],
    [
      'shown another history',
      at(7),
      formatAddCheckpoint({ old: 7, proof: consistency(7, 13), checkpoint: split }),
      422,
      'root-differs',
      text,
    ],
    [
      'shown another root at the same size',
      at(13),
      formatAddCheckpoint({ old: 13, proof: [], checkpoint: split }),
      422,
      'root-differs',
      text,
    ],
    [
      'with a proof at the same size',
      at(7),
      asking(7, 7, consistency(6, 7)),
      422,
      'proof-too-long',
      text,
    ],
    [
      'with a proof from nothing',
      at(0),
      asking(0, 7, consistency(6, 7)),
      422,
      'proof-not-empty',
      text,
    ],
    [
      'shown an empty tree with a root',
      at(0),
      formatAddCheckpoint({
        old: 0,
        proof: [],
        checkpoint: signedHead(headText(0, rootOfSize(1))),
      }),
      422,
      'root-differs',
      text,
    ],
  ])('%s refuses', (_, log, body, status, reason, contentType) => {
    const answer = witnessAnswer(log, requestOf(body), verifyOnce);
    expect(answer).toMatchObject({ status, reason, contentType });
    if (answer.status === 200) return;
    const size = `${log.head?.size ?? 0}\n`;
    expect(answer.body).toBe(status === 409 ? size : `${reason}\n`);
  });

  test('believes every key that it trusts for the log, and none of another name', () => {
    const next = noteKey(logKey.name, ED25519, new Uint8Array(32).fill(9));
    const request = requestOf(asking(7, 13));
    for (const logs of [
      [next, logKey],
      [logKey, stranger],
    ]) {
      expect(witnessAnswer({ ...at(7), logs }, request, verifyOnce).status).toBe(200);
    }
    expect(witnessAnswer({ ...at(7), logs: [next] }, request, verifyOnce).status).toBe(403);
  });

  test('cosigns nothing if one byte of a request is another, but a line that means nothing', () => {
    for (const changed of flips(asking(7, 13), [1, 0x20])) {
      const read = readAddCheckpoint(changed ?? '');
      if (read.ok) expect(witnessAnswer(at(7), read.request, verifyOnce).status).not.toBe(200);
    }
  });
});

describe('a request', () => {
  const good = asking(7, 13);

  test('is written as it is read', () => {
    const { old, proof } = requestOf(good);
    const checkpoint = good.slice(good.indexOf('\n\n') + 2);
    expect(formatAddCheckpoint({ old, proof, checkpoint })).toBe(good);
    expect(good.startsWith('old 7\n')).toBe(true);
    expect(asking(0, 7).startsWith('old 0\n\ncluster')).toBe(true);
  });

  const [hash] = consistency(6, 13).map(toLine) as [string];
  test.each([
    ['nothing', '', 'no-empty-line'],
    ['no empty line', good.replaceAll('\n\n', '\n'), 'no-empty-line'],
    ['no old size', good.replace('old 7\n', ''), 'old-line'],
    ['an empty first line', `\n\n${good}`, 'old-line'],
    ['another word', good.replace('old', 'new'), 'old-line'],
    ['a leading zero', good.replace('old 7', 'old 07'), 'old-line'],
    ['a negative size', good.replace('old 7', 'old -7'), 'old-line'],
    ['two spaces', good.replace('old 7', 'old  7'), 'old-line'],
    ['a size beyond 2^53 - 1', good.replace('old 7', 'old 9007199254740992'), 'old-line'],
    ['a hash that is none', good.replace('old 7\n', 'old 7\nAAAA\n'), 'hash-line'],
    ['64 hashes', good.replace('old 7\n', `old 7\n${hash.repeat(64)}`), 'too-many-hashes'],
    ['an extension line', good.replace('\n\n— ', '\nmore\n\n— '), 'extension-line'],
  ])('with %s is answered with 400', (_, body, reason) => {
    expect(readAddCheckpoint(body)).toEqual({
      ok: false,
      answer: {
        status: 400,
        contentType: 'text/plain; charset=utf-8',
        body: `${reason}\n`,
        reason,
      },
    });
  });

  test('holds 63 hashes', () => {
    const proof = Array.from({ length: 63 }, () => EMPTY_ROOT);
    const checkpoint = signedHead(headText(13));
    expect(requestOf(formatAddCheckpoint({ old: 7, proof, checkpoint })).proof).toEqual(proof);
  });

  test('without a signed note carries no valid signature, and is answered with 403', () => {
    const unsigned = good.slice(0, good.indexOf('—'));
    const garbled = good.replace(/=\n$/, '\n');
    const answers = [unsigned, garbled].map((body) => readAddCheckpoint(body));
    expect(answers).toMatchObject([
      { ok: false, answer: { status: 403, reason: 'no-signature' } },
      { ok: false, answer: { status: 403, reason: 'signature-base64' } },
    ]);
  });

  test.each([
    ['a negative size', { old: -1, proof: [], checkpoint: signedHead(headText(1)) }],
    [
      'a hash of 31 bytes',
      { old: 1, proof: [new Uint8Array(31)], checkpoint: signedHead(headText(1)) },
    ],
    ['a text without signature', { old: 1, proof: [], checkpoint: headText(1) }],
  ])('is not made of %s', (_, parts) => {
    expect(() => formatAddCheckpoint(parts)).toThrow(TypeError);
  });
});

/** A head that only a witness signed. */
function uncosigned(size: number): string {
  const text = headText(size);
  const line = witnessLine(text, 0, 1);
  return formatNote({ text, signatures: [{ ...logLine(text), name: 'stranger' }, line] });
}
