/** The states of a machine as a nested list: what the drawing shows, for those who read it. */
import type { Diagram } from '../../../workflows/index.js';
import { useSpeech } from '../words/speech.js';

export interface StateListProps {
  readonly diagram: Diagram;
  readonly current: readonly string[];
  readonly visited: ReadonlySet<string> | null;
  readonly nameOf: (path: string) => string;
}

export const StateList = (props: StateListProps) => <Inside {...props} parent={null} />;

function Inside(props: StateListProps & { readonly parent: string | null }) {
  const { diagram, current, visited, nameOf, parent } = props;
  const { chart } = useSpeech().elements;
  const inside = diagram.nodes.filter((node) => node.parent === parent);
  if (inside.length === 0) return null;
  return (
    <ol>
      {inside.map(({ path }) => {
        const isCurrent = current.includes(path);
        const note = isCurrent ? chart.current : visited?.has(path) ? chart.visited : null;
        return (
          <li key={path} aria-current={isCurrent ? 'step' : undefined}>
            {nameOf(path)}
            {note && ` (${note})`}
            <Inside {...props} parent={path} />
          </li>
        );
      })}
    </ol>
  );
}
