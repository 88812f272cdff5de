/** Named fields in a frame, and those whose fields depend on the kind that is chosen. */
import type { FormFields, ShapeForm } from '../../../workflows/index.js';
import { useTexts } from '../words/console-texts.js';
import { blankFields, type Draft } from './draft.js';
import { useLabel } from './field-parts.js';
import type { FieldProps } from './field-props.js';
import { useForm } from './form-context.js';

type Of<K extends ShapeForm['kind']> = Extract<ShapeForm, { readonly kind: K }>;

export function RecordField(props: FieldProps<Of<'record'>>) {
  const label = useLabel(props);
  return (
    <fieldset>
      <legend>{label}</legend>
      <Fields {...props} fields={props.form.fields} />
    </fieldset>
  );
}

/** The fields of a group, without a frame. */
export function Fields(
  props: Pick<FieldProps, 'pointer' | 'draft' | 'onChange'> & { readonly fields: FormFields },
) {
  const { Field } = useForm();
  const { fields, pointer, draft, onChange } = props;
  const group = (draft ?? {}) as Readonly<Record<string, Draft>>;
  return (
    <>
      {Object.entries(fields).map(([name, form]) => (
        <Field
          key={name}
          name={name}
          form={form}
          pointer={`${pointer}/${name}`}
          draft={group[name] ?? ''}
          onChange={(value) => onChange({ ...group, [name]: value })}
        />
      ))}
    </>
  );
}

export function KindField(props: FieldProps<Of<'kinds'>>) {
  const { forms } = useTexts();
  const { Field } = useForm();
  const { form, draft, onChange, pointer } = props;
  const label = useLabel(props);
  const { kind = '' } = (draft ?? {}) as { readonly kind?: string };
  const names: Readonly<Record<string, string>> = forms.words;
  return (
    <fieldset>
      <legend>{label}</legend>
      <Field
        name="kind"
        form={{ kind: 'choice', words: Object.keys(form.variants) }}
        pointer={`${pointer}/kind`}
        draft={kind}
        label={names.kind}
        onChange={(chosen) =>
          onChange({ ...blankFields(form.variants[String(chosen)] ?? {}), kind: chosen })
        }
      />
      <Fields {...props} fields={form.variants[kind] ?? {}} />
    </fieldset>
  );
}
