/**
 * How a city's officer gets a statement in through a fleet: it sends the same bytes to one server
 * after the other until one of them acknowledges them, and keeps the acknowledgement. An answer
 * that is no and not "try again" is a finding, because everything that is sent here is in order.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** What was acknowledged, and by which answer. */
export interface Acknowledged {
  readonly cluster: string;
  /** The exact text that was sent. */
  readonly request: string;
  readonly status: number;
  readonly seq: number;
  readonly at: string;
  readonly after: string;
  readonly checkpoint: string;
  /** How often it was sent before it was acknowledged. */
  readonly failures: number;
  /** How long that took altogether, in milliseconds. */
  readonly took: number;
}

export type Say = (cluster: string, request: string) => Promise<Acknowledged>;

/** A client gives up an answer after so long, and sends the same elsewhere. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 50;

/**
 * Opens one client.
 * @param servers their addresses
 * @param first the number of the server that it begins with
 * @param isOver asked before it sends anything again: nobody waits for ever
 */
export function openSpeaker(
  servers: readonly string[],
  first: number,
  isOver: () => boolean = () => false,
): Say {
  let turn = first;
  return async (cluster, request) => {
    const start = performance.now();
    for (let failures = 0; ; failures += 1) {
      const url = `${servers[turn % servers.length]}/api/clusters/${cluster}/statements`;
      const answer = await post(url, request);
      if (answer && answer.status <= CREATED) {
        const took = performance.now() - start;
        const { seq, at, after, checkpoint } = JSON.parse(answer.text) as Acknowledged;
        return {
          cluster,
          request,
          status: answer.status,
          seq,
          at,
          after,
          checkpoint,
          failures,
          took,
        };
      }
      if (answer && answer.status < SERVER_ERROR) throw new Error(`refused: ${answer.text}`);
      if (isOver()) throw new Error(`never acknowledged: ${answer?.text ?? 'no answer'}`);
      turn += 1;
      await pause(AGAIN_MS);
    }
  };
}

const CREATED = 201;
const SERVER_ERROR = 500;

/** @returns `null` where there was no answer */
async function post(url: string, body: string) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}
