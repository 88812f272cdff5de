/**
 * New entries as they come. A stream that breaks goes on where it stopped, by the place of the last
 * entry; where streams do not get through at all, the head is asked for from time to time.
 */
import type { ClusterSummary } from './answers.js';
import type { ClusterApi } from './client.js';

const RETRY_MS = 2000;
const POLL_MS = 15_000;
/** So many broken streams in a row mean that something on the way does not let them through. */
const MAX_BROKEN = 3;

/**
 * Follows a journal.
 * @param size the number of entries that are known already
 * @param onSize told of the number of entries whenever it grows
 * @returns ends it
 */
export function follow(api: ClusterApi, size: number, onSize: (size: number) => void): () => void {
  const ending = new AbortController();
  let known = size;
  const grown = (next: number): void => {
    if (next <= known || ending.signal.aborted) return;
    known = next;
    onSize(next);
  };
  const run = async (): Promise<void> => {
    for (let broken = 0; !ending.signal.aborted; ) {
      const before = known;
      if (broken < MAX_BROKEN) await streamed(api, known, grown, ending.signal);
      else await polled(api, grown);
      broken = known > before ? 0 : broken + 1;
      await pause(broken < MAX_BROKEN ? RETRY_MS : POLL_MS, ending.signal);
    }
  };
  void run();
  return () => ending.abort();
}

async function streamed(
  api: ClusterApi,
  from: number,
  grown: (size: number) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { body } = await api.open(`stream?from=${from}`, {}, signal);
    if (!body) return;
    const decoder = new TextDecoder();
    let rest = '';
    const reader = body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('id: ')) grown(Number(line.slice(4)) + 1);
      }
    }
  } catch {
    // It is opened again, and what was missed is read then.
  }
}

async function polled(api: ClusterApi, grown: (size: number) => void): Promise<void> {
  try {
    grown((await api.get<ClusterSummary>('')).head.size);
  } catch {
    // The next time will tell.
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
