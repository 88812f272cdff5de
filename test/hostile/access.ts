/**
 * Who may use which route, and what it answers to those: the table that the matrix holds the server
 * against. A route that is not here fails the test, so that nobody adds one without saying who may
 * use it.
 */
import type { RoleName } from './roles.js';

/** How far a cluster has come. */
export const STATES = ['founded', 'running', 'suspended', 'closed', 'broken'] as const;
export type State = (typeof STATES)[number];

export interface Access {
  /** Open to everybody, or closed but for the sessions of this very cluster. */
  readonly to: 'everybody' | 'readers';
  /** What those get who may use it, 200 unless it says otherwise, by the state of the cluster. */
  readonly gives?: number | Readonly<Partial<Record<State, number>>>;
  /** Those among the readers who may not. */
  readonly but?: Readonly<Partial<Record<RoleName, number>>>;
}

const everybody = (gives: Access['gives'] = 200): Access => ({ to: 'everybody', gives });
const readers = (gives: Access['gives'] = 200, but: Access['but'] = {}): Access => ({
  to: 'readers',
  gives,
  but,
});

/** There is no year yet where none was launched. */
const ofAYear = { founded: 404 };
const ofMembers = { authority: 403, patron: 403 } as const;

/** Every operation of the documentation. */
export const ACCESS: Readonly<Record<string, Access>> = {
  askForChallenge: everybody(),
  attach: readers(201),
  // Last of all, because it ends the session.
  closeSession: readers(204),
  explainProblem: everybody(),
  followJournal: readers(),
  isAlive: everybody(),
  isReady: everybody(),
  listCalendarTokens: readers(),
  listClusterActions: readers(),
  listClusters: everybody(),
  listCycleActions: readers(),
  listDocuments: readers(ofAYear),
  lookForAttachment: readers(404),
  makeCalendarToken: readers(201, ofMembers),
  openSession: everybody(401),
  readAttachment: readers(404),
  readAwards: readers(ofAYear),
  readCalendar: everybody(404),
  readCheckpoint: everybody(),
  readCheckpoints: everybody(),
  readCluster: readers(),
  readCycle: readers(ofAYear),
  readDocument: readers(ofAYear),
  readEntry: readers(),
  readEntryBundle: readers(),
  readHandover: readers(ofAYear),
  readJournal: readers(),
  readLaunch: readers(ofAYear),
  readPledge: readers(ofAYear),
  readPolicy: everybody(),
  readReceipt: readers(),
  readReports: readers(ofAYear),
  readReview: readers(ofAYear),
  readScoresAsCsv: readers(ofAYear),
  readScoresAsXlsx: readers(ofAYear),
  readServer: everybody(),
  readState: readers(),
  readTile: everybody(),
  readWitnesses: everybody(),
  revokeCalendarToken: readers(404),
  // Its body is the example of the documentation, which is signed by nobody here; who may say what
  // is a matter of the rules, which `speaking.test.ts` asks.
  say: everybody({ founded: 403, running: 403, suspended: 403, closed: 403, broken: 409 }),
};
