/**
 * A machine as a drawing and as a list that says the same. Where it stands is told by a thick frame
 * and a mark, the path that was taken by a tick and thicker lines; no meaning hangs on colour.
 */
import type { Diagram } from '../../../workflows/index.js';
import { Chart } from '../elements/chart.js';
import { useSpeech } from '../words/speech.js';
import { type Box, type LaidOut, layOut } from './layout.js';
import { StateList } from './state-list.js';

export interface StatechartProps {
  readonly diagram: Diagram;
  /** The innermost states in which the machine is. */
  readonly current: readonly string[];
  /** States that it has been in; `null` where that is not known. */
  readonly visited: ReadonlySet<string> | null;
  readonly title: string;
}

export function Statechart(props: StatechartProps) {
  const { diagram, title } = props;
  const { words, elements } = useSpeech();
  const laid = layOut(diagram);
  const names: Readonly<Record<string, string>> = words.states;
  const nameOf = (path: string): string => names[`${diagram.machine}:${path}`] ?? lastOf(path);
  const current = props.current.filter((path) => laid.boxes.some((box) => box.path === path));
  const text = elements.chart.stands(current.map(nameOf).join(' · ') || elements.chart.elsewhere);
  return (
    <>
      <Chart title={title} text={text} width={laid.width} height={laid.height}>
        <Boxes {...props} laid={laid} nameOf={nameOf} />
        <Lines laid={laid} visited={props.visited} />
      </Chart>
      <details>
        <summary>{elements.chart.asList}</summary>
        <StateList {...props} nameOf={nameOf} />
      </details>
    </>
  );
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Whether a machine that is in `current` is in a state, be it around it. */
export const isIn = (path: string, current: readonly string[]): boolean =>
  current.some((each) => each === path || each.startsWith(`${path}.`));

interface PartProps {
  readonly laid: LaidOut;
  readonly visited: ReadonlySet<string> | null;
}

function Boxes(
  props: PartProps & Pick<StatechartProps, 'current'> & { nameOf: (path: string) => string },
) {
  const { laid, visited, current, nameOf } = props;
  const styleOf = ({ path }: Box): string => {
    if (isIn(path, current)) return 'state state-now';
    return visited?.has(path) ? 'state state-visited' : 'state';
  };
  const markOf = ({ path }: Box): string => {
    if (isIn(path, current)) return '● ';
    return visited?.has(path) ? '✓ ' : '';
  };
  return (
    <>
      {laid.boxes.map((box) => (
        <g key={box.path}>
          <rect
            class={styleOf(box)}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={box.kind === 'final' ? 14 : 4}
          />
          <text x={box.x + 12} y={box.y + 22}>
            {markOf(box) + nameOf(box.path)}
          </text>
        </g>
      ))}
    </>
  );
}

function Lines({ laid, visited }: PartProps) {
  const isTaken = (from: string, to: string): boolean =>
    visited?.has(from) === true && visited.has(to);
  return (
    <>
      {laid.lines.map(({ from, to, points }) => {
        const [x = 0, y = 0] = points.at(-1) ?? [];
        const [before = 0] = points.at(-2) ?? [];
        return (
          <g key={`${from}>${to}`} class={isTaken(from, to) ? 'way way-taken' : 'way'}>
            <path d={`M${points.map((point) => point.join(' ')).join(' L')}`} />
            <path class="way-end" d={before === x ? `M${x} ${y} l-4 -7 h8 z` : tip(x, y)} />
          </g>
        );
      })}
    </>
  );
}

/** The end of a way that comes from the right. */
const tip = (x: number, y: number): string => `M${x} ${y} l7 -4 v8 z`;
