/**
 * Makes documents one after the other, each in a thread of its own, and keeps the last few: the
 * same order gives the same bytes, so a file that was made can be given again. It refuses to let
 * orders pile up, because a large year takes seconds to replay.
 */
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../http/problem.js';
import { type Filled, fillHere, type Order } from './document-order.js';

/** What makes documents for one server. */
export interface DocumentPress {
  /**
   * Makes a document, or gives the one that was made of the same.
   * @param name what the order is known by: the head of the journal and the facts
   * @param order asked for when the document has to be made
   * @throws ProblemError where too many orders are waiting
   */
  readonly make: (name: string, order: () => Promise<Order>) => Promise<Filled>;
}

const MOST_WAITING = 8;
const MOST_KEPT = 16;

/** A press on which nothing has been made yet. */
export function openPress(): DocumentPress {
  const kept = new Map<string, Promise<Filled>>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const make = async (before: Promise<unknown>, order: () => Promise<Order>): Promise<Filled> => {
    try {
      await before;
      return await fill(await order());
    } finally {
      waiting -= 1;
    }
  };
  return {
    make: (name, order) => {
      const known = kept.get(name);
      if (known) return known;
      if (waiting >= MOST_WAITING) throw new ProblemError('server/busy');
      waiting += 1;
      const made = make(last, order);
      last = made.catch(() => undefined);
      kept.set(name, made);
      made.catch(() => kept.delete(name));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}

/** In a thread; here where the sources run as they are and there is no compiled thread to start. */
function fill(order: Order): Promise<Filled> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./document-thread.js', import.meta.url), {
      workerData: order,
    });
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code?.endsWith('MODULE_NOT_FOUND')) fillHere(order).then(resolve, reject);
      else reject(error);
    });
  });
}
