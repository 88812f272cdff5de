/** The pages of one year, side by side. */
import { useDesk } from '../app/desk.js';
import { PageLinks } from '../app/page-links.js';
import { href } from '../app/router.js';
import { useTexts } from '../words/console-texts.js';

export function YearTabs({ year }: { readonly year: number }) {
  const { cluster } = useDesk();
  const { tabs, pages } = useTexts().year;
  return (
    <PageLinks
      class="site tabs"
      label={tabs(year)}
      pages={[
        [pages.overview, href.year(cluster, year)],
        [pages.calendar, href.calendar(cluster, year)],
        [pages.results, href.results(cluster, year)],
        [pages.handover, href.handover(cluster, year)],
        [pages.statements, href.statements(cluster, year)],
      ]}
    />
  );
}
