/**
 * A fingerprint in groups of four, as it is compared aloud, with a button that copies it whole.
 */
import { useState } from 'preact/hooks';
import { useSpeech } from '../words/speech.js';

export function Hash({ value, label }: { readonly value: string; readonly label?: string }) {
  return (
    <span class="hash">
      <code>{value.match(/.{1,4}/g)?.join(' ') ?? value}</code>{' '}
      <CopyText text={value} {...(label === undefined ? {} : { label })} />
    </span>
  );
}

export interface CopyTextProps {
  readonly text: string;
  /** What is copied, for those who only hear the button. */
  readonly label?: string;
}

/** Copies a text; where the browser does not allow it, the text is there to be marked by hand. */
export function CopyText({ text, label }: CopyTextProps) {
  const { elements } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <button type="button" class="small" onClick={copy}>
      {isCopied ? elements.copied : elements.copy}
      {label && <span class="hidden"> {label}</span>}
    </button>
  );
}
