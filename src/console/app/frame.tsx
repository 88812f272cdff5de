/** The frame of every page: who sits here, where one can go, in which language, and what is new. */
import type { ComponentChildren } from 'preact';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type Desk, nameOf } from './desk.js';
import { href, useRoute } from './router.js';

export interface FrameProps {
  readonly desk: Desk | null;
  readonly onSignOut: () => void;
  readonly children?: ComponentChildren;
}

export function Frame({ desk, onSignOut, children }: FrameProps) {
  const { app } = useTexts();
  const { language, setLanguage } = useSpeech();
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {app.skip}
      </button>
      <header class="site">
        <a class="brand" href={desk ? href.home(desk.cluster) : href.start()}>
          {app.product}
        </a>
        {desk && (
          <>
            <span class="who">
              {app.signedInAs(nameOf(desk, desk.who.member, language), desk.who.officer)}
            </span>
            <button type="button" class="small" onClick={onSignOut}>
              {app.signOut}
            </button>
          </>
        )}
        <button
          type="button"
          class="small"
          lang={app.otherLanguageCode}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {app.otherLanguage}
        </button>
      </header>
      {desk && <Navigation desk={desk} />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="site">
        <p>{app.internal}</p>
      </footer>
    </>
  );
}

function Navigation({ desk }: { readonly desk: Desk }) {
  const { app } = useTexts();
  const { parts } = useRoute();
  const { nav } = app;
  const { cluster, summary } = desk;
  const here = `#/${parts.join('/')}`;
  const years = summary.cycles.map(({ year }) => year);
  const pages: readonly (readonly [string, string])[] = [
    [nav.home, href.home(cluster)],
    ...years.map((year) => [`${nav.statements} ${year}`, href.statements(cluster, year)] as const),
    [nav.statements, href.statements(cluster, null)],
    [nav.entries, href.entries(cluster)],
    [nav.audit, `/audit?cluster=${cluster}`],
    [nav.keys, href.keys()],
  ];
  return (
    <nav class="site" aria-label={nav.label}>
      <ul>
        {pages.map(([name, address]) => (
          <li key={address}>
            <a href={address} aria-current={address === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
