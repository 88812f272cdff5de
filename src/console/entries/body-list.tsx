/** Any body as an indented list of its fields, cut nowhere: what is signed is what is shown. */
export interface BodyListProps {
  readonly value: unknown;
  /** Words for the names of fields; a name without one stands for itself. */
  readonly labels?: Readonly<Record<string, string>>;
}

export function BodyList({ value, labels = {} }: BodyListProps) {
  if (value === null) return <>–</>;
  if (typeof value !== 'object') return <>{String(value)}</>;
  if (Object.keys(value).length === 0) return <>–</>;
  if (Array.isArray(value)) {
    return (
      <ol>
        {value.map((each, place) => (
          <li key={place}>
            <BodyList value={each} labels={labels} />
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
            <BodyList value={inner} labels={labels} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
