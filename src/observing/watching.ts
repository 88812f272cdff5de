/**
 * Opens what watches a server as it is configured: metrics at an address of their own, and traces.
 * What is not configured is not even loaded.
 */
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { Parts } from '../parts.js';
import type { Observer } from './observer.js';

export interface Watching {
  readonly observers: readonly Observer[];
  /**
   * Begins to answer for these parts.
   * @returns where the metrics are, such as `http://127.0.0.1:9464/metrics`
   * @throws Error when the port of the metrics is taken
   */
  readonly start: (parts: Parts) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** Opens it; nothing listens before `start`. */
export async function openWatching(
  { metrics: address, traces }: Pick<Config, 'metrics' | 'traces'>,
  log: Log,
): Promise<Watching> {
  const metrics = address && (await import('./metrics.js')).openMetrics();
  const tracing = traces ? (await import('./tracing.js')).openTracing(log) : null;
  const observers = [metrics?.observer, tracing].filter((each) => each != null);
  const closing: (() => Promise<void>)[] = [];
  return {
    observers,
    start: async (parts) => {
      if (!address || !metrics) return null;
      const { serveMetrics } = await import('./metrics-server.js');
      metrics.watch(parts);
      const server = await serveMetrics(address, metrics);
      closing.push(server.close);
      return server.url;
    },
    close: async () => {
      await Promise.all([...closing, ...observers.map(({ close }) => close)].map((end) => end?.()));
    },
  };
}
