/**
 * Tells observers of every request to the API, and of its answer. What a request leads to is put
 * into their context after its body has arrived, because the events of a socket know of no request.
 */
import type { FastifyInstance } from 'fastify';
import type { Observer } from './observer.js';

/** Adds the hooks; before the application listens. */
export function watchRequests(fastify: FastifyInstance, observers: readonly Observer[]): void {
  for (const { onRequest, within, onAnswer } of observers) {
    if (onRequest) {
      fastify.addHook('onRequest', (request, _reply, done) => {
        onRequest(request);
        done();
      });
    }
    if (within) fastify.addHook('preValidation', (request, _reply, done) => within(request, done));
    if (onAnswer) {
      fastify.addHook('onResponse', (request, reply, done) => {
        onAnswer(request, reply);
        done();
      });
    }
  }
}
