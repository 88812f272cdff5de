/** What all fields are made of: their label, and what describes their control. */
import type { ComponentChildren } from 'preact';
import { useTexts } from '../words/console-texts.js';
import type { FieldProps } from './field-props.js';
import { useForm } from './form-context.js';

/** The id of a field's control, by its JSON pointer. */
export const idOf = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

/** The label of a field. */
export function useLabel({ name, label }: Pick<FieldProps, 'name' | 'label'>): string {
  const { forms } = useTexts();
  const labels: Readonly<Record<string, string>> = forms.labels;
  return label ?? labels[name] ?? name;
}

/** A label over its control, with the hint and the fault that belong to it. */
export function Labelled(
  props: Pick<FieldProps, 'name' | 'label' | 'pointer'> & {
    readonly hint?: string | undefined;
    readonly children: ComponentChildren;
  },
) {
  const { pointer, hint, children } = props;
  const label = useLabel(props);
  const fault = useForm().faults.get(pointer);
  const id = idOf(pointer);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}

/** What describes a control to those who do not see its surroundings. */
export function useDescribed(pointer: string, hint?: string) {
  const id = idOf(pointer);
  const fault = useForm().faults.get(pointer);
  const ids = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])].join(' ');
  return { id, 'aria-invalid': fault !== undefined, ...(ids ? { 'aria-describedby': ids } : {}) };
}
