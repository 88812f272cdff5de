/**
 * Plays the year against a running server: six clients with keys of their own, one act after the
 * other, the clock set to the time of each, and every entry told as it happens.
 */
import { type Charter, type Journal, SERVER, wordsOf } from '../../../workflows/index.js';
import { fold } from '../source.js';
import type { Terminal } from '../terminal.js';
import { type Delegate, openDelegate } from './delegate.js';
import { CITIES } from './facts.js';
import { AUTHORITY } from './invented.js';
import {
  type Act,
  awards2023,
  founding,
  handover2024,
  PLEDGE_DAY_OVER,
  parties,
  pledge2023,
  pledge2024,
  REPORT_DAY_OVER,
  reports2023,
  vote2023,
} from './story.js';
import { demoTexts } from './texts.js';

/** What the play needs of the server: where it is, its public key, its clock, its witnesses. */
export interface Stage {
  readonly url: string;
  readonly key: string;
  readonly clock: { readonly set: (instant: string) => void };
  readonly witnesses: Charter['witnessing']['witnesses'];
  /** Waits until the witnesses have cosigned what was said, before the day moves on. */
  readonly witnessed: () => Promise<void>;
}

/**
 * Plays the whole year.
 * @returns the delegate of the chair, through whom the journal can be read
 */
export async function play(terminal: Terminal, stage: Stage): Promise<Delegate> {
  const { chapters } = demoTexts(terminal.language);
  const delegates = new Map(
    parties.map((party) => [party, openDelegate(terminal, stage.url, party)] as const),
  );
  const chair = delegates.get('hai-phong') as Delegate;
  const keysOf = (pick: (delegate: Delegate) => string) =>
    Object.fromEntries([...delegates].map(([party, delegate]) => [party, pick(delegate)]));
  const keys = { root: keysOf(({ root }) => root.x), delegate: keysOf(({ key }) => key.x) };

  const perform = async (title: string, acts: readonly Act[]): Promise<void> => {
    terminal.say(`\n${terminal.paint.strong(title)}`);
    for (const act of acts) {
      stage.clock.set(act.when);
      const { seq } = await (delegates.get(act.by as (typeof parties)[number]) as Delegate).say(
        act,
      );
      await stage.witnessed();
      terminal.say(lineOf(terminal, act, seq));
    }
  };
  const pass = async (moment: string): Promise<void> => {
    const { seq } = await nextEntry(chair, () => stage.clock.set(moment));
    await stage.witnessed();
    terminal.say(lineOf(terminal, { when: moment, by: SERVER, type: 'deadline.pass' }, seq));
  };
  await perform(chapters.founding, founding(keys, stage.key, stage.witnesses));
  await perform(chapters.pledge2023, pledge2023());
  await pass(PLEDGE_DAY_OVER);
  await perform(chapters.reports, reports2023());
  await pass(REPORT_DAY_OVER);
  await perform(chapters.vote, vote2023());
  const journal = await journalOf(terminal, chair);
  const minutes = journal?.cycles.get(2023)?.context.review.minutes?.digest ?? '';
  await perform(chapters.awards, awards2023(minutes));
  await perform(chapters.pledge2024, pledge2024());
  await perform(chapters.handover, handover2024());
  return chair;
}

/** The journal as the delegate reads it, judged again entry by entry. */
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
  act: Pick<Act, 'when' | 'by' | 'type'>,
  seq: number | null,
): string {
  const local = new Date(Date.parse(act.when) + 7 * 3_600_000).toISOString();
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(local) ?? [];
  const date = language === 'vi' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
  const names: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
    ...CITIES,
    [AUTHORITY]: { vi: 'Ban TĐKT Trung ương', en: 'Central Board' },
    [SERVER]: { vi: 'Máy chủ', en: 'Server' },
  };
  const who = (names[act.by]?.[language] ?? act.by).padEnd(20);
  const what = wordsOf(language).statements[act.type];
  return `  ${paint.faint(`${date} ${time}`)}  ${who}${what}  ${paint.faint(`#${seq}`)}`;
}
