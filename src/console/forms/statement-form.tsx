/**
 * The form of a statement, made of the shape of its body. Whatever the rules come to ask for stands
 * here by itself; what the journal answers already is not asked.
 */
import { bodyShape, type ShapeForm, type StatementType } from '../../../workflows/index.js';
import type { Draft } from './draft.js';
import { Field } from './field.js';
import { type Choices, FormContext } from './form-context.js';

export interface StatementFormProps {
  readonly asked: Asked;
  readonly draft: Readonly<Record<string, Draft>>;
  readonly onChange: (draft: Readonly<Record<string, Draft>>) => void;
  /** Faults in words, by JSON pointer into the body. */
  readonly faults: ReadonlyMap<string, string>;
  readonly choices: Choices;
  /** Of the charter's time zone from UTC, in minutes. */
  readonly offsetMinutes: number;
  /** Hands a document to the server. @returns why it was not taken; nothing where it was */
  readonly upload: (file: File) => Promise<readonly string[]>;
}

export function StatementForm(props: StatementFormProps) {
  const { asked, draft, onChange, faults, choices, offsetMinutes, upload } = props;
  return (
    <FormContext.Provider value={{ faults, choices, offsetMinutes, upload, Field }}>
      {asked.map(([name, field]) => (
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

type Asked = readonly (readonly [name: string, form: ShapeForm])[];

/**
 * The fields of a statement that somebody has to fill in.
 * @param known fields that the journal answers
 * @param asks the only ones that are asked; `null` for all others
 */
export const fieldsToAsk = (
  type: StatementType,
  known: readonly string[],
  asks: readonly string[] | null = null,
): Asked => {
  const { form } = bodyShape(type);
  if (form.kind !== 'record') return [];
  return Object.entries(form.fields).filter(
    ([name]) => !known.includes(name) && (asks === null || asks.includes(name)),
  );
};
