/** The console: the language around everything, then signing in, then the pages at the desk. */
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../workflows/index.js';
import { KeysPage } from '../keys/keys-page.js';
import { endSession, keptSession, type Session } from '../keys/session.js';
import { SignInPage } from '../keys/sign-in-page.js';
import { loadTexts, type Spoken, TextsContext } from '../words/console-texts.js';
import { openDates } from '../words/dates.js';
import { rememberedLanguage, rememberLanguage, SpeechContext } from '../words/speech.js';
import { DeskContext } from './desk.js';
import { Frame } from './frame.js';
import { LiveLine } from './live-line.js';
import { type OpenedDesk, openDesk } from './open-desk.js';
import { ClusterPage } from './pages.js';
import { href, useRoute } from './router.js';
import { Trouble } from './trouble.js';

export function Console() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [spoken, setSpoken] = useState<(Spoken & { language: Language }) | null>(null);
  useEffect(() => {
    void loadTexts(language).then((loaded) => {
      rememberLanguage(language);
      setSpoken({ ...loaded, language });
    });
  }, [language]);
  if (!spoken) return null;
  const { texts, words } = spoken;
  const speech = {
    language: spoken.language,
    words,
    dates: openDates(spoken.language),
    elements: texts.elements,
    setLanguage,
  };
  return (
    <SpeechContext.Provider value={speech}>
      <TextsContext.Provider value={texts}>
        <Seated language={spoken.language} />
      </TextsContext.Provider>
    </SpeechContext.Provider>
  );
}

/** Whoever sits here, and the pages for them; without a session, the way in. */
function Seated({ language }: { readonly language: Language }) {
  const [session, setSession] = useState<Session | null>(keptSession);
  const [opened, setOpened] = useState<OpenedDesk | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [cluster] = useRoute().parts;
  const refresh = async (): Promise<void> => {
    if (!session) return;
    try {
      setOpened(await openDesk(session, language));
      setError(null);
    } catch (failed) {
      setError(failed as Error);
    }
  };
  useEffect(() => {
    void refresh();
  }, [session, language]);
  const enter = (next: Session): void => {
    setSession(next);
    if (cluster === undefined || cluster === 'keys') location.hash = href.home(next.cluster);
  };
  const leave = (): void => {
    endSession();
    setSession(null);
    setOpened(null);
    location.hash = href.start();
  };
  const desk = session && opened ? { ...opened, refresh } : null;
  return (
    <DeskContext.Provider value={desk}>
      <Frame desk={desk} onSignOut={leave}>
        {cluster === 'keys' ? (
          <KeysPage cluster={desk?.cluster ?? null} />
        ) : error ? (
          <Trouble error={error} again={refresh} />
        ) : desk && (cluster === undefined || cluster === desk.cluster) ? (
          <>
            <LiveLine />
            <ClusterPage />
          </>
        ) : (
          !session && <SignInPage cluster={cluster ?? null} onSession={enter} />
        )}
      </Frame>
    </DeskContext.Provider>
  );
}
