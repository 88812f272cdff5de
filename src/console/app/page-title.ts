/** The name of a page in the browser's tab, and the focus on what is new when a page is entered. */
import { useEffect } from 'preact/hooks';
import { useTexts } from '../words/console-texts.js';

/** Names the page; a problem that stands on it comes first. */
export function usePageTitle(title: string): void {
  const { app } = useTexts();
  useEffect(() => {
    document.title = `${title} – ${app.product}`;
  }, [title, app]);
}
