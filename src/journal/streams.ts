/**
 * Live streams of entries as server-sent events (HTML standard, section 9.2). Each event is one
 * entry, its id is the entry's place, and a stream that comes back with `Last-Event-ID` goes on
 * where it stopped, because it is read from the journal and not from memory. A reader that cannot
 * keep up is cut off rather than waited for: it will come back.
 *
 *     id: 41
 *     event: entry
 *     data: {"after":"…","at":"…","seq":41,…}
 */
import type { ServerResponse } from 'node:http';
import type { EntryLog } from '../../db/entry-log.js';
import type { Journals } from './journals.js';
import type { LiveJournal } from './live-journal.js';

export interface Streams {
  /** Whether there is room for one more. */
  readonly hasRoom: () => boolean;
  readonly count: () => number;
  /**
   * Sends the entries from `from` on, and then each new one as it becomes durable.
   * @param mayGoOn asked at every heartbeat; the stream ends when it says no
   */
  readonly open: (
    response: ServerResponse,
    live: LiveJournal,
    from: number,
    mayGoOn: () => Promise<boolean>,
  ) => Promise<void>;
  /** Ends all streams. */
  readonly close: () => void;
}

/** Browsers open one stream per page; 256 readers are four times the members of a full cluster. */
const MAX_STREAMS = 256;
/** Proxies cut connections that are silent for half a minute. */
const HEARTBEAT_MS = 20_000;
/** Bytes that may wait for a slow reader. */
const MAX_BACKLOG_BYTES = 1024 * 1024;

interface Stream {
  readonly response: ServerResponse;
  /** The journal as it was last heard of; it may have been loaded anew since it was opened. */
  live: LiveJournal;
  readonly mayGoOn: () => Promise<boolean>;
  /** The next place to send; `null` while the journal is still being read from the file. */
  next: number | null;
}

/** Opens the streams over what is added to the journals, here or by another server. */
export function openStreams(log: EntryLog, journals: Journals): Streams {
  const streams = new Set<Stream>();
  const heartbeat = setInterval(() => {
    for (const stream of streams) void beat(stream);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  journals.onGrowth(({ live, first, lines }) => {
    for (const stream of streams) {
      if (stream.live.cluster !== live.cluster) continue;
      if (live.shown.size >= stream.live.shown.size) stream.live = live;
      // One that is catching up reads what is new as well.
      if (stream.next === null) continue;
      // A journal that was out of memory may have grown meanwhile.
      if (stream.next < first) void catchUp(log, stream, stream.next).catch(() => cut(stream));
      else sendNew(stream, first, lines);
    }
  });
  return {
    hasRoom: () => streams.size < MAX_STREAMS,
    count: () => streams.size,
    open: async (response, live, from, mayGoOn) => {
      const stream: Stream = { response, live, mayGoOn, next: null };
      streams.add(stream);
      response.once('close', () => streams.delete(stream));
      send(stream, 'retry: 2000\n\n');
      await catchUp(log, stream, from);
    },
    close: () => {
      clearInterval(heartbeat);
      for (const { response } of streams) response.end();
    },
  };
}

/** Sends what the journal holds already; what is committed meanwhile is read from it as well. */
async function catchUp(log: EntryLog, stream: Stream, from: number): Promise<void> {
  let next = from;
  stream.next = null;
  while (next < stream.live.shown.size) {
    const { cluster, shown } = stream.live;
    for await (const { seq, bytes } of log.entries(cluster, next, shown.size)) {
      if (stream.response.writableEnded || stream.response.destroyed) return;
      await sendSlowly(stream, eventOf(seq, Buffer.from(bytes).toString('utf8')));
      next = seq + 1;
    }
  }
  stream.next = next;
}

/** A reader whose session is over, or not to be found out about, has to come again. */
async function beat(stream: Stream): Promise<void> {
  if (await stream.mayGoOn().catch(() => false)) send(stream, ': still here\n\n');
  else stream.response.end();
}

/** One that cannot be read to comes back by itself, and goes on where it stopped. */
const cut = ({ response }: Stream): void => void response.destroy();

function sendNew(stream: Stream, first: number, lines: readonly string[]): void {
  const { next } = stream;
  if (next === null) return;
  const unseen = lines.slice(Math.max(0, next - first));
  send(stream, unseen.map((line, index) => eventOf(Math.max(first, next) + index, line)).join(''));
  stream.next = Math.max(next, first + lines.length);
}

const eventOf = (seq: number, line: string): string =>
  `id: ${seq}\nevent: entry\ndata: ${line}\n\n`;

function send({ response }: Stream, text: string): void {
  if (text === '' || response.writableEnded) return;
  response.write(text);
  if (response.writableLength > MAX_BACKLOG_BYTES) response.destroy();
}

async function sendSlowly({ response }: Stream, text: string): Promise<void> {
  if (response.write(text) || response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
