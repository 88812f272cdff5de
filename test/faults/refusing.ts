/**
 * What a server that cannot write has to do: refuse with the problem that says why, say it in its
 * log, and go on being read. Whoever looks only at a status would take a crash for a refusal.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerCode } from '../../src/http/problem.js';
import { type Ending, signIn, speak, type Tokens } from './clients.js';
import { count, note, type Run } from './gate.js';
import type { Died, Refused, Served } from './served.js';
import { checkServed } from './server-check.js';
import type { Beginning, Stage } from './stage.js';

/** Lets every city say so many statements; what was refused is answered for by the caller. */
export async function say(
  { tally }: Run,
  { target }: Served,
  { cities }: Beginning,
  statements: number,
): Promise<readonly Ending[]> {
  const endings = cities.map((city) => {
    const last = city.turn + statements;
    return speak(target, city, tally, () => city.turn < last);
  });
  return Promise.all(endings);
}

/** Every city has to get an entry again. */
export async function sayAll(run: Run, served: Served, beginning: Beginning): Promise<void> {
  for (const ending of await say(run, served, beginning, 1)) {
    if (ending.kind !== 'stopped') count(run.tally, 'corrupt', `afterwards: ${wordsOf(ending)}`);
  }
}

/** A reader for every cluster, while the server can still open sessions. */
export async function readersOf({ target }: Served, { clusters }: Stage): Promise<Tokens> {
  const tokens = clusters.map(async (each) => [each.id, await signIn(target, each)] as const);
  return new Map(await Promise.all(tokens));
}

/**
 * Lets the cities speak until all of them were refused, and looks at what they were told.
 * @param codes the problems that say truly why
 * @param readers who signed in before, where nobody can any more: a session is a row too
 */
export async function expectRefusal(
  run: Run,
  served: Served,
  stage: Stage,
  beginning: Beginning,
  codes: readonly ServerCode[],
  readers?: Tokens,
): Promise<void> {
  for (const ending of await say(run, served, beginning, MOST_STATEMENTS)) {
    const body = ending.kind === 'refused' ? (JSON.parse(ending.body) as { code: string }) : null;
    const code = codes.find((each) => each === body?.code);
    if (code && ending.kind === 'refused' && ending.status === UNAVAILABLE) {
      note(run.tally, `refused with ${code}`);
    } else count(run.tally, 'undetected', `no refusal that says why: ${wordsOf(ending)}`);
  }
  if (!(await hasLogged(served, '"not stored"'))) {
    count(run.tally, 'undetected', 'the log does not say that something was not stored');
  }
  // It goes on being read, and shows nothing that it has not acknowledged or stored.
  await checkServed(served, stage, beginning, run.tally, readers);
}

/** Lines are written together, so a log may lag behind the answers. */
async function hasLogged({ log }: Served, words: string): Promise<boolean> {
  for (let looks = 0; looks < MOST_LOOKS && !log().includes(words); looks += 1)
    await pause(LOOK_MS);
  return log().includes(words);
}

const LOOK_MS = 100;
const MOST_LOOKS = 100;

/**
 * More than any limit here lets through, also of one city alone: where files may not grow, the last
 * that is refused can go on in the log until the database itself has no room.
 */
const MOST_STATEMENTS = 20_000;
const UNAVAILABLE = 503;

/** A server that must not open its folder, and must say why. */
export async function expectNoStart(
  { tally }: Run,
  opened: Served | Refused | Died,
  why: RegExp,
): Promise<void> {
  if ('target' in opened) {
    await opened.kill();
    count(tally, 'undetected', `it starts as if nothing were wrong, instead of ${why}`);
  } else if ('died' in opened) count(tally, 'undetected', `it dies without a word: ${opened.died}`);
  else if (why.test(opened.refused)) note(tally, 'did not start, and said why');
  else count(tally, 'undetected', `it says "${opened.refused}" and not ${why}`);
}

function wordsOf(ending: Ending): string {
  return ending.kind === 'refused' ? `${ending.status} ${ending.body}` : ending.kind;
}
