/** An address that leads nowhere, and the way back. */
import { useTexts } from '../words/console-texts.js';
import { usePageTitle } from './page-title.js';
import { href } from './router.js';

export function NotFound() {
  const { app } = useTexts();
  usePageTitle(app.notFound);
  return (
    <>
      <h1>{app.notFound}</h1>
      <p>{app.notFoundBody}</p>
      <p>
        <a href={href.start()}>{app.toStart}</a>
      </p>
    </>
  );
}
