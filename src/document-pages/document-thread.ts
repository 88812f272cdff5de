/**
 * The thread that makes one document beside the server, so that no statement waits for a page to be
 * drawn. It is started by `document-press.ts`, answers once and ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { fillHere, type Order } from './document-order.js';

parentPort?.postMessage(await fillHere(workerData as Order));
