/** The history in groups: by the step of the work, or by the party that spoke. */
import { useState } from 'preact/hooks';
import { stepOf } from '../../../workflows/index.js';
import { useSpeech } from '../words/speech.js';
import type { EntryRow } from './audit-run.js';
import type { AuditTexts } from './texts.en.js';

export interface GroupsProps {
  readonly rows: readonly EntryRow[];
  readonly position: number;
  readonly nameOf: (party: string) => string;
  readonly texts: AuditTexts;
}

type By = 'step' | 'party';

/** So many entries of a group are listed; the list of all entries has the rest. */
const MOST = 100;

export function Groups({ rows, position, nameOf, texts }: GroupsProps) {
  const { words } = useSpeech();
  const [by, setBy] = useState<By>('step');
  const keyOf = ({ type, member }: EntryRow): string => (by === 'step' ? stepOf(type) : member);
  const titles: Readonly<Record<string, string>> = words.steps;
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return (
    <>
      <fieldset>
        <legend>{texts.groups.by}</legend>
        {(['step', 'party'] as const).map((each) => (
          <label class="tick" key={each}>
            <input
              type="radio"
              name="group-by"
              checked={by === each}
              onChange={() => setBy(each)}
            />
            {texts.groups[each]}
          </label>
        ))}
      </fieldset>
      {[...groups].map(([key, members]) => {
        const around = members.findIndex(({ seq }) => seq >= position);
        const from = Math.max(0, (around === -1 ? members.length : around) - MOST / 2);
        return (
          <details key={key}>
            <summary>
              {texts.groups.title(
                by === 'step' ? (titles[key] ?? key) : nameOf(key),
                members.length,
              )}
            </summary>
            <ul>
              {members.slice(from, from + MOST).map(({ seq, type, member, cycle }) => (
                <li key={seq}>
                  <a href={`#entry-${seq}`} aria-current={seq === position ? 'true' : undefined}>
                    {texts.entry(seq)}
                  </a>
                  {`: ${words.statements[type]}, ${nameOf(member)}, ${cycle ?? texts.cluster}`}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
