/** Several of a kind: in an order, or each under a word. */
import { useState } from 'preact/hooks';
import type { ShapeForm } from '../../../workflows/index.js';
import { useTexts } from '../words/console-texts.js';
import { blankOf, type Draft } from './draft.js';
import { idOf, useLabel } from './field-parts.js';
import type { FieldProps } from './field-props.js';
import { isPoints } from './form-at.js';
import { useForm } from './form-context.js';
import { ImportRows } from './import-rows.js';
import { hundredthsOf, typedPoints } from './points.js';

type Of<K extends ShapeForm['kind']> = Extract<ShapeForm, { readonly kind: K }>;

export function ListField(props: FieldProps<Of<'list'>>) {
  const { choices } = useForm();
  const known = props.form.of.kind === 'line' || props.form.of.kind === 'choice';
  if (known && (choices.of(props.name) || props.form.of.kind === 'choice')) {
    return <TickList {...props} />;
  }
  return <ItemList {...props} />;
}

/** Words that are known by name are ticked. */
function TickList(props: FieldProps<Of<'list'>>) {
  const { forms } = useTexts();
  const { choices } = useForm();
  const { form, name, draft, onChange, pointer } = props;
  const label = useLabel(props);
  const chosen = Array.isArray(draft) ? (draft as readonly string[]) : [];
  const names: Readonly<Record<string, string>> = forms.words;
  const words =
    form.of.kind === 'choice'
      ? form.of.words.map((word) => [word, names[word] ?? word] as const)
      : (choices.of(name) ?? []);
  return (
    <fieldset>
      <legend>{label}</legend>
      {words.map(([word, text]) => (
        <label class="tick" key={word}>
          <input
            id={idOf(`${pointer}/${word}`)}
            type="checkbox"
            checked={chosen.includes(word)}
            onChange={() =>
              onChange(
                chosen.includes(word) ? chosen.filter((each) => each !== word) : [...chosen, word],
              )
            }
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function ItemList(props: FieldProps<Of<'list'>>) {
  const { forms } = useTexts();
  const { Field } = useForm();
  const { form, name, draft, onChange, pointer } = props;
  const label = useLabel(props);
  const items = Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  return (
    <fieldset>
      <legend>{label}</legend>
      {items.map((item, place) => (
        <div key={place}>
          <Field
            name={name}
            label={`${label} ${place + 1}`}
            form={form.of}
            pointer={`${pointer}/${place}`}
            draft={item}
            onChange={(value) => onChange(items.toSpliced(place, 1, value))}
          />
          {items.length > form.min && (
            <button type="button" class="small" onClick={() => onChange(items.toSpliced(place, 1))}>
              {forms.remove} <span class="hidden">{`${label} ${place + 1}`}</span>
            </button>
          )}
        </div>
      ))}
      {items.length < form.max && (
        <button
          id={`${idOf(pointer)}-add`}
          data-items={items.length}
          type="button"
          class="small"
          onClick={() => onChange([...items, blankOf(form.of)])}
        >
          {forms.add} <span class="hidden">{label}</span>
        </button>
      )}
      <ImportRows form={form} label={label} pointer={pointer} onChange={onChange} />
    </fieldset>
  );
}

/** What is no figure yet does not count. */
const sumOf = (typed: readonly Draft[]): string =>
  typedPoints(
    typed
      .map((each) => hundredthsOf(String(each ?? '')))
      .reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0),
  );

/** Under each word one of a kind; known words stand there, others are typed. */
export function NamedField(props: FieldProps<Of<'dictionary'>>) {
  const { forms } = useTexts();
  const { choices, Field } = useForm();
  const { form, name, draft, onChange, pointer } = props;
  const [word, setWord] = useState('');
  const label = useLabel(props);
  const group = (draft ?? {}) as Readonly<Record<string, Draft>>;
  const known = new Map(choices.of(name) ?? []);
  const others = Object.keys(group).filter((each) => !known.has(each));
  const without = (gone: string): Draft =>
    Object.fromEntries(Object.entries(group).filter(([each]) => each !== gone));
  return (
    <fieldset>
      <legend>{label}</legend>
      {[...known.keys(), ...others].map((each) => (
        <Field
          key={each}
          name={`${name}.each`}
          label={known.get(each) ?? each}
          form={{ kind: 'nullable', of: form.of }}
          pointer={`${pointer}/${each}`}
          draft={group[each] ?? null}
          onChange={(value) =>
            onChange(value === null || value === '' ? without(each) : { ...group, [each]: value })
          }
        />
      ))}
      <ImportRows form={form} label={label} pointer={pointer} onChange={onChange} />
      {isPoints(form.of) && <p role="status">{forms.sum(sumOf(Object.values(group)))}</p>}
      {known.size === 0 && (
        <p class="actions">
          <input
            aria-label={`${forms.newName}: ${label}`}
            value={word}
            onInput={(event) => setWord(event.currentTarget.value)}
          />
          <button
            type="button"
            class="small"
            onClick={() => {
              if (word.trim() !== '') onChange({ ...group, [word.trim()]: blankOf(form.of) });
              setWord('');
            }}
          >
            {forms.add} <span class="hidden">{label}</span>
          </button>
        </p>
      )}
    </fieldset>
  );
}
