import { describe, expect, test } from '@jest/globals';
import { type AnyActorLogic, fromTransition, getMicrosteps } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { CycleEvent } from '../../workflows/conditions.js';
import { cycleMachine } from '../../workflows/cycle.machine.js';
import {
  actions,
  type CycleType,
  canonicalize,
  cycleConditions,
  cycleOf,
  type Journal,
  type Json,
  judge,
  lineBytes,
  openReplay,
  type Refusal,
  type Signed,
  type Statement,
  saidOf,
  stateJson,
  statePath,
} from '../../workflows/index.js';
import { YEAR } from '../support/bodies.js';
import {
  AUTHORITY,
  charterFor,
  ORIGIN,
  PATRON,
  type Said,
  type TestCluster,
} from '../support/cluster.js';
import { CHAIR, DEPUTY, founded, type Setting, THIRD } from '../support/given.js';
import { keyOf } from '../support/keys.js';
import { plausibleBodies } from '../support/plausible.js';
import { publish, VERIFIED, verifyAll } from '../support/scored-year.js';
import { judgedBy, openedSheetsYear } from '../support/sealed-year.js';

/** Three cities; every quorum is everybody, so that each stage has one way out. */
const all = { num: 1, den: 1 };
const members = [CHAIR, DEPUTY, THIRD];
const base = charterFor(members);
const setting: Setting = {
  charter: {
    agenda: ['results', 'handover', 'pledge'],
    concurrence: all,
    review: { ...base.review, vote: { ...base.review.vote, quorum: all } },
    rotation: { ...base.rotation, confirmation: all },
  },
};
const PARTIES = [...members, AUTHORITY, PATRON, 'server'];

type Spoken = Said<CycleType>;
interface Event {
  readonly type: 'said';
  readonly said: Spoken;
}

const start = founded(setting).journal();
const { at } = start;
const seen = { root: founded(setting).replay.rootAt(0) ?? '', size: 0 };

/** Judges a statement as the server would once its signature is found to verify. */
function judged(journal: Journal, { type, by, body }: Spoken) {
  const officer = by === 'server' ? 'root' : 'officer';
  const statement: Statement = {
    body,
    by: { member: by, officer },
    cluster: ORIGIN,
    cycle: YEAR,
    rules: '1',
    said: at,
    seen,
    type,
  };
  const key = keyOf(by === 'server' ? by : `${by}/officer`).id;
  const signed: Signed = { statement, signatures: [{ key, kind: 'ed25519', sig: 'unread' }] };
  const text = canonicalize(statement as unknown as Json);
  const seenRoot = seen.root;
  return judge(journal, signed, { at, signaturesHold: [true], seenRoot, saidBefore: false, text });
}

const speaker = (member: string) => ({ member, officer: 'officer' });

/**
 * Everything that somebody may say now, as `actions` tells them, with the bodies they might use.
 */
const sayings = (journal: Journal): Spoken[] =>
  PARTIES.flatMap((by) =>
    actions(journal, YEAR, speaker(by), at)
      .filter(({ may }) => may)
      .flatMap(({ type }) =>
        plausibleBodies(journal, YEAR, type as CycleType).map((body) => ({
          type: type as CycleType,
          by,
          body,
        })),
      ),
  );

/** Kept out, so that the states stay few: they change what is remembered and not where one is. */
const aside: readonly CycleType[] = [
  'eligibility.record',
  'pledge.decline',
  'report.return',
  'report.excuse',
  'award.object',
  'award.revoke',
  'criteria.approve',
  'document.issue',
  'dossier.concur',
  'dossier.return',
  'eligibility.attest',
  'handover.witness',
  'minutes.object',
  'score.reopen',
];

function isWanted(journal: Journal, { type, body }: Spoken): boolean {
  const { context } = cycleOf(journal, YEAR);
  if (aside.includes(type)) return false;
  if (type === 'cycle.cancel') return context.pledge.digest === null;
  if (type === 'criteria.issue') return context.review.criteria.inForce === null;
  if (type === 'award.decide') return (body as { decision: string }).decision === 'granted';
  const turnsDown =
    type === 'handover.decline' || (body as { choice?: string }).choice === 'reject';
  return !turnsDown || Object.keys(context.handover.passedOver).length === 0;
}

/** The fold itself as something that `xstate/graph` can walk. */
const logic = fromTransition<Journal, Event, never, never>((journal, { said }) => {
  const judgement = judged(journal, said);
  return judgement.ok ? judgement.journal : journal;
}, start);

/** Where a year is; a suspended one is also where it was. */
function placeOf(journal: Journal): string {
  const state = cycleOf(journal, YEAR);
  const { history } = stateJson(state) as unknown as { history: readonly string[] };
  const path = statePath(state);
  return path === 'suspended' ? `${path} from ${history.join(' ')}` : path;
}

interface Path {
  readonly state: { readonly context: Journal };
  readonly steps: readonly { readonly event: Partial<Event> }[];
  readonly weight: number;
}

const paths: readonly Path[] = getShortestPaths(logic as unknown as AnyActorLogic, {
  events: ({ context }: Path['state']) =>
    sayings(context)
      .filter((said) => isWanted(context, said))
      .map((said): Event => ({ type: 'said', said })),
  serializeState: ({ context }: Path['state']) =>
    placeOf(context) + canonicalize(cycleOf(context, YEAR).context as unknown as Json),
  serializeEvent: ({ said }: Event) => JSON.stringify(said),
  // More states than a small cluster can have would mean that something in them grows for ever.
  limit: 20_000,
});

/** The shortest path to each place. */
const byPlace = new Map<string, Path>();
for (const path of paths) {
  const place = placeOf(path.state.context);
  if (path.weight < (byPlace.get(place)?.weight ?? Number.POSITIVE_INFINITY)) {
    byPlace.set(place, path);
  }
}

const spokenOn = ({ steps }: Path): Spoken[] =>
  steps.flatMap(({ event: { said } }) => (said ? [said] : []));

/** Every state of a definition by its dotted name, history left out: it is no state to be in. */
function statesIn(config: unknown, name = ''): string[] {
  const { states = {}, type } = config as {
    states?: Record<string, unknown>;
    type?: string;
  };
  const inner = Object.entries(states).flatMap(([key, each]) =>
    statesIn(each, name === '' ? key : `${name}.${key}`),
  );
  return type === 'history' ? [] : [...(name === '' ? [] : [name]), ...inner];
}

/** Every state that a state value stands in. */
function statesOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return [`${name}${value}`];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => [
    `${name}${key}`,
    ...statesOf(inner, `${name}${key}.`),
  ]);
}

/** Really says a path, with signatures, and tells every state that it stood in or went through. */
function travelled(path: Path): { place: string; states: readonly string[] } {
  const cluster = founded(setting);
  const states = new Set<string>();
  for (const said of spokenOn(path)) {
    const journal = cluster.journal();
    const now = new Date(cluster.now()).toISOString();
    const by = speaker(said.by);
    const event = saidOf(journal, { ...said, by, cycle: YEAR, signers: [] }, now) as CycleEvent;
    cluster.say({ ...said, cycle: YEAR });
    for (const [step] of getMicrosteps(cycleMachine, cycleOf(journal, YEAR), event)) {
      for (const state of statesOf(step.value)) states.add(state);
    }
  }
  return { place: placeOf(cluster.journal()), states: [...states] };
}

/** The states that a told history stood in or went through. */
function statesOfHistory({ lines }: TestCluster): readonly string[] {
  const replay = openReplay(ORIGIN);
  return lines.flatMap((line) => {
    const journal = replay.journal();
    const replayed = replay.add(lineBytes(line));
    if (!replayed.ok || replayed.entry.statement.cycle !== YEAR) return [];
    const { statement, at: when } = replayed.entry;
    const event = saidOf(journal, { ...statement, signers: [] }, when) as CycleEvent;
    const steps = getMicrosteps(cycleMachine, cycleOf(journal, YEAR), event);
    return steps.flatMap(([step]) => statesOf(step.value));
  });
}

/** Sealed sheets that are opened, verified and published: more than the least a year can be. */
function sealedAndVerified(): TestCluster {
  const cluster = openedSheetsYear(judgedBy({ secrecy: 'sealed' }, VERIFIED));
  cluster.say({ type: 'peer.finish', by: CHAIR, cycle: YEAR, body: { reason: null } });
  for (const stage of [verifyAll, publish]) stage(cluster);
  return cluster;
}

const RESTING = [
  'launching',
  'underway.pledging.drafting',
  'underway.pledging.signing',
  'underway.reporting.interim',
  'underway.reporting.annual',
  'underway.reviewing.selfScoring',
  'underway.reviewing.ranked',
  'underway.reviewing.voting.casting',
  'underway.reviewing.counted',
  'underway.reviewing.minuting',
  'underway.proposing.drafting',
  'underway.proposing.concurring',
  'underway.concluding(decisions.awaiting+handover.waiting)',
  'underway.concluding(decisions.awaiting+handover.confirming)',
  'underway.concluding(decisions.awaiting+handover.offered)',
  'underway.concluding(decisions.awaiting+handover.transferred)',
  'underway.concluding(decisions.decided+handover.waiting)',
  'underway.concluding(decisions.decided+handover.confirming)',
  'underway.concluding(decisions.decided+handover.offered)',
  'suspended',
  'cancelled.waiting',
  'cancelled.confirming',
  'cancelled.offered',
  'cancelled.transferred',
  'closed',
];

describe('a year of three cities', () => {
  test('rests in these states and in no others', () => {
    const resting = paths.map(({ state }) => statePath(cycleOf(state.context, YEAR)));
    expect([...new Set(resting)].sort()).toEqual([...RESTING].sort());
  });

  test('can be suspended in every state in which it is underway', () => {
    const suspended = [...byPlace.keys()].filter((place) => place.startsWith('suspended'));
    const underway = RESTING.filter((path) => path.startsWith('underway'));
    expect(suspended).toHaveLength(underway.length);
  });

  test('reaches every state of its definition by what people really say and sign', () => {
    const reached = new Set(['launching', ...statesOfHistory(sealedAndVerified())]);
    for (const [place, path] of byPlace) {
      const journey = travelled(path);
      expect(journey.place).toBe(place);
      for (const state of journey.states) reached.add(state);
    }
    expect([...reached].sort()).toEqual(statesIn(cycleMachine.config).sort());
  });

  test('is closed at the end of the longest of the shortest paths', () => {
    const last = [...byPlace].sort(([, a], [, b]) => b.weight - a.weight)[0];
    expect(last?.[0]).toBe('closed');
  });
});

describe('in every one of those states', () => {
  const conditions: Readonly<Record<string, { readonly reads: string }>> = cycleConditions;
  const asksTheSpeaker = ({ condition }: Refusal) =>
    condition === 'stepIsOpen' || conditions[condition]?.reads === 'speaker';
  const codesOf = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code).sort();

  test.each([...byPlace])('`actions` and `judge` agree: %s', (_, { state: { context } }) => {
    let asked = 0;
    for (const by of PARTIES) {
      for (const { type, refusals } of actions(context, YEAR, speaker(by), at)) {
        for (const body of plausibleBodies(context, YEAR, type as CycleType)) {
          const judgement = judged(context, { type: type as CycleType, by, body });
          const reasons = judgement.ok ? [] : judgement.refusals.filter(asksTheSpeaker);
          expect(codesOf(reasons)).toEqual(codesOf(refusals));
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(PARTIES.length * 20);
  });
});
