/** A time for people, with the exact instant for programs. */
import { useSpeech } from '../words/speech.js';

export const Timestamp = ({ iso }: { readonly iso: string }) => (
  <time dateTime={iso}>{useSpeech().dates.time(iso)}</time>
);
