/**
 * Fixed keys and what they derive, so that a second implementation can tell whether it agrees. The
 * second one here is Node's own cryptography, used by the formats' description alone.
 */
import { createDecipheriv, createHash, createHmac, sign as signWithKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { boxKeyPair, boxSuite } from '../../../src/sealing/box-key.js';
import { drawEntry, roundSecret } from '../../../src/sealing/derived.js';
import { combineShares, openShare } from '../../../src/sealing/escrow.js';
import { sealWord } from '../../../src/sealing/sealed-word.js';
import { canonicalize, drawCommitment, sealedCommitment } from '../../../workflows/index.js';
import { publicKeyOf, signEd25519 } from '../../support/ed25519.js';
import { keyOf } from '../../support/keys.js';

/** The private key (seed) is 32 times the byte 01. */
const seed = new Uint8Array(32).fill(1);
const sign = (message: Uint8Array) => signEd25519(seed, message);
const year = { cluster: 'giaouoc.example/cities', cycle: 2026 };
const content = {
  criteria: '0'.repeat(64),
  points: { economy: 950, society: 1000 },
  remark: null,
};
const word = { ...year, round: 'peer', voter: 'da-nang', about: 'hai-phong', content };

const SECRET = '9fbe0b759d871fd2947f9a130bd9db613d80cc6fe44d3267f62fadcda0ad66b2';
const NONCE = 'fe7abf40d58abd59bf6473dd7284284e01b3115b2e1e63c302f4e029fcf1f849';
const COMMITMENT = 'e3131e82976b9fac8bed3656d503d2e21f5fcc3e1b3704a3a591ebe129739c9c';

/** Shares of that secret, as sealed to and as opened by keys whose seeds are 02…, 03… and 04…. */
const SHARES = {
  'can-tho': {
    seed: 2,
    publicKey: 'alR1zFH7UXAB1HA7GIoSFVFDLKSNTPntdl1sk_w4Ync',
    sealed:
      'fW5sZoR03_VHSSGLNdv9Uxz9ojlVgjv5GBWH9C6w3A2Kbem47bmGQ930iK3-pgMbIktd6_7BWLM4HouhcXByX-kuPwTRImgmGOk1kxYshExZe0JaobeDeiYP5JCTcexVew',
    opened: 'IHoq7I5H_XwW1yIeEfAdAqn9Nl98vBG-XE67u2JoNEuNaOj6byytbIUYCoISV43VRQ',
  },
  'hai-phong': {
    seed: 3,
    publicKey: 'PlpQRXaCXsxLkGEczptQClSNXhHjVU3GTMmfJTF1hiE',
    sealed:
      'Pz51ODyqXtozDQROjsWvf5jU5JLMMita1hDKhO3vKhKQFwrMsGLIAL_STaeYNrOleP5gw5cpGeNIXwRAxvHoKo_6ij4ntmK0StsSDKYlvmOQplXsFo2PiVSMctGgQLhrBQ',
    opened: 'NIeyuyKhQ0TbdO1zy15gsZOP0utrrglCf31MPwTVc28gV_L9v8ZzKL8kpAUJ055rtQ',
  },
  hue: {
    seed: 4,
    publicKey: 'zNq8BvxEDhScDLVsEQ06MF7qOZbVCbg-m0JS76W29EI',
    sealed:
      'u9TbDl33G0ZF59w3W5jRnBhdIEuPaBm_nYnHpmzMQzR2p-SHGhy_fffGofEVNzigd82banWomn9ER3MIjL3SRW_osvxqi6pyVx3J8pw6evh3Fo2mFec8RPVI5t6qgiLUIg',
    opened: 'KSyNe8FYNZNc2BIcFcXi8DxCUx4yOx_V-hVk5tTnXl7_NJxJ4jRdQRADP5hbCjcdKQ',
  },
};

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (data: ArrayBuffer | Uint8Array) => Buffer.from(data as Uint8Array).toString('hex');
const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

describe('a fixed key', () => {
  test('derives this secret, this draw, this key for boxes', async () => {
    expect(Buffer.from(publicKeyOf(seed)).toString('base64url')).toBe(
      'iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w',
    );
    expect(hex(await roundSecret(sign, { ...year, round: 'peer' }))).toBe(SECRET);
    expect(await drawEntry(sign, { ...year, member: 'da-nang' })).toEqual({
      nonce: 'c708b4ef36c68dc8d2cee0ac4d394bbde0d30c14274451490ddf66c66da8551e',
      commitment: 'f96010830fdc07fd5edc880b05a24e120076cf5cf1548af316a8d0d933248848',
    });
    expect((await boxKeyPair(sign, year)).publicKey).toBe(
      'scq0CZwxoBccP_keWOZH7RBBOXM3X3ujPbp8jw6-R3I',
    );
  });

  test('seals this sheet under this nonce and commitment, in this box', async () => {
    const { nonce, commitment, box } = await sealWord(bytes(SECRET), word);
    expect({ nonce, commitment }).toEqual({ nonce: NONCE, commitment: COMMITMENT });
    expect(digest(box)).toBe('7c14d814382dc95d8a27a2230c7824fbbf6c2a7ce708128ca5c2cc65ff727e03');
  });

  test('opens the shares that were sealed to it, and two of three make the secret', async () => {
    const opened: Record<string, string> = {};
    for (const [to, share] of Object.entries(SHARES)) {
      const own = new Uint8Array(32).fill(share.seed);
      const pair = await boxKeyPair((message) => signEd25519(own, message), year);
      expect(pair.publicKey).toBe(share.publicKey);
      const context = { ...year, round: 'peer', voter: 'da-nang', to };
      opened[to] = await openShare(pair, share.sealed, context);
      expect(opened[to]).toBe(share.opened);
    }
    const { hue: _, ...two } = opened;
    expect(hex((await combineShares(two)).secret)).toBe(SECRET);
  });
});

describe("Node's own cryptography", () => {
  test('derives the same secret and nonce, and opens the same box', async () => {
    const { privateKey } = keyOf('second implementation');
    const signer = (message: Uint8Array) => signWithKey(null, message, privateKey);
    const secret = createHash('sha256')
      .update(
        signer(
          Buffer.from(
            'giaouoc/sealed-secret/v1\n{"cluster":"giaouoc.example/cities","cycle":2026,"round":"peer"}',
          ),
        ),
      )
      .digest();
    expect(hex(await roundSecret(signer, { ...year, round: 'peer' }))).toBe(hex(secret));

    const keyed = (text: string) => createHmac('sha256', secret).update(text).digest();
    const matter = canonicalize({ about: 'hai-phong', content });
    const sealed = await sealWord(secret, word);
    expect(sealed.nonce).toBe(hex(keyed(`nonce\n${matter}`)));

    const box = Buffer.from(sealed.box, 'base64url');
    expect(hex(box.subarray(0, 12))).toBe(hex(keyed(`iv\n${matter}`).subarray(0, 12)));
    const cipher = createDecipheriv('aes-256-gcm', keyed('box\nhai-phong'), box.subarray(0, 12));
    cipher.setAuthTag(box.subarray(-16));
    const plain = Buffer.concat([cipher.update(box.subarray(12, -16)), cipher.final()]);
    expect(plain).toHaveLength(1024);
    expect(plain.toString()).toBe(canonicalize(content).padEnd(1024));
  });

  test('hashes the same commitments', () => {
    const { round, voter, about } = word;
    const bound = { about, ...year, content, nonce: NONCE, round, voter };
    expect(digest(`giaouoc/sealed/v1\n${canonicalize(bound)}`)).toBe(COMMITMENT);
    expect(sealedCommitment({ ...word, nonce: NONCE })).toBe(COMMITMENT);
    const drawn = `{"cluster":"giaouoc.example/cities","cycle":2026,"member":"hue","nonce":"${NONCE}"}`;
    expect(drawCommitment({ ...year, member: 'hue', nonce: NONCE })).toBe(
      digest(`giaouoc/draw-nonce/v1\n${drawn}`),
    );
  });
});

test('the boxes speak RFC 9180: its vector A.1.1 derives and opens', async () => {
  const material = '6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037';
  const pair = await boxSuite.kem.deriveKeyPair(bytes(material));
  expect(hex(await boxSuite.kem.serializePublicKey(pair.publicKey))).toBe(
    '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  );
  const enc = bytes('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431').buffer;
  const info = bytes('4f6465206f6e2061204772656369616e2055726e').buffer;
  const opened = await boxSuite.open(
    { recipientKey: pair.privateKey, enc, info },
    bytes(
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    ),
    bytes('436f756e742d30'),
  );
  expect(Buffer.from(opened).toString()).toBe('Beauty is truth, truth beauty');
});
