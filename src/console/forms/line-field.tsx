/** What is typed or chosen in one control: words, figures, days, texts, fingerprints of files. */
import type { ShapeForm } from '../../../workflows/index.js';
import { useTexts } from '../words/console-texts.js';
import { Labelled, useDescribed } from './field-parts.js';
import type { FieldProps } from './field-props.js';
import { FileDigest } from './file-digest.js';
import { useForm } from './form-context.js';
import { instantOf, localOf } from './moments.js';

type Typed = Extract<ShapeForm, { readonly kind: 'line' | 'text' | 'integer' | 'choice' }>;

/** From here on a text is written in more than one line. */
const LONG_TEXT = 300;

export function LineField(props: FieldProps) {
  const { forms } = useTexts();
  const { choices } = useForm();
  const { name, pointer, draft, onChange } = props;
  const form = props.form as Typed;
  const hint = hintOf(form, forms.hints);
  const described = useDescribed(pointer, hint);
  const value = String(draft ?? '');
  const typed = { ...described, value };
  const known = form.kind === 'choice' ? wordsOf(form.words, forms.words) : choices.of(name);
  if (known) {
    return (
      <Labelled {...props}>
        <select {...described} value={value} onChange={(e) => onChange(e.currentTarget.value)}>
          <option value="">–</option>
          {known.map(([word, text]) => (
            <option key={word} value={word} selected={word === value}>
              {text}
            </option>
          ))}
        </select>
      </Labelled>
    );
  }
  if (form.kind === 'line' && form.expected in CONTROLS) {
    return (
      <Labelled {...props} hint={hint}>
        <MomentInput {...props} described={described} expected={form.expected} />
      </Labelled>
    );
  }
  const isLong = form.kind === 'text' && form.max >= LONG_TEXT;
  return (
    <Labelled {...props} hint={hint}>
      {isLong ? (
        <textarea {...typed} rows={4} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...typed}
          inputMode={form.kind === 'integer' ? (form.unit ? 'decimal' : 'numeric') : 'text'}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {form.kind === 'line' && form.expected === 'sha256-hex' && <FileDigest {...props} />}
    </Labelled>
  );
}

/** Days and times have controls of their own, which every browser lets be used by keyboard. */
const CONTROLS = { instant: 'datetime-local', 'calendar-day': 'date' } as const;

interface MomentProps extends FieldProps {
  readonly described: ReturnType<typeof useDescribed>;
  readonly expected: string;
}

function MomentInput({ draft, onChange, described, expected }: MomentProps) {
  const { offsetMinutes } = useForm();
  const value = String(draft ?? '');
  if (expected === 'calendar-day') {
    return (
      <input
        {...described}
        type={CONTROLS['calendar-day']}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      {...described}
      type={CONTROLS.instant}
      step={1}
      value={localOf(value, offsetMinutes)}
      onInput={(event) => onChange(instantOf(event.currentTarget.value, offsetMinutes))}
    />
  );
}

const hintOf = (form: Typed, hints: Readonly<Record<string, string>>): string | undefined => {
  if (form.kind === 'integer') return form.unit === null ? undefined : hints[form.unit];
  return form.kind === 'line' ? hints[form.expected] : undefined;
};

const wordsOf = (words: readonly string[], names: Readonly<Record<string, string>>) =>
  words.map((word) => [word, names[word] ?? word] as const);
