import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/cli/demo/act.js';
import { isHistorical } from '../../src/cli/demo/cities/ending.js';
import { ORIGIN } from '../../src/cli/demo/cities/invented.js';
import {
  awards2023,
  founding,
  handover2024,
  parties,
  pledge2023,
  pledge2024,
  reports2023,
  review2023,
} from '../../src/cli/demo/cities/story.js';
import { judge, lineBytes, messageOf, openReplay, type Statement } from '../../workflows/index.js';
import { keyOf, signWith } from '../support/keys.js';

const keys = {
  root: Object.fromEntries(parties.map((party) => [party, keyOf(party).x])),
  delegate: Object.fromEntries(parties.map((party) => [party, keyOf(`${party}/delegate`).x])),
};

/** Says acts straight to the rules, as the server would, and names the first refusal. */
function performing() {
  const replay = openReplay(ORIGIN);
  const perform = (acts: readonly Act[]): void => {
    for (const act of acts) {
      const { size } = replay.journal();
      const at = new Date(act.when).toISOString();
      const statement: Statement = {
        body: act.body,
        by: { member: act.by, officer: act.officer },
        cluster: ORIGIN,
        cycle: act.cycle,
        rules: '1',
        said: at,
        seen: { root: replay.rootAt(size) ?? '', size },
        type: act.type,
      };
      const message = messageOf(statement);
      const key = keyOf(act.officer === 'root' ? act.by : `${act.by}/delegate`);
      const sig = signWith(key, message.bytes);
      const signed = { signatures: [{ key: key.id, kind: 'ed25519' as const, sig }], statement };
      const seenRoot = statement.seen.root;
      const around = {
        at,
        signaturesHold: [true],
        seenRoot,
        saidBefore: false,
        text: message.text,
      };
      const judgement = judge(replay.journal(), signed, around);
      if (!judgement.ok) {
        const codes = judgement.refusals.map(({ code }) => code).join(', ');
        throw new Error(`${act.when} ${act.by} ${act.type}: ${codes}`);
      }
      replay.take(judgement.journal, lineBytes(judgement.line), message.identity);
    }
  };
  return { perform, journal: replay.journal };
}

const beforeTheMinutes = (): readonly Act[] => [
  ...founding(keys, keyOf('server').x, {}),
  ...pledge2023(),
  ...reports2023(),
  ...review2023(),
];

describe('the story of 2023 and 2024', () => {
  test('is accepted by the rules act by act and ends where history stood', () => {
    const { perform, journal } = performing();
    perform(beforeTheMinutes());
    const minutes = journal().cycles.get(2023)?.context.review.minutes?.digest ?? '';
    perform(awards2023(minutes));
    perform(pledge2024());
    expect(isHistorical(journal())).toBe(false);
    perform(handover2024());
    expect(isHistorical(journal())).toBe(true);
  });

  test('does not hand over before the 2024 pledge is in force', () => {
    const { perform, journal } = performing();
    perform(beforeTheMinutes());
    const minutes = journal().cycles.get(2023)?.context.review.minutes?.digest ?? '';
    perform(awards2023(minutes));
    expect(() => perform(handover2024())).toThrow('handover/agenda-not-reached');
  });

  test('is told in the order in which it happened', () => {
    const acts = [...beforeTheMinutes(), ...awards2023(''), ...pledge2024(), ...handover2024()];
    const times = acts.map(({ when }) => Date.parse(when));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
