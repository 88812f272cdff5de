/**
 * Requests by the thousand. They are sent in batches, a few at a time; after each batch the
 * database is asked what was written, and it has to be exactly what was acknowledged: an entry for
 * each statement that was accepted, and nothing for anything that was refused. What fails is made
 * smaller by fast-check, and the requests that break a claim are told as they were sent.
 */
import fc from 'fast-check';
import { type Api, readApi } from './api.js';
import { broken, plainOf } from './claims.js';
import { type Plan, plans } from './plan.js';
import { type Answer, send } from './send.js';
import type { TableName } from './tables.js';
import { restOf, type Wire, wireOf } from './wire.js';
import { openWorld, STAGE_COUNT, type World } from './world.js';

/** Requests that are under way together; documents are taken in eight at a time. */
const BATCH = 8;
/** Requests until the world is made anew, with the year at another stage. */
export const PER_WORLD = 5_000;

export interface Figures {
  readonly requests: number;
  /** How many were answered with each status; 0 stands for a connection that just ended. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** How many routes were answered with success at least once, of how many there are. */
  readonly reached: number;
  readonly routes: number;
  /** The codes of problems that were seen. */
  readonly codes: readonly string[];
  readonly accepted: number;
}

/**
 * Sends so many requests, and as many more as fill the last batch.
 * @param seed the same seed sends the same requests
 * @param onWorld told after each world how many requests were sent
 * @throws Error with the smallest request that breaks a claim
 */
export async function fuzz(
  requests: number,
  seed: number,
  onWorld: (figures: Figures) => void = () => undefined,
): Promise<Figures> {
  const tally = openTally();
  for (let number = 0; tally.figures().requests < requests; number += 1) {
    const world = await openWorld((seed + number) % STAGE_COUNT);
    try {
      const left = requests - tally.figures().requests;
      await inWorld(world, Math.min(left, PER_WORLD), seed + number, tally);
    } finally {
      await world.close();
    }
    onWorld(tally.figures());
  }
  return tally.figures();
}

async function inWorld(world: World, requests: number, seed: number, tally: Tally): Promise<void> {
  const api = await readApi(world.url);
  tally.routes(api);
  const batches = fc.array(plans, { minLength: BATCH, maxLength: BATCH });
  const property = fc.asyncProperty(batches, (batch) => batchHolds(world, api, batch, tally));
  const result = await fc.check(property, { numRuns: Math.ceil(requests / BATCH), seed });
  if (!result.failed) return;
  const { errorInstance: error } = result;
  throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
}

async function batchHolds(
  world: World,
  api: Api,
  batch: readonly Plan[],
  tally: Tally,
): Promise<void> {
  const wires = batch.map((plan) => wireOf(world, api, plan));
  const before = snapshot(world);
  const answers = await Promise.all(wires.map((wire) => sent(world, wire)));
  const faults = wires.flatMap((wire, index) => {
    const answer = answers[index] as Answer;
    tally.count(wire, answer);
    return broken(world, wire, answer).map((fault) => `${fault}\n${described(wire, answer)}`);
  });
  const exchanged = wires.map((wire, index) => [wire, answers[index] as Answer] as const);
  for (const [{ actor }] of exchanged.filter(isDeletion('sessions'))) await world.renew(actor);
  const written = unexpected(world, before, exchanged).map(
    (fault) => `${fault}\n${exchanged.map((each) => described(...each)).join('\n')}`,
  );
  if (faults.length + written.length > 0) throw new Error([...faults, ...written].join('\n\n'));
}

const sent = (world: World, wire: Wire): Promise<Answer> =>
  send(world.url, wire).catch((error: unknown) => {
    throw new Error(`${error}\n${described(wire, { status: 0, headers: {}, body: Buffer.of() })}`);
  });

const GROWING = ['entry', 'kept_document', 'calendar_token', 'journal'] as const;
type Snapshot = { readonly version: number } & Readonly<Record<(typeof GROWING)[number], number>>;

const snapshot = ({ tables }: World): Snapshot => ({
  version: tables.version(),
  entry: tables.count('entry'),
  kept_document: tables.count('kept_document'),
  calendar_token: tables.count('calendar_token'),
  journal: tables.count('journal'),
});

/** Where what was written is not what was acknowledged. */
function unexpected(world: World, before: Snapshot, exchanged: readonly Exchange[]): string[] {
  const after = snapshot(world);
  const isQuiet = exchanged.every(([, { status }]) => status >= 400);
  if (isQuiet) {
    return after.version === before.version ? [] : ['something was written by what was refused'];
  }
  const made = (field: string): number =>
    exchanged.filter(([, { status, body }]) => {
      return status === 201 && field in (JSON.parse(body.toString()) as object);
    }).length;
  const grown: readonly (readonly [TableName & keyof Snapshot, number])[] = [
    ['entry', made('checkpoint')],
    ['kept_document', made('size')],
    ['calendar_token', made('address') - exchanged.filter(isDeletion('calendar-tokens')).length],
  ];
  // Nobody was told what became of these.
  const untold = exchanged.filter(
    ([{ raw }, { status }]) => status === 0 && restOf(raw) > 0,
  ).length;
  return grown.flatMap(([table, rows]) => {
    const found = after[table] - before[table];
    return Math.abs(found - rows) <= untold
      ? []
      : [`${rows} rows of ${table} were acknowledged, ${found} written`];
  });
}

type Exchange = readonly [Wire, Answer];

/** Whether something of a kind was taken away, however its address was written. */
const isDeletion =
  (what: string) =>
  ([{ target }, { status }]: Exchange): boolean =>
    status === 204 && plainOf(target).includes(what);

const described = (
  { actor, method, target, headers, body, raw }: Wire,
  { status, body: answer }: Answer,
): string =>
  [
    `  ${actor.name}: ${method} ${target.slice(0, 300)}`,
    `  ${JSON.stringify(headers).slice(0, 500)}`,
    `  ${raw ? JSON.stringify(raw.toString('latin1').slice(0, 600)) : body.toString().slice(0, 900)}`,
    `  → ${status} ${answer.toString().slice(0, 400)}`,
  ].join('\n');

interface Tally {
  readonly routes: (api: Api) => void;
  readonly count: (wire: Wire, answer: Answer) => void;
  readonly figures: () => Figures;
}

function openTally(): Tally {
  const byStatus: Record<string, number> = {};
  const reached = new Set<string>();
  const codes = new Set<string>();
  let [requests, accepted, routes] = [0, 0, 0];
  return {
    routes: (api) => {
      routes = api.routes.length;
    },
    count: ({ route }, { status, body }) => {
      requests += 1;
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (status >= 200 && status < 400) reached.add(route.id);
      if (status === 201 && route.id === 'say') accepted += 1;
      if (status < 400) return;
      for (const [, code] of body.toString().matchAll(/"code":"([a-z/-]+)"/g)) codes.add(`${code}`);
    },
    figures: () => ({
      requests,
      byStatus: { ...byStatus },
      reached: reached.size,
      routes,
      codes: [...codes].sort(),
      accepted,
    }),
  };
}
