/**
 * "What if": statements that nobody said, tried after the entry that is looked at. Everything here
 * stands in a frame that says that it is not history, and is gone with the next step.
 */
import { useEffect, useState } from 'preact/hooks';
import {
  isClusterType,
  type RefusalCode,
  refusalText,
  STATEMENT_TYPES,
  type StatementType,
} from '../../../workflows/index.js';
import { useSpeech } from '../words/speech.js';
import { stateNames } from '../words/state-names.js';
import { ChangeTable } from './change-table.js';
import type { AuditTexts } from './texts.en.js';
import type { Audit } from './use-audit.js';
import type { Outcome, Try } from './what-if.js';

export interface WhatIfProps {
  readonly audit: Audit;
  readonly names: readonly (readonly [party: string, name: string])[];
  readonly texts: AuditTexts;
}

export function WhatIf({ audit, names, texts }: WhatIfProps) {
  const { tries, outcomes } = audit.state;
  const { whatIf } = texts;
  return (
    <details class="what-if">
      <summary>{whatIf.title}</summary>
      <p>
        <strong>{whatIf.notHistory}</strong> {whatIf.body}
      </p>
      <ol>
        {tries.map((each, place) => (
          <li key={place}>
            <Tried tried={each} outcome={outcomes[place]} names={names} texts={texts} />
          </li>
        ))}
      </ol>
      {tries.length > 0 && (
        <button type="button" onClick={audit.discard}>
          {whatIf.discard}
        </button>
      )}
      <NextTry key={tries.length} audit={audit} names={names} texts={texts} />
    </details>
  );
}

interface TriedProps extends Pick<WhatIfProps, 'names' | 'texts'> {
  readonly tried: Try;
  readonly outcome: Outcome | undefined;
}

function Tried({ tried, outcome, names, texts }: TriedProps) {
  const { language, words } = useSpeech();
  const { whatIf } = texts;
  const { type, member, cycle } = tried;
  const name = names.find(([party]) => party === member)?.[1] ?? member;
  return (
    <>
      <p>{`${words.statements[type]}, ${name}, ${cycle ?? texts.cluster}`}</p>
      {outcome?.ok === true && (
        <div role="status">
          <p>✓ {whatIf.accepted}</p>
          <p>{stateNames(cycle === null ? 'cluster' : 'cycle', outcome.path, words).join(' · ')}</p>
          <ChangeTable changes={outcome.changes} texts={texts} />
        </div>
      )}
      {outcome?.ok === false && (
        <div role="status">
          <p>✗ {whatIf.refused}</p>
          <ul>
            {outcome.refusals.map(({ code, detail }) => (
              <li key={code}>
                {refusalText(code as RefusalCode, language)}
                {detail && ` (${detail})`}
              </li>
            ))}
            {outcome.faults.map(({ pointer, expected }) => (
              <li key={pointer}>{whatIf.fault(pointer, expected)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function NextTry({ audit, names, texts }: WhatIfProps) {
  const { words } = useSpeech();
  const { whatIf } = texts;
  const { verdict, position, draft } = audit.state;
  const row = verdict?.rows[position];
  const [type, setType] = useState<StatementType>('pledge.sign');
  const [member, setMember] = useState(names[0]?.[0] ?? '');
  const [year, setYear] = useState(String(row?.cycle ?? new Date(row?.at ?? 0).getUTCFullYear()));
  const [body, setBody] = useState('');
  const [isJson, setJson] = useState(true);
  const next = { type, member, cycle: isClusterType(type) ? null : Number(year) };
  useEffect(() => audit.begin(next), [type, member, year]);
  useEffect(() => setBody(draft === null ? '' : JSON.stringify(draft, null, 2)), [draft]);
  const send = (): void => {
    try {
      audit.tryNext({ ...next, body: JSON.parse(body) });
      setJson(true);
    } catch {
      setJson(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Choice
        id="try-type"
        label={whatIf.type}
        value={type}
        choices={STATEMENT_TYPES.map((each) => [each, words.statements[each]] as const)}
        onChange={(value) => setType(value as StatementType)}
      />
      <Choice
        id="try-member"
        label={texts.by}
        value={member}
        choices={names}
        onChange={setMember}
      />
      {!isClusterType(type) && (
        <div class="field">
          <label for="try-year">{whatIf.year}</label>
          <input
            id="try-year"
            inputMode="numeric"
            value={year}
            onInput={(event) => setYear(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="field">
        <label for="try-body">{whatIf.json}</label>
        {!isJson && <p class="fault">{whatIf.notJson}</p>}
        <textarea
          id="try-body"
          rows={8}
          value={body}
          onInput={(event) => setBody(event.currentTarget.value)}
        />
      </div>
      <button type="submit">{whatIf.send}</button>
    </form>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [word: string, name: string])[];
  readonly onChange: (value: string) => void;
}

const Choice = ({ id, label, value, choices, onChange }: ChoiceProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {choices.map(([word, name]) => (
        <option key={word} value={word} selected={word === value}>
          {name}
        </option>
      ))}
    </select>
  </div>
);
