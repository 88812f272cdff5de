/**
 * Who is compared, and how each is opened, with which settings.
 */

import { openGiaouoc } from './engines/giaouoc.js';
import { CONNECTIONS, openBare, openLibrary } from './engines/libraries.js';
import { openRestate } from './engines/restate.js';
import { versionOf } from './measure.js';

/**
 * @typedef {object} Entrant
 * @property {string} dialect
 * @property {string} title
 * @property {boolean} ours
 * @property {keyof typeof import('./page.js').PROOFS | null} proof what its acknowledgement proves
 * @property {readonly string[]} settings
 * @property {(ground: Ground) => Promise<Opened>} open
 *
 * @typedef {{ folder: string, database: () => Promise<string> }} Ground where an engine may write
 * @typedef {{ target: any, key?: string, close: () => Promise<void> }} Opened
 */

const restate = (title, dialect, how) => ({
  dialect,
  title: `${title} on Restate ${versionOf('@restatedev/restate-server')}`,
  ours: false,
  proof: 'restate',
  settings: [
    'the server as it comes: log with an fsync before each acknowledgement, 24 partitions',
    `SDK ${versionOf('@restatedev/restate-sdk')} over HTTP/2 in a process of its own; ${how}`,
    'signals go straight to the ingress of the server',
  ],
  open: ({ folder }) => openRestate(folder),
});

/** @type {Readonly<Record<string, Entrant>>} */
export const FIELD = {
  giaouoc: {
    dialect: 'giaouoc',
    title: 'Giao Ước on SQLite',
    ours: true,
    proof: 'giaouoc',
    settings: [
      'six signed statements of a cluster of three cities: launch, text, opening, three signatures',
      'journal in one file, WAL, `synchronous=FULL`; verified, judged, chained, head signed',
    ],
    open: ({ folder }) => openGiaouoc(folder, ''),
  },
  'giaouoc-postgres': {
    dialect: 'giaouoc',
    title: 'Giao Ước on PostgreSQL',
    ours: true,
    proof: 'giaouoc',
    settings: ['the same statements; the connections that it takes by itself'],
    open: async ({ folder, database }) => openGiaouoc(folder, await database()),
  },
  restate: restate('Virtual object', 'restate', 'state read and written by hand'),
  'restate-xstate': restate(
    `@restatedev/xstate ${versionOf('@restatedev/xstate')}`,
    'restate-xstate',
    `XState ${versionOf('xstate')}, the first signal comes with \`create\``,
  ),
  dbos: {
    dialect: 'dbos',
    title: `DBOS Transact ${versionOf('@dbos-inc/dbos-sdk')} on PostgreSQL`,
    ours: false,
    proof: 'dbos',
    settings: [
      `\`startWorkflow\` with the first signal, then \`send\` to \`recv\`; LISTEN/NOTIFY`,
      `pool of ${CONNECTIONS} connections; acknowledged when the message is committed`,
    ],
    open: async ({ database }) => openLibrary('dbos', await database()),
  },
  emmett: {
    dialect: 'emmett',
    title: `Emmett ${versionOf('@event-driven-io/emmett')} on PostgreSQL`,
    ours: false,
    proof: 'emmett',
    settings: [
      '`CommandHandler`: the stream is read, one event appended with the version that was read',
      `pool of ${CONNECTIONS} connections; no projections`,
    ],
    open: async ({ database }) => openLibrary('emmett', await database()),
  },
  bare: {
    dialect: 'emmett',
    title: 'HTTP alone, nothing kept',
    ours: false,
    proof: null,
    settings: ["Node's own HTTP server in front of DBOS and Emmett, which only answers"],
    open: () => openBare(),
  },
};
