/**
 * Whoever watches a server: metrics, traces, or nobody. The parts of the server do their work
 * without knowing who listens; `server.ts` joins the two, so that the write path reads as it did.
 * An observer is told what was, in a few figures and names from closed sets, never a body, a key or
 * who an officer is. It must not throw and must not take its time: others wait meanwhile.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import type { Outcome } from '../journal/outcome.js';
import type { Passage } from '../journal/passage.js';
import type { Received } from '../journal/read-statement.js';
import type { Visit } from '../witnessing/visit.js';

/** A batch that was committed, or was not. */
export interface Commit {
  readonly entries: number;
  readonly failed: boolean;
}

export interface Observer {
  readonly onRequest?: (request: FastifyRequest) => void;
  /** A request is handled by `goOn`, whose asynchronous context may be set here. */
  readonly within?: (request: FastifyRequest, goOn: () => void) => void;
  /** It was answered, or its connection has ended. */
  readonly onAnswer?: (request: FastifyRequest, reply: FastifyReply) => void;
  readonly onPassage?: (received: Received, passage: Passage, outcome: Outcome) => void;
  readonly onCommit?: (commit: Commit) => void;
  readonly onVisit?: (visit: Visit) => void;
  /** Ends it; what it still has to tell is told. */
  readonly close?: () => Promise<void>;
}

/** What a server calls: every observer, one after the other. */
export interface Observers {
  readonly passed: (received: Received, passage: Passage, outcome: Outcome) => void;
  readonly visited: (visit: Visit) => void;
  /** The log, with every commit told of. */
  readonly watch: (log: EntryLog) => EntryLog;
}

/** Joins observers; without any, what comes out does nothing. */
export function joinObservers(observers: readonly Observer[]): Observers {
  const committed = (commit: Commit): void => {
    for (const { onCommit } of observers) onCommit?.(commit);
  };
  return {
    passed: (received, passage, outcome) => {
      for (const { onPassage } of observers) onPassage?.(received, passage, outcome);
    },
    visited: (visit) => {
      for (const { onVisit } of observers) onVisit?.(visit);
    },
    watch: (log) => (observers.length === 0 ? log : watched(log, committed)),
  };
}

function watched(log: EntryLog, committed: (commit: Commit) => void): EntryLog {
  return {
    ...log,
    appendTo: async (clusters, make) => {
      let entries = 0;
      try {
        await log.appendTo(clusters, async (lengths) => {
          const batch = await make(lengths);
          entries = batch.entries?.length ?? 0;
          return batch;
        });
      } catch (error) {
        committed({ entries, failed: true });
        throw error;
      }
      if (entries > 0) committed({ entries, failed: false });
    },
  };
}
