/**
 * The members that do not host the server, each as a witness of its own: its own key, its own
 * memory on the disk, its own address. They run in this process for the demonstration's sake only;
 * what they answer goes over HTTP and is the same as that of `giaouoc witness`.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { base64urlDecode, type Charter, ED25519, noteKey } from '../../../workflows/index.js';
import type { DemoCase } from './case.js';

export interface DemoWitnesses {
  /** As a charter names them. */
  readonly named: Charter['witnessing']['witnesses'];
  readonly close: () => Promise<void>;
}

export interface WitnessStage {
  /** The server's public key in base64url. */
  readonly serverKey: string;
  /** Where the witnesses keep what they have seen. */
  readonly folder: string;
  /** The time of the demonstration (RFC 3339). */
  readonly now: () => string;
}

/** Starts one witness for every member but the host. */
export async function startWitnesses(
  { origin, members, host }: DemoCase,
  stage: WitnessStage,
): Promise<DemoWitnesses> {
  const { startWitness } = await import('../../witness/server.js');
  const log = noteKey(origin, ED25519, base64urlDecode(stage.serverKey) ?? new Uint8Array());
  const others = members.filter((member) => member !== host);
  const running = await Promise.all(
    others.map((member) =>
      startWitness({
        key: newKey(),
        name: `${member}.example/witness`,
        logs: [log],
        stateFile: join(stage.folder, `${member}.witness.json`),
        host: '127.0.0.1',
        port: 0,
        clock: () => Math.floor(Date.parse(stage.now()) / 1000),
      }),
    ),
  );
  const named = others.flatMap((member, index) => {
    const witness = running[index];
    return witness ? [[member, { key: witness.vkey, url: witness.url }] as const] : [];
  });
  return {
    named: Object.fromEntries(named),
    close: async () => {
      for (const { close } of running) await close();
    },
  };
}

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    sign: (message: Uint8Array): Uint8Array => sign(null, message, privateKey),
  };
}
