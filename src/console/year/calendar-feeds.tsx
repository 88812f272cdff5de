/**
 * The city's deadlines in its own calendar program: an address that holds its permission, shown
 * once, and the list of those that were made, so that a lost one can be taken back.
 */
import { useState } from 'preact/hooks';
import { useDesk } from '../app/desk.js';
import { Trouble, useReasons } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { CopyText } from '../elements/hash.js';
import { Timestamp } from '../elements/timestamp.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';

interface Token {
  readonly id: string;
  readonly madeBy: string;
  readonly created: string;
}

export function CalendarFeeds() {
  const { api } = useDesk();
  const { language } = useSpeech();
  const { app, year } = useTexts();
  const reasons = useReasons();
  const [address, setAddress] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const { answer, error, again } = useAnswer('feeds', () =>
    api.get<{ readonly tokens: readonly Token[] }>('calendar-tokens'),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setTrouble([]);
      again();
    } catch (failed) {
      setTrouble(reasons(failed as Error));
    }
  };
  const make = (): Promise<void> =>
    attempt(async () => {
      const made = await api.post<{ readonly address: string }>('calendar-tokens', '{}');
      setAddress(`${location.origin}${made.address}${language === 'en' ? '?lang=en' : ''}`);
    });
  return (
    <section>
      <h2>{year.feeds}</h2>
      <p>{year.feedsBody}</p>
      <ErrorSummary title={year.feeds} problems={trouble.map((text) => ({ text }))} />
      {address !== null && (
        <p role="status">
          {year.feedOnce} <code>{address}</code> <CopyText text={address} label={year.feeds} />
        </p>
      )}
      <button type="button" onClick={make}>
        {year.makeFeed}
      </button>
      {answer.tokens.length > 0 && (
        <ul>
          {answer.tokens.map(({ id, madeBy, created }) => (
            <li key={id}>
              {year.feedOf(madeBy)} <Timestamp iso={created} />{' '}
              <button
                type="button"
                class="small"
                onClick={() => attempt(() => api.remove(`calendar-tokens/${id}`))}
              >
                {year.dropFeed}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
