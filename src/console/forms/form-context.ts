/** What fields at any depth know of the form around them. */
import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldProps } from './field-props.js';

/** Words that are known by name, so that nobody has to type them: members, awards, leaves. */
export interface Choices {
  /** The words for a field, with their names; `null` where any word may be typed. */
  readonly of: (field: string) => readonly (readonly [word: string, name: string])[] | null;
}

export interface FormAround {
  /** Faults in words, by JSON pointer into the body. */
  readonly faults: ReadonlyMap<string, string>;
  readonly choices: Choices;
  /** Of the charter's time zone from UTC, in minutes. */
  readonly offsetMinutes: number;
  /** Hands a document to the server. @returns why it was not taken; nothing where it was */
  readonly upload: (file: File) => Promise<readonly string[]>;
  /** The control for any field, so that a group can hold groups. */
  readonly Field: ComponentType<FieldProps>;
}

export const FormContext = createContext<FormAround | null>(null);

/** The form around a field. */
export function useForm(): FormAround {
  const around = useContext(FormContext);
  if (!around) throw new Error('No form stands around this field.');
  return around;
}
