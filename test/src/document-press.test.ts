import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import type { Filled, Order } from '../../src/document-pages/document-order.js';
import { openPress } from '../../src/document-pages/document-press.js';
import { lineBytes } from '../../workflows/index.js';
import { builtFile } from '../support/built.js';
import { ORIGIN } from '../support/cluster.js';
import { documentOf, issueFacts } from '../support/documents.js';
import { pledgedYear } from '../support/given.js';

const orderOf = (): Order => {
  const cluster = pledgedYear();
  const lines = cluster.lines.map(lineBytes);
  return { origin: ORIGIN, lines, facts: issueFacts(cluster) };
};

test('the thread of a running server makes the very bytes that are made elsewhere', async () => {
  const worker = new Worker(builtFile('src/document-pages/document-thread.ts'), {
    workerData: orderOf(),
  });
  const [filled] = (await once(worker, 'message')) as [Filled & { readonly ok: true }];
  const here = await documentOf(pledgedYear());
  expect(Buffer.from(filled.bytes).equals(Buffer.from(here))).toBe(true);
});

test('what was made once is given again without another order', async () => {
  const press = openPress();
  let orders = 0;
  const order = async (): Promise<Order> => {
    orders += 1;
    return orderOf();
  };
  const [first, second] = await Promise.all([press.make('a', order), press.make('a', order)]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toBe(first);
  expect(orders).toBe(1);
});

test('an order that fails is forgotten, and does not stop the next one', async () => {
  const press = openPress();
  const failing = () => Promise.reject(new Error('no disk'));
  await expect(press.make('a', failing)).rejects.toThrow('no disk');
  await expect(press.make('a', async () => orderOf())).resolves.toMatchObject({ ok: true });
});

test('orders that pile up are refused, and the server says that it is busy', async () => {
  const press = openPress();
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow = async (): Promise<Order> => {
    await waiting;
    return orderOf();
  };
  const names = Array.from({ length: 8 }, (_, index) => `${index}`);
  const made = names.map((name) => press.make(name, slow));
  expect(() => press.make('one more', slow)).toThrow('server/busy');
  goOn();
  const filled = await Promise.all(made);
  expect(filled.every(({ ok }) => ok)).toBe(true);
}, 60_000);
