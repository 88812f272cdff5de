/**
 * The parts of the running server that Nest hands to those who ask for them. The parts are plain
 * values made by plain functions (`server.ts` puts them together), so each has a token here instead
 * of a class.
 */
import { type DynamicModule, Module } from '@nestjs/common';
import type { EntryLog } from '../db/entry-log.js';
import type { Clock } from './clock.js';
import type { HostKey } from './host-key.js';
import type { Sessions } from './identity/sessions.js';
import type { Journals } from './journal/journals.js';
import type { Streams } from './journal/streams.js';
import type { Writer } from './journal/writer.js';
import type { Log } from './log.js';

export const CLOCK = Symbol('clock');
export const ENTRY_LOG = Symbol('entry log');
export const HOST_KEY = Symbol('host key');
export const JOURNALS = Symbol('journals');
export const LOG = Symbol('log');
export const SESSIONS = Symbol('sessions');
export const STREAMS = Symbol('streams');
export const WRITER = Symbol('writer');

export interface Parts {
  readonly clock: Clock;
  readonly entryLog: EntryLog;
  readonly hostKey: HostKey;
  readonly journals: Journals;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly streams: Streams;
  readonly writer: Writer;
}

/** Offers the parts to every module. */
@Module({})
export class PartsModule {}

/** The module around the parts of one running server. */
export function partsModule(parts: Parts): DynamicModule {
  const providers = [
    { provide: CLOCK, useValue: parts.clock },
    { provide: ENTRY_LOG, useValue: parts.entryLog },
    { provide: HOST_KEY, useValue: parts.hostKey },
    { provide: JOURNALS, useValue: parts.journals },
    { provide: LOG, useValue: parts.log },
    { provide: SESSIONS, useValue: parts.sessions },
    { provide: STREAMS, useValue: parts.streams },
    { provide: WRITER, useValue: parts.writer },
  ];
  return { module: PartsModule, global: true, providers, exports: providers };
}
