/**
 * Every kind of edit that somebody might make to a journal, each with the first entry that then
 * does not hold and the rule that it breaks. All of them start from the story `pledge`:
 *
 * | entries | what they say |
 * |---|---|
 * | 0–3 | the founding and the charter's three signatures |
 * | 4–8 | one officer each for the cities, the authority and the patron |
 * | 9–11 | launch, pledge text, opening |
 * | 12 | Cần Thơ declines |
 * | 13–15 | Cần Thơ, Hà Nội, Hải Phòng sign |
 */
import {
  canonicalize,
  type Entry,
  type Json,
  messageOf,
  type RefusalCode,
  type Statement,
} from '../../workflows/index.js';
import { document } from './bodies.js';
import { keyOf, signWith, type TestKey } from './keys.js';

/** What an audit must find: an entry and its rule, or only that the checkpoint covers others. */
export interface Finding {
  readonly seq: number | null;
  readonly rule: string;
  readonly codes: readonly RefusalCode[];
}

export interface Edit {
  readonly edit: (lines: readonly string[]) => readonly string[];
  readonly finding: Finding;
}

/** One edit and what it must come to. */
const edit = (
  change: Edit['edit'],
  seq: number | null,
  rule: string,
  ...codes: readonly RefusalCode[]
): Edit => ({ edit: change, finding: { seq, rule, codes } });

/** Nothing is wrong with the entries by themselves; only a checkpoint shows the edit. */
const shownByCheckpoint = (change: Edit['edit']): Edit => edit(change, null, 'checkpoint');

const lineAt = (lines: readonly string[], seq: number): string => lines[seq] as string;
const parsed = (line: string) => JSON.parse(line) as Entry;
const written = (entry: Entry): string => canonicalize(entry as unknown as Json);

const withLine = (lines: readonly string[], seq: number, line: string): string[] =>
  lines.map((each, index) => (index === seq ? line : each));

/** Changes one entry and writes it canonically again. */
const changing =
  (seq: number, change: (entry: Entry) => Entry): Edit['edit'] =>
  (lines) =>
    withLine(lines, seq, written(change(parsed(lineAt(lines, seq)))));

/** A signature in which one character is another one. */
export const withOtherSignature = (line: string): string =>
  line.replace(/"sig":"(.)/, (_, first: string) => `"sig":"${first === 'A' ? 'B' : 'A'}`);

/** Changes one statement and leaves its signature as it was. */
const saying = (seq: number, change: (statement: Statement) => Partial<Statement>) =>
  changing(seq, (entry) => ({
    ...entry,
    statement: { ...entry.statement, ...change(entry.statement) } as Statement,
  }));

/** Changes one statement and signs it anew, under a key of one's choice. */
const signing = (
  seq: number,
  key: TestKey,
  change: (statement: Statement) => Partial<Statement>,
  named: string = key.id,
) =>
  changing(seq, (entry) => {
    const statement = { ...entry.statement, ...change(entry.statement) } as Statement;
    const sig = signWith(key, messageOf(statement).bytes);
    return { ...entry, statement, signatures: [{ key: named, kind: 'ed25519', sig }] };
  });

const numbered = (lines: readonly string[]): string[] =>
  lines.map((line, seq) => written({ ...parsed(line), seq }));

const flipped = (digits: string): string => (digits[0] === '0' ? '1' : '0') + digits.slice(1);
const later = (at: string): string => new Date(Date.parse(at) + 1).toISOString();
const removed = (lines: readonly string[]) => lines.filter((_, seq) => seq !== 12);
const twice = (lines: readonly string[]) =>
  lines.flatMap((line, seq) => (seq === 12 ? [line, line] : [line]));
const swapped = (lines: readonly string[]) =>
  withLine(withLine(lines, 13, lineAt(lines, 14)), 14, lineAt(lines, 13));

/** A second decline by another city, signed as it should be, that nobody had said. */
const inserted = (lines: readonly string[]): string[] => {
  const [declined] = signing(12, keyOf('hai-phong/officer'), () => ({
    by: { member: 'hai-phong', officer: 'officer' },
  }))(lines).slice(12, 13);
  return [...lines.slice(0, 13), declined as string, ...lines.slice(13)];
};

const thirdKey = keyOf('can-tho/officer');
const stranger = keyOf('a stranger');
const seenUnknown = 'frame/seen-unknown';

const fields = {
  'changed-after': edit(
    changing(9, (entry) => ({ ...entry, after: flipped(entry.after) })),
    9,
    'state',
  ),
  // The time of an entry moves no state here; the next signer had seen its bytes, though.
  'changed-at': edit(
    changing(9, (entry) => ({ ...entry, at: later(entry.at) })),
    9,
    'seen',
  ),
  'changed-at-back': edit(
    changing(9, (entry) => ({ ...entry, at: '2023-03-01T02:02:00.000Z' })),
    9,
    'rules',
    'frame/time-goes-back',
  ),
  'changed-seq': edit(
    changing(9, (entry) => ({ ...entry, seq: 10 })),
    9,
    'sequence',
  ),
  'changed-signature': edit(
    changing(9, (entry) => ({
      ...entry,
      signatures: entry.signatures.map((each) => ({ ...each, sig: `A${each.sig.slice(1)}` })),
    })),
    9,
    'signature',
  ),
  'changed-key': edit(
    changing(9, (entry) => ({
      ...entry,
      signatures: entry.signatures.map((each) => ({ ...each, key: stranger.id })),
    })),
    9,
    'rules',
    'authority/unknown-key',
  ),
  'changed-body': edit(
    saying(12, ({ body }) => ({ body: { ...body, reason: 'Too low' } as Statement['body'] })),
    12,
    'signature',
  ),
  'changed-body-state': edit(
    saying(10, ({ body }) => ({ body: { ...body, remark: { vi: 'x', en: 'x' } } as never })),
    10,
    'state',
  ),
  'changed-officer': edit(
    saying(12, ({ by }) => ({ by: { ...by, officer: 'second' } })),
    12,
    'rules',
    'authority/other-officer',
  ),
  'changed-member': edit(
    saying(12, ({ by }) => ({ by: { ...by, member: 'hai-phong' } })),
    12,
    'rules',
    'authority/other-member',
  ),
  'changed-cluster': edit(
    saying(12, () => ({ cluster: 'test.example/provinces' })),
    12,
    'rules',
    'frame/other-cluster',
  ),
  'changed-cycle': edit(
    saying(12, () => ({ cycle: 2024 })),
    12,
    'rules',
    'frame/not-in-this-state',
  ),
  'changed-rules': edit(
    saying(12, () => ({ rules: '2' })),
    12,
    'rules',
    'frame/other-rules',
  ),
  'changed-said': edit(
    saying(12, ({ said }) => ({ said: later(said) })),
    12,
    'signature',
  ),
  'changed-seen': edit(
    saying(12, ({ seen }) => ({ seen: { ...seen, root: flipped(seen.root) } })),
    12,
    'rules',
    seenUnknown,
  ),
  'changed-type': edit(
    saying(13, () => ({ type: 'pledge.open' })),
    13,
    'rules',
    'frame/not-in-this-state',
  ),
} satisfies Record<string, Edit>;

const bytes = {
  'space-added': edit(
    (lines) => withLine(lines, 9, lineAt(lines, 9).replace(':', ': ')),
    9,
    'canonical-json',
  ),
  'field-repeated': edit(
    (lines) => withLine(lines, 9, `${lineAt(lines, 9).slice(0, -1)},"seq":9}`),
    9,
    'canonical-json',
  ),
  'field-added': edit(
    changing(9, (entry) => ({ ...entry, note: 'x' }) as Entry),
    9,
    'entry-form',
    'form/malformed',
  ),
  'line-cut': edit(
    (lines) => withLine(lines, 9, lineAt(lines, 9).slice(0, 200)),
    9,
    'canonical-json',
  ),
  'line-empty': edit((lines) => withLine(lines, 9, ''), 9, 'canonical-json'),
} satisfies Record<string, Edit>;

const order = {
  removed: edit(removed, 12, 'sequence'),
  'removed-renumbered': edit((lines) => numbered(removed(lines)), 12, 'rules', seenUnknown),
  swapped: edit(swapped, 13, 'sequence'),
  'swapped-renumbered': edit((lines) => numbered(swapped(lines)), 13, 'rules', seenUnknown),
  duplicated: edit(twice, 13, 'sequence'),
  'duplicated-renumbered': edit(
    (lines) => numbered(twice(lines)),
    13,
    'rules',
    'frame/said-before',
    'pledge/already-declined',
  ),
  inserted: edit(inserted, 13, 'sequence'),
  'inserted-renumbered': edit((lines) => numbered(inserted(lines)), 13, 'state'),
} satisfies Record<string, Edit>;

const authorship = {
  'signed-by-another-key': edit(
    signing(9, stranger, () => ({}), keyOf('ha-noi/officer').id),
    9,
    'signature',
  ),
  'signed-by-a-stranger': edit(
    signing(13, stranger, () => ({})),
    13,
    'rules',
    'authority/unknown-key',
  ),
  'said-by-a-stranger': edit(
    signing(13, stranger, () => ({ by: { member: 'hue', officer: 'officer' } })),
    13,
    'rules',
    'authority/unknown-key',
    'speaker/not-a-member',
  ),
  'said-by-the-authority': edit(
    signing(13, keyOf('central-board/officer'), () => ({
      by: { member: 'central-board', officer: 'officer' },
    })),
    13,
    'rules',
    'speaker/not-a-member',
  ),
  'signed-for-another-city': edit(
    signing(14, thirdKey, () => ({})),
    14,
    'rules',
    'authority/other-member',
  ),
  // The city itself takes its word back: what it said before had other bytes, seen by the next.
  'said-otherwise': edit(
    signing(12, thirdKey, ({ body }) => ({ body: { ...body, reason: 'No' } as never })),
    12,
    'seen',
  ),
  'said-another-text': edit(
    signing(13, thirdKey, () => ({ body: { digest: document('another text') } })),
    13,
    'rules',
    'pledge/text-not-current',
  ),
} satisfies Record<string, Edit>;

const tail = {
  'tail-cut': shownByCheckpoint((lines) => lines.slice(0, -1)),
  'tail-cut-to-nothing': shownByCheckpoint(() => []),
  'tail-at-changed': edit(
    changing(15, (entry) => ({ ...entry, at: later(entry.at) })),
    15,
    'checkpoint',
  ),
  'tail-signed-anew': edit(
    signing(15, keyOf('hai-phong/officer'), ({ said }) => ({ said: later(said) })),
    15,
    'checkpoint',
  ),
} satisfies Record<string, Edit>;

/** Every edit by its name, which is also the name of its file. */
export const EDITS: Readonly<Record<string, Edit>> = {
  ...fields,
  ...bytes,
  ...order,
  ...authorship,
  ...tail,
};
