/** Which page an address shows. */
import { EntriesPage } from '../entries/entries-page.js';
import { EntryPage } from '../entries/entry-page.js';
import { HomePage } from '../home/home-page.js';
import { EnrolPage } from '../keys/enrol-page.js';
import { SayPage } from '../say/say-page.js';
import { StatementsPage } from '../say/statements-page.js';
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
  return <NotFound />;
}
