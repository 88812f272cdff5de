/** What was given, row by row, each with the way to change it: the heart of a check page. */
import type { ComponentChildren } from 'preact';
import { useSpeech } from '../words/speech.js';

export interface SummaryRow {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly change?: (() => void) | undefined;
}

export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const { elements } = useSpeech();
  return (
    <dl class="summary">
      {rows.map(({ name, value, change }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="summary-change">
              <button type="button" class="link" onClick={change}>
                {elements.change}
                <span class="hidden"> {name}</span>
              </button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
