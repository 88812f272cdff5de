/**
 * The parts of the running server that Nest hands to those who ask for them. The parts are plain
 * values made by plain functions (`server.ts` puts them together), so each has a token here instead
 * of a class.
 */
import { type DynamicModule, Module } from '@nestjs/common';
import type { EntryLog } from '../db/entry-log.js';
import type { Attachments } from './attachments/attachments.js';
import type { Clock } from './clock.js';
import type { PageFiles } from './console-pages/page-files.js';
import type { Roles } from './console-pages/roles.js';
import type { Rates } from './http/rates.js';
import type { Sessions } from './identity/sessions.js';
import type { Journals } from './journal/journals.js';
import type { Streams } from './journal/streams.js';
import type { Writer } from './journal/writer.js';
import type { Keyring } from './keyring.js';
import type { Log } from './log.js';
import type { Readiness } from './readiness.js';
import type { Subscriptions } from './subscriptions/subscriptions.js';
import type { Timetables } from './subscriptions/timetables.js';
import type { Collector } from './witnessing/collector.js';

export const ATTACHMENTS = Symbol('attachments');
export const CLOCK = Symbol('clock');
export const COLLECTOR = Symbol('collector of cosignatures');
export const ENTRY_LOG = Symbol('entry log');
export const JOURNALS = Symbol('journals');
export const KEYRING = Symbol('keyring');
export const LOG = Symbol('log');
export const PAGE_FILES = Symbol('page files');
export const READINESS = Symbol('readiness');
export const RATES = Symbol('rates');
export const ROLES = Symbol('roles of a demonstration');
export const SESSIONS = Symbol('sessions');
export const STREAMS = Symbol('streams');
export const SUBSCRIPTIONS = Symbol('calendar subscriptions');
export const TIMETABLES = Symbol('timetables');
export const WRITER = Symbol('writer');

export interface Parts {
  readonly attachments: Attachments;
  readonly clock: Clock;
  readonly collector: Collector;
  readonly entryLog: EntryLog;
  readonly journals: Journals;
  readonly keyring: Keyring;
  readonly log: Log;
  readonly pageFiles: PageFiles;
  readonly readiness: Readiness;
  readonly rates: Rates;
  readonly roles: Roles;
  readonly sessions: Sessions;
  readonly streams: Streams;
  readonly subscriptions: Subscriptions;
  readonly timetables: Timetables;
  readonly writer: Writer;
}

/** Offers the parts to every module. */
@Module({})
export class PartsModule {}

/** The module around the parts of one running server. */
export function partsModule(parts: Parts): DynamicModule {
  const providers = [
    { provide: ATTACHMENTS, useValue: parts.attachments },
    { provide: CLOCK, useValue: parts.clock },
    { provide: COLLECTOR, useValue: parts.collector },
    { provide: ENTRY_LOG, useValue: parts.entryLog },
    { provide: JOURNALS, useValue: parts.journals },
    { provide: KEYRING, useValue: parts.keyring },
    { provide: LOG, useValue: parts.log },
    { provide: PAGE_FILES, useValue: parts.pageFiles },
    { provide: READINESS, useValue: parts.readiness },
    { provide: RATES, useValue: parts.rates },
    { provide: ROLES, useValue: parts.roles },
    { provide: SESSIONS, useValue: parts.sessions },
    { provide: STREAMS, useValue: parts.streams },
    { provide: SUBSCRIPTIONS, useValue: parts.subscriptions },
    { provide: TIMETABLES, useValue: parts.timetables },
    { provide: WRITER, useValue: parts.writer },
  ];
  return { module: PartsModule, global: true, providers, exports: providers };
}
