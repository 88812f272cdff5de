/** Takes many items from a table or a file at once, in place of those that are there. */
import { useState } from 'preact/hooks';
import type { ShapeForm } from '../../../workflows/index.js';
import { useTexts } from '../words/console-texts.js';
import type { Draft } from './draft.js';
import { idOf } from './field-parts.js';
import { itemsIn } from './rows.js';

export interface ImportRowsProps {
  readonly form: Extract<ShapeForm, { readonly kind: 'list' | 'dictionary' }>;
  readonly label: string;
  readonly pointer: string;
  readonly onChange: (draft: Draft) => void;
}

export function ImportRows({ form, label, pointer, onChange }: ImportRowsProps) {
  const { forms } = useTexts();
  const [isUnread, setUnread] = useState(false);
  const id = `${idOf(pointer)}-import`;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const items = await itemsIn(form, file.name, await file.text());
    setUnread(items === null);
    if (items !== null) onChange(items);
  };
  return (
    <details>
      <summary>
        {forms.importRows}
        <span class="hidden"> {label}</span>
      </summary>
      <p class="hint">{form.kind === 'list' ? forms.importList : forms.importNamed}</p>
      {isUnread && (
        <p class="fault" role="alert">
          {forms.importFailed}
        </p>
      )}
      <label for={id}>{forms.chooseFile}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.json"
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
    </details>
  );
}
