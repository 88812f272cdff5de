/**
 * A cluster in memory for the rules' tests: real keys, real signatures, the real `judge`.
 * Statements are said one after the other; what was accepted is the journal, what was refused
 * changes nothing.
 */
import {
  type Bodies,
  type Charter,
  digestOf,
  type Founding,
  type Journal,
  type Judgement,
  judge,
  lineBytes,
  messageOf,
  openReplay,
  type RefusalCode,
  type Replay,
  readSigned,
  type Signed,
  STEPS,
  type Statement,
  type StatementType,
  signatureTasks,
} from '../../workflows/index.js';
import { verifyEd25519 } from './ed25519.js';
import { keyOf, signWith, type TestKey } from './keys.js';

export const ORIGIN = 'test.example/cities';
export const AUTHORITY = 'central-board';
export const PATRON = 'council';

/** The first instant of every test cluster; each statement comes a minute after the one before. */
export const START = Date.UTC(2023, 2, 1, 2);

const name = (id: string) => ({ vi: id, en: id });
const all = { num: 1, den: 1 };

/** A charter for tests: everybody signs, everybody confirms, nothing is due. */
export function charterFor(members: readonly string[], change: Partial<Charter> = {}): Charter {
  return {
    id: 'cities',
    name: name('Cities'),
    rules: '1',
    timeZone: { name: 'Asia/Ho_Chi_Minh', offsetMinutes: 420 },
    firstTerm: { year: 2023, chair: members[0] as string, deputy: members[1] ?? null },
    agenda: ['results', 'pledge', 'handover'],
    amendment: { num: 4, den: 5 },
    calendar: {
      pledge: null,
      lateSigning: null,
      criteria: null,
      interimReport: null,
      annualReport: null,
      selfScore: null,
      peerScore: null,
      vote: null,
      minutes: null,
      proposal: null,
      flagDossier: null,
      meritDossier: null,
    },
    witnessing: { witnesses: {}, quorum: null },
    extension: null,
    pledge: { openedBy: 'outgoing', quorum: all, without: 'notNominated' },
    report: { rounds: ['interim', 'annual'], quorum: all, ownReport: 'deputy' },
    review: reviewRules(),
    awards: [awardRules('flag', { num: 4, den: 5 }), awardRules('merit', { num: 1, den: 2 })],
    dossiers: { submittedBy: 'head', signature: 'internalConfirm', moveWithOffice: false },
    oneAwardPerMember: 'always',
    concurrence: { num: 2, den: 3 },
    rotation: {
      source: { kind: 'list', order: members },
      confirmation: { moreThan: { num: 1, den: 2 } },
      deputy: 'nextInLine',
    },
    handover: { acceptWithinDays: 15, witness: 'optional' },
    remark: null,
    ...change,
  };
}

type ReviewRules = Charter['review'];
export type ScoringRules = NonNullable<ReviewRules['scoring']>;

/** Points that a city gives itself and nobody else touches. */
export const scoringRules = (change: Partial<ScoringRules> = {}): ScoringRules => ({
  total: 100_000,
  bonusCap: 5_000,
  approval: 'chair',
  normalise: true,
  selfScores: 'required',
  peer: {
    mode: 'none',
    sheets: 1,
    secrecy: 'open',
    aggregate: 'mean',
    minimum: 1,
    neutral: false,
  },
  weights: { self: 1, peer: 0, verified: 0 },
  verifiedBy: 'nobody',
  explainDays: 5,
  reopenedBy: 'deputy',
  tieBreak: [],
  ...change,
});

/** An open vote of the members, in one round, after they scored themselves. */
export const reviewRules = (change: Partial<ReviewRules> = {}): ReviewRules => ({
  scoring: scoringRules(),
  decision: 'byVote',
  vote: {
    electorate: 'members',
    ballot: 'open',
    candidateVotes: true,
    base: 'allElectors',
    quorum: { num: 2, den: 3 },
    writtenOpinions: true,
    tellers: 0,
    rounds: 1,
  },
  closing: { moreThan: { num: 1, den: 2 } },
  openingDays: 3,
  grounds: ['discipline', 'inspection'],
  onHold: 'votedNotSubmitted',
  minutesSigners: 'all',
  ...change,
});

/** One place of an award, with nothing more asked of whoever is proposed. */
export const awardRules = (
  id: string,
  threshold: Charter['awards'][number]['threshold'],
  change: Partial<Charter['awards'][number]> = {},
): Charter['awards'][number] => ({
  id,
  name: name(id),
  quota: 1,
  threshold,
  thematic: false,
  standards: [],
  notTwiceRunning: false,
  due: 'flagDossier',
  extraParts: [],
  ...change,
});

/** The founding of a test cluster: members, an authority, a patron, a server. */
export const foundingFor = (
  members: readonly string[],
  charter: Charter,
  origin = ORIGIN,
): Founding => ({
  origin,
  charter,
  members: Object.fromEntries(members.map((id) => [id, { name: name(id), key: keyOf(id).x }])),
  authority: { id: AUTHORITY, name: name(AUTHORITY), key: keyOf(AUTHORITY).x },
  patron: { id: PATRON, name: name(PATRON), key: keyOf(PATRON).x },
  server: { key: keyOf('server').x, host: null },
});

export interface Said<T extends StatementType> {
  readonly type: T;
  readonly by: string;
  readonly body: Bodies[T];
  readonly cycle?: number;
  /** Who signs; by default the party's officer, or its root key for statements that need it. */
  readonly officer?: string;
  readonly key?: TestKey;
  readonly at?: number;
  /** Changes to the statement after it was built and before it is signed. */
  readonly alter?: (statement: Statement) => Statement;
  readonly signature?: string;
}

const ROOT_TYPES: readonly string[] = [
  'cluster.found',
  'charter.sign',
  'member.accept',
  'officer.enrol',
  'officer.revoke',
  'root.rotate',
];

/** Anything that can be said, each type with its own body. */
export type AnySaid = { readonly [T in StatementType]: Said<T> }[StatementType];

export interface TestCluster {
  readonly replay: Replay;
  readonly lines: string[];
  readonly journal: () => Journal;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => void;
  /** Says something and expects nothing: the caller looks at the judgement. */
  readonly attempt: <T extends StatementType>(said: Said<T>) => Judgement;
  /** Says something that must be accepted. */
  readonly say: <T extends StatementType>(said: Said<T>) => void;
  /** The refusal codes of something said; empty when it was accepted. */
  readonly refusals: <T extends StatementType>(said: Said<T>) => readonly RefusalCode[];
  /** A second cluster with the same history; what is said in one is not heard in the other. */
  readonly fork: () => TestCluster;
}

interface Taken {
  readonly journal: Journal;
  readonly line: string;
  readonly identity: string;
}

/** Opens a cluster in memory with nothing said yet. */
export const openTestCluster = (origin = ORIGIN): TestCluster => openWith(origin, [], START);

function openWith(origin: string, past: readonly Taken[], start: number): TestCluster {
  const replay = openReplay(origin);
  const taken: Taken[] = [];
  const lines: string[] = [];
  let clock = start;

  const take = (next: Taken): void => {
    taken.push(next);
    lines.push(next.line);
    replay.take(next.journal, lineBytes(next.line), next.identity);
  };
  past.forEach(take);
  const attempt: TestCluster['attempt'] = (said) => {
    const at = said.at ?? clock + 60_000;
    const read = readSigned(signedOf(replay, said, at));
    if (!read.ok) return read;
    const signed = read.value;
    const message = messageOf(signed.statement);
    const tasks = signatureTasks(replay.journal(), signed, message);
    const judgement = judge(replay.journal(), signed, {
      at: new Date(at).toISOString(),
      signaturesHold: tasks.map(holds),
      seenRoot: replay.rootAt(signed.statement.seen.size),
      saidBefore: replay.seqOf(message.identity) !== null,
      text: message.text,
    });
    if (judgement.ok) {
      clock = at;
      take({ journal: judgement.journal, line: judgement.line, identity: message.identity });
    }
    return judgement;
  };
  const refusals: TestCluster['refusals'] = (said) => {
    const judgement = attempt(said);
    return judgement.ok ? [] : judgement.refusals.map(({ code }) => code);
  };
  const say: TestCluster['say'] = (said) => {
    const reasons = refusals(said);
    if (reasons.length > 0) throw new Error(`${said.by} ${said.type}: ${reasons.join(', ')}`);
  };
  return {
    replay,
    lines,
    journal: replay.journal,
    now: () => clock,
    wait: (milliseconds) => {
      clock += milliseconds;
    },
    attempt,
    say,
    refusals,
    fork: () => openWith(origin, taken, clock),
  };
}

const holds = (task: { publicKey: Uint8Array; message: Uint8Array; signature: Uint8Array }) => {
  return verifyEd25519(task.publicKey, task.message, task.signature);
};

/** A statement with the signature under it, against the newest head of a replay. */
export function signedOf<T extends StatementType>(
  replay: Replay,
  said: Said<T>,
  clock: number,
): Signed {
  const journal = replay.journal();
  const root = ROOT_TYPES.includes(said.type) || said.by === 'server';
  const officer = said.officer ?? (root ? 'root' : 'officer');
  const key = said.key ?? keyOf(officer === 'root' ? said.by : `${said.by}/${officer}`);
  const built: Statement = {
    body: said.body,
    by: { member: said.by, officer },
    cluster: journal.origin,
    cycle: said.cycle ?? null,
    rules: '1',
    said: new Date(clock).toISOString(),
    seen: { root: replay.rootAt(journal.size) as string, size: journal.size },
    type: said.type,
  };
  const statement = said.alter ? said.alter(built) : built;
  const sig = said.signature ?? signWith(key, messageOf(statement).bytes);
  return { statement, signatures: [{ key: key.id, kind: 'ed25519' as const, sig }] };
}

/** Enrols one officer of a party for every step, from the start of the test to the year 2030. */
export const enrol = (cluster: TestCluster, party: string, officer = 'officer'): void =>
  cluster.say({
    type: 'officer.enrol',
    by: party,
    body: {
      officer,
      name: null,
      office: { vi: 'Phó Chủ tịch', en: 'Vice Chair' },
      key: keyOf(`${party}/${officer}`).x,
      steps: [...STEPS],
      from: new Date(START).toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      document: null,
    },
  });

/** A founded cluster: signed by every member, with one officer for each party. */
export function foundedCluster(
  members: readonly string[] = ['ha-noi', 'hai-phong', 'can-tho'],
  change: Partial<Charter> = {},
  origin = ORIGIN,
): TestCluster {
  const cluster = openTestCluster(origin);
  const founding = foundingFor(members, charterFor(members, change), origin);
  cluster.say({ type: 'cluster.found', by: members[0] as string, body: founding });
  const digest = digestOf(founding);
  for (const by of members) cluster.say({ type: 'charter.sign', by, body: { digest } });
  for (const party of [...members, AUTHORITY, PATRON]) enrol(cluster, party);
  return cluster;
}
