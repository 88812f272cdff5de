/** An exact fraction: how many of how many. */
import { useTexts } from '../words/console-texts.js';
import type { Draft } from './draft.js';
import { idOf, useLabel } from './field-parts.js';
import type { FieldProps } from './field-props.js';

export function FractionField(props: FieldProps) {
  const { forms } = useTexts();
  const { pointer, draft, onChange } = props;
  const label = useLabel(props);
  const { num = '', den = '', ...rest } = (draft || {}) as Readonly<Record<string, Draft>>;
  const part = (name: 'num' | 'den', value: Draft) => (
    <input
      id={idOf(`${pointer}/${name}`)}
      aria-label={`${label}: ${forms.fraction[name]}`}
      inputMode="numeric"
      value={String(value)}
      onInput={(event) => onChange({ ...rest, num, den, [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset>
      <legend>{label}</legend>
      {part('num', num)} / {part('den', den)}
    </fieldset>
  );
}
