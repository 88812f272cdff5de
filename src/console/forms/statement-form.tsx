/**
 * The form of a statement, made of the shape of its body. Whatever the rules come to ask for stands
 * here by itself; what the journal answers already is not asked.
 */
import { bodyShape, type StatementType } from '../../../workflows/index.js';
import type { Draft } from './draft.js';
import { Field } from './field.js';
import { type Choices, FormContext } from './form-context.js';

export interface StatementFormProps {
  readonly type: StatementType;
  readonly draft: Readonly<Record<string, Draft>>;
  readonly onChange: (draft: Readonly<Record<string, Draft>>) => void;
  /** Fields that the journal answers. */
  readonly known: readonly string[];
  /** Faults in words, by JSON pointer into the body. */
  readonly faults: ReadonlyMap<string, string>;
  readonly choices: Choices;
}

export function StatementForm(props: StatementFormProps) {
  const { type, draft, onChange, known, faults, choices } = props;
  const form = fieldsToAsk(type, known);
  return (
    <FormContext.Provider value={{ faults, choices, Field }}>
      {form.map(([name, field]) => (
        <Field
          key={name}
          name={name}
          form={field}
          pointer={`/${name}`}
          draft={draft[name] ?? ''}
          onChange={(value) => onChange({ ...draft, [name]: value })}
        />
      ))}
    </FormContext.Provider>
  );
}

/** The fields of a statement that somebody has to fill in. */
export const fieldsToAsk = (type: StatementType, known: readonly string[]) => {
  const { form } = bodyShape(type);
  return form.kind === 'record'
    ? Object.entries(form.fields).filter(([name]) => !known.includes(name))
    : [];
};
