/** How far something is, as a bar and in words. */
export interface ProgressProps {
  readonly value: number;
  /** Unknown while it is `null`. */
  readonly max: number | null;
  readonly text: string;
}

export const Progress = ({ value, max, text }: ProgressProps) => (
  <div class="progress">
    <progress {...(max === null ? {} : { value, max })} aria-label={text} />
    <p>{text}</p>
  </div>
);
