/**
 * Years to be played over HTTP. Everything that will be said is signed before the first of it is
 * sent; then each client has a connection and takes the next statement of its cluster's wave.
 * Whatever is not accepted as a new entry ends the round: no refusal is ever counted.
 */
import { requestText, unfounded } from '../bench/hosted-cluster.js';
import { type LoadClient, openLoadClient, postOf, type Target } from '../bench/load-client.js';
import { cities } from '../bench/material.js';
import { quantile } from '../bench/measure.js';
import { yearScript } from './year-script.js';

/** So many clients play years, one cluster for each `members` of them. */
export interface YearLoad {
  readonly target: Target;
  readonly serverKey: string;
  readonly clients: number;
  readonly members: number;
  /** Begins the ids of the clusters of this round, which must be new. */
  readonly prefix: string;
  /** How many years each group of clients plays, one after the other. */
  readonly years: number;
}

export interface YearRound {
  readonly steps: number;
  /** Steps a second. */
  readonly rate: number;
  /** Milliseconds from sending a statement to its acknowledgement. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

/** Clients that share the years of one cluster after another, and all that they will send. */
export interface Group {
  readonly connections: readonly LoadClient[];
  readonly waves: readonly (readonly Buffer[])[];
}

/** Opens the connections and signs everything. */
export async function prepare(load: YearLoad): Promise<Group[]> {
  const { clients, members, target } = load;
  const groups = Math.ceil(clients / members);
  return Promise.all(
    Array.from({ length: groups }, async (_, group) => {
      const size = Math.min(members, clients - group * members);
      const connections = Array.from({ length: size }, () => openLoadClient(target));
      const years = Array.from({ length: load.years }, (__, year) =>
        signedYear(load, `${load.prefix}-${group}-${year}`),
      );
      return { connections: await Promise.all(connections), waves: years.flat() };
    }),
  );
}

/** Everything that will be said in one cluster; its signers have seen the first head of all. */
function signedYear({ target, members, serverKey }: YearLoad, id: string): Buffer[][] {
  const cluster = unfounded(id, cities(members));
  let number = 0;
  return yearScript(id, members, serverKey).map((wave) =>
    wave.map((said) => {
      number += 1;
      const text = requestText(cluster, said, number);
      return postOf(target, `/api/clusters/${id}/statements`, text);
    }),
  );
}

/**
 * Plays the years, and closes the connections.
 * @param onAnswer told of the body of every acknowledgement
 */
export async function runRound(
  groups: readonly Group[],
  onAnswer: (body: string) => void = () => {},
): Promise<YearRound> {
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(groups.map((group) => playYears(group, times, onAnswer)));
  const seconds = (performance.now() - start) / 1000;
  for (const { close } of groups.flatMap(({ connections }) => connections)) close();
  const [p50 = 0, p99 = 0, p999 = 0] = [0.5, 0.99, 0.999].map((share) => quantile(times, share));
  return { steps: times.length, rate: times.length / seconds, p50, p99, p999 };
}

async function playYears(
  { connections, waves }: Group,
  times: number[],
  onAnswer: (body: string) => void,
): Promise<void> {
  for (const wave of waves) {
    const requests = [...wave];
    const speak = async ({ send }: LoadClient): Promise<void> => {
      for (let next = requests.shift(); next; next = requests.shift()) {
        const sent = performance.now();
        const { status, body } = await send(next);
        times.push(performance.now() - sent);
        if (status !== 201) throw new Error(`a statement was answered with ${status}: ${body}`);
        onAnswer(body);
      }
    };
    await Promise.all(connections.map(speak));
  }
}
