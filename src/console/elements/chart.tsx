/**
 * A drawing that is also told in words: a title, a description, and a region of its own to scroll
 * in, so that a wide one stays legible on a narrow screen. What it shows stands in a table besides.
 */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChartProps {
  readonly title: string;
  /** What one sees at a glance, as a sentence. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}

export function Chart({ title, text, width, height, children }: ChartProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section class="scroll" aria-label={title} tabIndex={0}>
      <svg
        class="chart"
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{text}</desc>
        {children}
      </svg>
    </section>
  );
}
