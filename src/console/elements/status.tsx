/** A line that screen readers speak when it changes, politely and without moving the focus. */
import type { ComponentChildren } from 'preact';

export const Status = ({ children }: { readonly children?: ComponentChildren }) => (
  <div role="status" class="status">
    {children}
  </div>
);
