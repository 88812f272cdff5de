/** The frame of every page: who sits here, where one can go, in which language, and what is new. */
import type { ComponentChildren } from 'preact';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type Desk, nameOf } from './desk.js';
import { PageLinks } from './page-links.js';
import { href } from './router.js';

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
  const { app, year: texts } = useTexts();
  const { nav } = app;
  const { cluster, summary } = desk;
  const years = summary.cycles.map(
    ({ year }) => [texts.nav(year), href.year(cluster, year)] as const,
  );
  return (
    <PageLinks
      class="site"
      label={nav.label}
      pages={[
        [nav.home, href.home(cluster)],
        ...years,
        [nav.statements, href.statements(cluster, null)],
        [nav.entries, href.entries(cluster)],
        [nav.audit, `/audit?cluster=${cluster}`],
        [nav.keys, href.keys()],
      ]}
    />
  );
}
