/** Any body as an indented list of its fields, cut nowhere: what is signed is what is shown. */
export function BodyList({ value }: { readonly value: unknown }) {
  if (value === null) return <>–</>;
  if (typeof value !== 'object') return <>{String(value)}</>;
  if (Object.keys(value).length === 0) return <>–</>;
  if (Array.isArray(value)) {
    return (
      <ol>
        {value.map((each, place) => (
          <li key={place}>
            <BodyList value={each} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <dl class="body">
      {Object.entries(value).map(([name, inner]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <BodyList value={inner} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
