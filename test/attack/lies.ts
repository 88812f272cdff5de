/** Lies of the host about what was said, when, and by whom: all that it can make up by itself. */
import type { LodgedStatement, Statement } from '../../workflows/index.js';
import { lodgedWith } from '../support/cosigned-heads.js';
import { delegating } from '../support/key-words.js';
import { keyOf, type TestKey } from '../support/keys.js';
import type { Attempt, Tried } from './attempt.js';
import {
  entryLine,
  mended,
  mendedForgery,
  parsed,
  statementAt,
  withLine,
  written,
} from './forging.js';
import { HOST, MEMBERS, WITNESSES } from './honest-year.js';
import { type Forgery, stopOf } from './stops.js';
import { headNote, headOver, honestWorld, type World } from './world.js';

const DAY = 86_400_000;

async function* tried(forgeries: Iterable<Forgery>): AsyncGenerator<Tried> {
  for (const forgery of forgeries) {
    yield { what: forgery.what, stop: await stopOf(honestWorld(), forgery) };
  }
}

const placesOf = ({ lines }: World, type: string): number[] =>
  [...lines.keys()].filter((seq) => parsed(lines[seq] ?? '').statement.type === type);

/** Another end of the history, as good as the host can make it, behind the first `size` entries. */
function appended(world: World, what: string, size: number, line: string): Forgery {
  const lines = [...world.lines.slice(0, size), line];
  return mendedForgery(world, what, lines, size);
}

/** The last place at which every city still speaks for itself, one before the departures. */
const somewhere = (world: World): number => placesOf(world, 'vote.open')[0] ?? 0;

const timeAt = (world: World, size: number): string => parsed(world.lines[size - 1] ?? '').at;

type Words = Pick<Statement, 'type' | 'by' | 'body' | 'cycle'>;

/** Something said at a place in a city's name, signed with a key that the host has. */
function said(world: World, what: string, words: Words, signer: TestKey, claimed?: string) {
  const size = somewhere(world);
  const statement = statementAt(world, size, words);
  return appended(
    world,
    what,
    size,
    entryLine(size, timeAt(world, size), statement, signer, claimed),
  );
}

function* twoHistories(world: World): Generator<Forgery> {
  for (let size = 8; size < world.lines.length - 1; size += 9) {
    const replaced = world.lines.filter((_, seq) => seq < size || seq > size);
    const lines = replaced.slice(0, size);
    const what = `a second history from entry ${size}`;
    yield { what, lines, from: size, checkpoint: () => headOver(lines) };
  }
}

function* rebuilt(world: World): Generator<Forgery> {
  for (const seq of placesOf(world, 'report.submit')) {
    const entry = parsed(world.lines[seq] ?? '');
    const body = { ...(entry.statement.body as object), remarks: { vi: 'Tốt hơn', en: 'Better' } };
    const changed = { ...entry, statement: { ...entry.statement, body } };
    const lines = withLine(world.lines, seq, written(changed));
    yield mendedForgery(world, `entry ${seq} reports better`, mended(world, lines, seq), seq);
  }
}

/** The host lets a statement stand at another time than that at which it came. */
function* dated(world: World): Generator<Forgery> {
  for (const seq of placesOf(world, 'pledge.sign')) {
    for (const by of [-DAY, DAY]) {
      const entry = parsed(world.lines[seq] ?? '');
      const at = new Date(Date.parse(entry.at) + by).toISOString();
      const lines = withLine(world.lines, seq, written({ ...entry, at }));
      yield mendedForgery(world, `entry ${seq} dated ${at}`, lines, seq);
    }
  }
}

/** The server says, under its own key, that a day has passed on which it had not. */
function* passedEarly(world: World): Generator<Forgery> {
  for (const size of placesOf(world, 'report.accept').slice(0, 4)) {
    const body = { deadline: 'annualReport' } as const;
    const by = { member: 'server', officer: 'root' };
    const words = { type: 'deadline.pass', by, body, cycle: 2023 } as const;
    for (const ahead of [0, 400 * DAY]) {
      const at = new Date(Date.parse(timeAt(world, size)) + ahead).toISOString();
      const line = entryLine(size, at, statementAt(world, size, words), keyOf('server'));
      const forgery = appended(world, `deadline passed at ${at}`, size, line);
      const cosigned = Date.parse(timeAt(world, size)) / 1000;
      const times = Object.fromEntries(WITNESSES.map((id) => [id, Math.ceil(cosigned) + 5]));
      // Even witnesses that cosigned it on that day are the proof against it.
      const head = headOver(forgery.lines, times);
      yield { ...forgery, checkpoint: () => head, heads: [head], kept: head };
    }
  }
}

function* enrolled(world: World): Generator<Forgery> {
  for (const member of MEMBERS) {
    const mine = keyOf(`host's officer of ${member}`);
    const body = {
      officer: 'deputy',
      name: null,
      office: { vi: 'Phó', en: 'Deputy' },
      key: mine.x,
      steps: ['pledge' as const],
      from: '2023-01-01T00:00:00.000Z',
      until: '2030-01-01T00:00:00.000Z',
      document: null,
    };
    const words = {
      type: 'officer.enrol',
      by: { member, officer: 'root' },
      body,
      cycle: null,
    } as const;
    for (const key of [keyOf('server'), mine]) {
      yield said(world, `an officer of ${member}`, words, key);
      yield said(world, `an officer of ${member}, as its root`, words, key, keyOf(member).id);
    }
    const { body: delegation } = delegating(member, { key: mine.x });
    const officer = { member, officer: 'officer' };
    const delegated = {
      type: 'officer.delegate',
      by: officer,
      body: delegation,
      cycle: null,
    } as const;
    yield said(world, `a delegate of ${member}`, delegated, keyOf('server'));
  }
}

/** Statements that cities really signed, put where they were not said. */
function* replayed(world: World): Generator<Forgery> {
  const size = world.lines.length;
  for (const type of [
    'pledge.sign',
    'report.submit',
    'vote.cast',
    'charter.sign',
    'minutes.sign',
  ]) {
    for (const seq of placesOf(world, type).slice(0, 5)) {
      const { statement, signatures } = parsed(world.lines[seq] ?? '');
      const other = { ...statement, cycle: statement.cycle === null ? null : 2024 };
      for (const [how, moved] of [
        ['in another year', other],
        ['in another cluster', { ...statement, cluster: 'other.example/cities' }],
        ['once more', statement],
      ] as const) {
        const line = written({
          after: '0'.repeat(64),
          at: timeAt(world, size),
          seq: size,
          signatures,
          statement: moved,
        });
        yield appended(world, `${type} of entry ${seq} ${how}`, size, line);
      }
    }
  }
}

function* rootsSwapped(world: World): Generator<Forgery> {
  for (const member of MEMBERS) {
    const mine = keyOf(`host's root of ${member}`);
    const by = { member, officer: 'root' };
    const words = { type: 'root.rotate', by, body: { key: mine.x }, cycle: null } as const;
    yield said(world, `the root key of ${member}`, words, mine);
    yield said(world, `the root key of ${member}, as itself`, words, mine, keyOf(member).id);
    const founding = world.lines[0] ?? '';
    const lines = withLine(world.lines, 0, founding.replace(keyOf(member).x, mine.x));
    yield mendedForgery(world, `the root key of ${member} in the founding`, lines, 0);
  }
}

function* appointed(world: World): Generator<Forgery> {
  const mine = keyOf("host's second server");
  const body = { host: HOST, key: mine.x, reason: 'It is ours' };
  for (const member of WITNESSES) {
    const by = { member, officer: 'officer' };
    yield said(
      world,
      `appointed by ${member}`,
      { type: 'host.appoint', by, body, cycle: null },
      mine,
    );
  }
  const by = { member: 'server', officer: 'root' };
  const words = { type: 'host.appoint', by, body, cycle: null } as const;
  yield said(world, 'appointed by itself', words, keyOf('server'));
}

/** A statement that a city lodged with a witness, and that never came into the journal. */
function* swallowed(world: World): Generator<Forgery> {
  for (const seq of placesOf(world, 'pledge.sign').slice(0, 4)) {
    const { statement, signatures, at } = parsed(world.lines[seq] ?? '');
    const lodged: LodgedStatement[] = WITNESSES.map((id) =>
      lodgedWith(id, { statement, signatures }, Math.ceil(Date.parse(at) / 1000)),
    );
    const rest = world.lines.filter((_, place) => place !== seq);
    const forgery = mendedForgery(world, `entry ${seq} is swallowed`, rest, seq);
    yield { ...forgery, lodged };
  }
}

/**
 * Heads that the witnesses never cosigned, over a history that is otherwise the honest one's cut.
 */
function* cosignaturesForged(world: World): Generator<Forgery> {
  const size = world.lines.length - 4;
  const lines = world.lines.slice(0, size);
  const honest = world.checkpoint.split('\n').slice(4).join('\n');
  const head = headOver(lines);
  const reused = `${head}${honest
    .split('\n')
    .filter((line) => /witness/.test(line))
    .join('\n')}\n`;
  const flipped = world.checkpoint.replace(/A(?=[A-Za-z0-9+/]{3}=?=?\n)/, 'B');
  const base = { lines, from: size, heads: [] };
  yield { ...base, what: 'cosignatures of another head', checkpoint: () => reused };
  yield { ...base, what: 'no cosignature', checkpoint: () => head };
  yield { ...base, what: 'a head with a bit flipped', checkpoint: () => flipped };
  const few = headNote(world.cluster.replay, size, { [WITNESSES[0]]: 1_700_000_000 });
  yield { ...base, what: 'one colluding witness', checkpoint: () => few };
}

const ways = (make: (world: World) => Iterable<Forgery>) => (): AsyncIterable<Tried> =>
  tried(make(honestWorld()));

export const LIES: readonly Attempt[] = [
  { attempt: 'rebuilds the whole tree over a better report and signs it', ways: ways(rebuilt) },
  { attempt: 'serves a second history that splits from the first', ways: ways(twoHistories) },
  { attempt: 'dates a signature back, or ahead', ways: ways(dated) },
  { attempt: 'says too early that a deadline has passed', ways: ways(passedEarly) },
  { attempt: 'enrols or delegates an officer of a city by itself', ways: ways(enrolled) },
  { attempt: 'says a statement again in another year, cluster or place', ways: ways(replayed) },
  { attempt: 'swaps a city’s root key', ways: ways(rootsSwapped) },
  { attempt: 'appoints itself as the host', ways: ways(appointed) },
  { attempt: 'swallows a statement that was lodged with a witness', ways: ways(swallowed) },
  { attempt: 'forges or reuses cosignatures', ways: ways(cosignaturesForged) },
];
