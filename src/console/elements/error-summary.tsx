/**
 * All problems at once, before the form that they are about. The focus moves here when it appears,
 * so that nobody has to look for what went wrong, and each problem leads to its field.
 */
import { useEffect, useRef } from 'preact/hooks';

export interface Problem {
  readonly text: string;
  /** Where it can be put right: `#field-id`. */
  readonly href?: string | undefined;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly problems: readonly Problem[];
}

export function ErrorSummary({ title, problems }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const told = problems.map(({ text }) => text).join('\n');
  useEffect(() => {
    if (told !== '') box.current?.focus();
  }, [told]);
  if (problems.length === 0) return null;
  return (
    <div class="panel panel-bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ text, href }) => (
          <li key={text}>{href ? <FieldLink href={href} text={text} /> : text}</li>
        ))}
      </ul>
    </div>
  );
}

/** Addresses of this page are routes, so the field is reached by hand. */
const FieldLink = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <a
    href={href}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(href.slice(1))?.focus();
    }}
  >
    {text}
  </a>
);
