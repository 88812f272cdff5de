/** One field of a form: by its kind the right control, with its label, its hint and its fault. */
import type { ShapeForm } from '../../../workflows/index.js';
import { blankOf, isTyped } from './draft.js';
import { idOf, useLabel } from './field-parts.js';
import type { FieldProps } from './field-props.js';
import { FractionField } from './fraction-field.js';
import { KindField, RecordField } from './group-fields.js';
import { JsonField } from './json-field.js';
import { LineField } from './line-field.js';
import { ListField, NamedField } from './many-fields.js';

export function Field(props: FieldProps) {
  const { form, name } = props;
  // A charter has a hundred fields and is prepared as a file.
  if (name === 'charter' && form.kind === 'record') return <JsonField {...props} />;
  switch (form.kind) {
    case 'record':
      return <RecordField {...props} form={form} />;
    case 'kinds':
      return <KindField {...props} form={form} />;
    case 'list':
      return <ListField {...props} form={form} />;
    case 'dictionary':
      return <NamedField {...props} form={form} />;
    case 'nullable':
      return isTyped(form.of) ? (
        <Field {...props} form={form.of} />
      ) : (
        <OptionalField {...props} form={form} />
      );
    case 'flag':
      return <FlagField {...props} />;
    case 'threshold':
      return <FractionField {...props} />;
    case 'any':
      return <JsonField {...props} />;
    default:
      return <LineField {...props} form={form} />;
  }
}

type Optional = Extract<ShapeForm, { readonly kind: 'nullable' }>;

/** A group that may be left out: a tick says whether it is there. */
function OptionalField(props: FieldProps<Optional>) {
  const { form, draft, onChange, pointer } = props;
  const label = useLabel(props);
  const isThere = draft !== null && draft !== '';
  return (
    <>
      <label class="tick">
        <input
          id={idOf(pointer)}
          type="checkbox"
          checked={isThere}
          onChange={() => onChange(isThere ? null : blankOf(form.of))}
        />
        {label}
      </label>
      {isThere && <Field {...props} form={form.of} pointer={pointer} />}
    </>
  );
}

function FlagField(props: FieldProps) {
  const { draft, onChange, pointer } = props;
  const label = useLabel(props);
  return (
    <label class="tick">
      <input
        id={idOf(pointer)}
        type="checkbox"
        checked={draft === true}
        onChange={() => onChange(draft !== true)}
      />
      {label}
    </label>
  );
}
