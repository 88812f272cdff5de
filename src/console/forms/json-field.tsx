/** A large group that is prepared as a file, such as a charter, and can be looked at here. */
import { useState } from 'preact/hooks';
import { useTexts } from '../words/console-texts.js';
import { type Draft, draftOf } from './draft.js';
import { Labelled, useDescribed } from './field-parts.js';
import type { FieldProps } from './field-props.js';

export function JsonField(props: FieldProps) {
  const { forms } = useTexts();
  const { form, draft, onChange, pointer } = props;
  const [text, setText] = useState(() => (draft ? JSON.stringify(draft, null, 2) : ''));
  const described = useDescribed(pointer, forms.json);
  const take = (next: string): void => {
    setText(next);
    try {
      onChange(draftOf(form, JSON.parse(next)));
    } catch {
      onChange(next as Draft);
    }
  };
  return (
    <Labelled {...props} hint={forms.json}>
      <textarea
        {...described}
        rows={12}
        value={text}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <input
        type="file"
        accept=".json,application/json"
        aria-label={forms.chooseFile}
        onChange={async (event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) take(await file.text());
        }}
      />
    </Labelled>
  );
}
