/** Which page an address shows. */
import { EntriesPage } from '../entries/entries-page.js';
import { EntryPage } from '../entries/entry-page.js';
import { HomePage } from '../home/home-page.js';
import { EnrolPage } from '../keys/enrol-page.js';
import { SayPage } from '../say/say-page.js';
import { StatementsPage } from '../say/statements-page.js';
import { CalendarPage } from '../year/calendar-page.js';
import { HandoverPage } from '../year/handover-page.js';
import { OverviewPage } from '../year/overview-page.js';
import { ResultsPage } from '../year/results-page.js';
import { NotFound } from './not-found.js';
import { useRoute } from './router.js';

/** The page of a cluster for somebody who is signed in. */
export function ClusterPage() {
  const [, first, second] = useRoute().parts;
  if (first === undefined) return <HomePage />;
  if (first === 'entries')
    return second === undefined ? <EntriesPage /> : <EntryPage key={second} />;
  if (first === 'enrol') return <EnrolPage />;
  if (second === 'say') return <SayPage />;
  if (second === 'statements') return <StatementsPage />;
  if (second === undefined) return <OverviewPage />;
  if (second === 'calendar') return <CalendarPage />;
  if (second === 'results') return <ResultsPage />;
  if (second === 'handover') return <HandoverPage />;
  return <NotFound />;
}
