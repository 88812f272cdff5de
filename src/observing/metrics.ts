/**
 * What a server counts, in the text format of Prometheus. Labels come from closed sets, so that ten
 * thousand clusters have as many series as one: which cluster is told by the log, and of journals
 * only the worst. Each server has its own registry, so that several may run in one process.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { codesTold } from '../http/problem.filter.js';
import type { Outcome } from '../journal/outcome.js';
import { type Passage, partsOf } from '../journal/passage.js';
import type { Parts } from '../parts.js';
import { version } from '../version.js';
import type { Visit } from '../witnessing/visit.js';
import type { Observer } from './observer.js';
import { watchState } from './state-gauges.js';

export interface Metrics {
  readonly observer: Observer;
  /** Looks at the state of these parts whenever the text is asked for. */
  readonly watch: (parts: Parts) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Seconds; a statement is answered within a few milliseconds to a few tens of them. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const ENTRIES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Opens the metrics of one server. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'giaouoc_info',
    help: 'The version of the program; the value is always 1',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  const counted = statementMetrics(registry);
  const answered = requestMetrics(registry);
  const visited = visitMetrics(registry);
  return {
    observer: { onAnswer: answered, onVisit: visited, ...counted },
    watch: (parts) => watchState(registry, parts),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function statementMetrics(registry: Registry): Pick<Observer, 'onPassage' | 'onCommit'> {
  const registers = [registry];
  const statements = new Counter({
    name: 'giaouoc_statements_total',
    help: 'Statements submitted to the writer, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'giaouoc_statement_seconds',
    help: 'From the arrival of a statement at the writer to its outcome',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  });
  const parts = new Histogram({
    name: 'giaouoc_statement_part_seconds',
    help: 'The parts of that time: verify, wait, judge and commit, of the whole batch',
    labelNames: ['part'],
    buckets: SECONDS,
    registers,
  });
  const appended = new Counter({
    name: 'giaouoc_entries_appended_total',
    help: 'Entries stored by this server, its own included',
    registers,
  });
  const batches = new Histogram({
    name: 'giaouoc_batch_entries',
    help: 'Entries that shared one durable commit',
    buckets: ENTRIES,
    registers,
  });
  const errors = new Counter({
    name: 'giaouoc_storage_errors_total',
    help: 'Commits that the database did not take or did not answer',
    registers,
  });
  return {
    onPassage: (_, passage: Passage, outcome) => {
      const labels = { outcome: nameOf(outcome) };
      statements.inc(labels);
      duration.observe(labels, (passage.answered - passage.arrived) / 1000);
      for (const { name, from, to } of partsOf(passage)) {
        parts.observe({ part: name }, (to - from) / 1000);
      }
    },
    onCommit: ({ entries, failed }) => {
      if (failed) errors.inc();
      else {
        appended.inc(entries);
        batches.observe(entries);
      }
    },
  };
}

/** `repeated` is a statement that had its entry already. */
const nameOf = (outcome: Outcome): string =>
  outcome.kind === 'accepted' && !outcome.isNew ? 'repeated' : outcome.kind;

function requestMetrics(registry: Registry) {
  const requests = new Counter({
    name: 'giaouoc_http_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'giaouoc_refusals_total',
    help: 'Problems answered, by code; a refusal with several reasons counts under each',
    labelNames: ['code'],
    registers: [registry],
  });
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const { method, routeOptions } = request;
    // Only patterns: an address that leads nowhere may be anything.
    const route = request.is404 ? 'none' : (routeOptions.url ?? 'none');
    requests.inc({ method, route, status: reply.statusCode });
    for (const code of codesTold(request)) refusals.inc({ code });
  };
}

function visitMetrics(registry: Registry) {
  const questions = new Counter({
    name: 'giaouoc_witness_questions_total',
    help: 'Questions to witnesses, by answer: cosigned, or what was wrong',
    labelNames: ['answer'],
    registers: [registry],
  });
  return ({ problem }: Visit): void => questions.inc({ answer: problem ?? 'cosigned' });
}
