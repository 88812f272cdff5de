/**
 * Plays acts against a running server: one client with keys of its own for each party, one act
 * after the other, the clock set to the time of each, and every entry told as it happens.
 */
import { type Charter, type Journal, SERVER, wordsOf } from '../../../workflows/index.js';
import { fold } from '../source.js';
import type { Terminal } from '../terminal.js';
import type { Act, PartyKeys } from './act.js';
import { type Delegate, openDelegate } from './delegate.js';

/** What the play needs of the server: where it is, its public key, its clock, its witnesses. */
export interface Stage {
  readonly url: string;
  readonly key: string;
  readonly clock: { readonly set: (instant: string) => void };
  readonly witnesses: Charter['witnessing']['witnesses'];
  /** Waits until the witnesses have cosigned what was said, before the day moves on. */
  readonly witnessed: () => Promise<void>;
}

/** A seat that somebody can take in the browser, with a key that was made for the play. */
export interface Seat {
  readonly cluster: string;
  readonly party: string;
  /** Whether it is the party's root key, which only says who speaks for it. */
  readonly isRoot: boolean;
  readonly name: { readonly vi: string; readonly en: string };
  readonly key: string;
}

export interface Cast {
  readonly keys: PartyKeys;
  /** The server's public key, and the witnesses as the charter names them. */
  readonly server: string;
  readonly witnesses: Stage['witnesses'];
  /** Says acts one after the other under a heading. */
  readonly perform: (title: string, acts: readonly Act[]) => Promise<void>;
  /** Lets a deadline pass, which the server says of its own accord. */
  readonly pass: (moment: string) => Promise<void>;
  /** The journal so far, judged again entry by entry. */
  readonly journal: () => Promise<Journal>;
  /** Its exact lines. */
  readonly lines: () => Promise<readonly Uint8Array[]>;
  readonly delegate: (party: string) => Delegate;
  readonly seats: () => readonly Seat[];
}

/** Who takes part: the names of all who speak, and the host, through whom the journal is read. */
export interface Company {
  readonly origin: string;
  readonly host: string;
  readonly names: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

/** Opens a client for every party of a company. */
export function openCast(terminal: Terminal, stage: Stage, { origin, host, names }: Company): Cast {
  const delegates = new Map(
    Object.keys(names).map((party) => [party, openDelegate(terminal, stage.url, origin, party)]),
  );
  const delegate = (party: string): Delegate => {
    const found = delegates.get(party);
    if (!found) throw new Error(`nobody speaks for ${party}`);
    return found;
  };
  const keysOf = (pick: (delegate: Delegate) => string) =>
    Object.fromEntries([...delegates].map(([party, each]) => [party, pick(each)]));
  return {
    keys: { root: keysOf(({ root }) => root.x), delegate: keysOf(({ key }) => key.x) },
    server: stage.key,
    witnesses: stage.witnesses,
    delegate,
    seats: () =>
      [false, true].flatMap((isRoot) =>
        Object.entries(names).map(([party, name]) => {
          const { pkcs8 } = delegate(party);
          const cluster = origin.slice(origin.lastIndexOf('/') + 1);
          return { cluster, party, isRoot, name, key: isRoot ? pkcs8.root : pkcs8.key };
        }),
      ),
    perform: async (title, acts) => {
      terminal.say(`\n${terminal.paint.strong(title)}`);
      for (const act of acts) {
        stage.clock.set(act.when);
        const { seq } = await delegate(act.by).say(act);
        await stage.witnessed();
        terminal.say(lineOf(terminal, names, act, seq));
      }
    },
    pass: async (moment) => {
      const { seq } = await nextEntry(delegate(host), () => stage.clock.set(moment));
      await stage.witnessed();
      terminal.say(
        lineOf(terminal, names, { when: moment, by: SERVER, type: 'deadline.pass' }, seq),
      );
    },
    lines: async () => {
      const lines: Uint8Array[] = [];
      const onEntry = (_entry: unknown, line: Uint8Array): void => {
        lines.push(line.slice());
      };
      await fold(terminal, delegate(host).remote.journal(), { onEntry });
      return lines;
    },
    journal: async () => {
      const journal = await journalOf(terminal, delegate(host));
      if (!journal) throw new Error('the journal of the demonstration does not replay');
      return journal;
    },
  };
}

/** The journal as a delegate reads it; `undefined` when it does not replay. */
export const journalOf = async (
  terminal: Terminal,
  { remote }: Delegate,
): Promise<Journal | undefined> => (await fold(terminal, remote.journal()))?.journal();

/** How often and how many times the head is looked at while the server speaks for itself. */
const LOOK_MS = 20;
const LOOKS = 500;

/** Does something that makes the server speak, and waits for its entry. */
async function nextEntry(delegate: Delegate, act: () => void): Promise<{ seq: number }> {
  const { size } = await delegate.head();
  act();
  for (let look = 0; look < LOOKS; look += 1) {
    const head = await delegate.head();
    if (head.size > size) return { seq: size };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('the server did not record a deadline that has passed');
}

/** `08/03/2024 08:00  TP Hải Phòng       Mở biểu quyết  #41` */
function lineOf(
  { language, paint }: Terminal,
  names: Company['names'],
  act: Pick<Act, 'when' | 'by' | 'type'>,
  seq: number | null,
): string {
  const local = new Date(Date.parse(act.when) + 7 * 3_600_000).toISOString();
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(local) ?? [];
  const date = language === 'vi' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
  const server = { vi: 'Máy chủ', en: 'Server' };
  const name = act.by === SERVER ? server : names[act.by];
  const who = (name?.[language] ?? act.by).padEnd(20);
  const what = wordsOf(language).statements[act.type];
  return `  ${paint.faint(`${date} ${time}`)}  ${who}${what}  ${paint.faint(`#${seq}`)}`;
}
