/**
 * Where the gates play: a data folder with a few clusters in the middle of their year, made once by
 * a real server and copied for each new beginning, and a real witness that one of them names. The
 * witness begins without a memory each time, because to it a copy is a server that went back.
 */
import { sign } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWitness } from '../../src/witness/server.js';
import { base64urlDecode, ED25519, formatNoteKey, noteKey } from '../../workflows/index.js';
import { type Hosted, originOf, requestText, setting, unfounded } from '../bench/hosted-cluster.js';
import { openLoadClient, postOf, type Target } from '../bench/load-client.js';
import { keyOf } from '../support/keys.js';
import { witnessKeyOf, witnessPair } from '../support/witness-keys.js';
import { type City, readJournal } from './clients.js';
import { type Ledger, openLedger } from './ledger.js';
import { mustServe, type Servers } from './served.js';

/** The clusters of a stage by their ids, and how many cities each has. */
const SIZES = { north: 5, south: 11, west: 24 } as const;
/** The cluster whose heads are witnessed, and by whom. */
export const WITNESSED = 'north';
export const WITNESS = 'da-nang';

/** A data folder as it lay when the stage was set. */
export interface Stage {
  readonly clusters: readonly Hosted[];
  /**
   * A fresh copy under this name, with a witness that has seen nothing; ends the one before.
   * @returns the folder, and what its clusters hold
   */
  readonly begin: (name: string) => Promise<Beginning>;
  readonly close: () => Promise<void>;
}

export interface Beginning {
  readonly data: string;
  /** The database file in it. */
  readonly file: string;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly cities: readonly City[];
}

/** Sets the stage in an empty folder. */
export async function setStage(folder: string, servers: Servers): Promise<Stage> {
  const first = await openWitness(join(folder, 'witness-0.json'), 0);
  const url = first.url;
  let witness = first;
  const template = join(folder, 'template');
  writeServerKey(template);
  const server = mustServe(await servers.open({ data: template, witnessInterval: 0 }));
  const clusters: Hosted[] = [];
  const journals = new Map<string, readonly string[]>();
  for (const [id, members] of Object.entries(SIZES)) {
    const cities = Array.from({ length: members }, (_, index) => `city-${index}`);
    const cluster = await founded(server.target, unfounded(id, cities), url);
    clusters.push(cluster);
    journals.set(id, (await readJournal(server.target, cluster, 0)).lines);
  }
  await server.kill();
  let beginnings = 0;
  return {
    clusters,
    begin: async (name) => {
      beginnings += 1;
      await witness.close();
      witness = await openWitness(join(folder, `witness-${beginnings}.json`), portIn(url));
      const data = join(folder, name);
      rmSync(data, { recursive: true, force: true });
      cpSync(template, data, { recursive: true });
      const ledgers = new Map(
        clusters.map(({ id }) => [id, openLedger(id, journals.get(id) ?? [])] as const),
      );
      const cities = clusters.flatMap((cluster) =>
        cluster.members.map((member) => {
          const ledger = ledgers.get(cluster.id) as Ledger;
          return { cluster, member, ledger, turn: 0, unanswered: null };
        }),
      );
      return { data, file: join(data, 'giaouoc.db'), ledgers, cities };
    },
    close: async () => witness.close(),
  };
}

const portIn = (url: string): number => Number(new URL(url).port);

/** The key that every founding here names as its server's. */
function writeServerKey(data: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const pem = keyOf('server').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(data, 'server-key.pem'), pem, { mode: 0o600 });
}

async function openWitness(stateFile: string, port: number) {
  const { x, privateKey } = witnessPair(WITNESS);
  const server = base64urlDecode(keyOf('server').x) ?? new Uint8Array();
  return startWitness({
    key: {
      publicKey: base64urlDecode(x) ?? new Uint8Array(),
      sign: (message) => sign(null, message, privateKey),
    },
    name: `${WITNESS}.example`,
    logs: [noteKey(originOf(unfounded(WITNESSED, [])), ED25519, server)],
    stateFile,
    clock: () => Math.floor(Date.now() / 1000),
    host: '127.0.0.1',
    port,
  });
}

/** Founds a cluster and opens its year. @returns it with the head after that */
async function founded(target: Target, cluster: Hosted, witnessUrl: string): Promise<Hosted> {
  const key = formatNoteKey(witnessKeyOf(WITNESS));
  const witnesses = cluster.id === WITNESSED ? { [WITNESS]: { key, url: witnessUrl } } : {};
  const client = await openLoadClient(target);
  let checkpoint = '';
  const sayings = setting(cluster, keyOf('server').x, { witnessing: { witnesses, quorum: null } });
  for (const [number, said] of sayings.entries()) {
    const text = requestText(cluster, said, number);
    const answer = await client.send(
      postOf(target, `/api/clusters/${cluster.id}/statements`, text),
    );
    if (answer.status !== 201) throw new Error(`${said.type} was answered with ${answer.body}`);
    checkpoint = (JSON.parse(answer.body) as { checkpoint: string }).checkpoint;
  }
  client.close();
  const [, size, root = ''] = checkpoint.split('\n');
  const seen = { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
  return { ...cluster, seen };
}
