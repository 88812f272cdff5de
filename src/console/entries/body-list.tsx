/**
 * Any body as an indented list of its fields, cut nowhere: what is signed is what is shown. Points
 * stand as points, though hundredths are signed; the exact text is in the entry.
 */
import type { ShapeForm } from '../../../workflows/index.js';
import { innerForm, isPoints } from '../forms/form-at.js';
import { typedPoints } from '../forms/points.js';

export interface BodyListProps {
  readonly value: unknown;
  /** Words for the names of fields; a name without one stands for itself. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly form?: ShapeForm | undefined;
}

export function BodyList({ value, labels = {}, form }: BodyListProps) {
  if (value === null) return <>–</>;
  if (typeof value === 'number' && isPoints(form)) return <>{typedPoints(value)}</>;
  if (typeof value !== 'object') return <>{String(value)}</>;
  if (Object.keys(value).length === 0) return <>–</>;
  if (Array.isArray(value)) {
    return (
      <ol>
        {value.map((each, place) => (
          <li key={place}>
            <BodyList value={each} labels={labels} form={innerForm(form, String(place))} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <dl class="body">
      {Object.entries(value).map(([name, inner]) => (
        <div key={name}>
          <dt>{labels[name] ?? name}</dt>
          <dd>
            <BodyList value={inner} labels={labels} form={innerForm(form, name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
