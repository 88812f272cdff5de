/** What came out of a year: points, awards, and the files that can be taken along. */
import type { CycleContext } from '../../../workflows/index.js';
import { charterOf } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { DataTable } from '../elements/data-table.js';
import { saveFile } from '../elements/save-file.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { Documents } from './documents.js';
import { ScoresChart } from './scores-chart.js';
import { type ShownYear, YearPage } from './year-page.js';

export function ResultsPage() {
  const { year } = useTexts();
  return (
    <YearPage title={year.resultsTitle}>
      {(shown) => (
        <>
          <ScoresChart context={shown.context} />
          <ScoreFiles {...shown} />
          <Awards context={shown.context} />
          <Documents year={shown.cycle.year} now={shown.cycle.at} />
        </>
      )}
    </YearPage>
  );
}

function ScoreFiles({ cycle, context }: ShownYear) {
  const { api, cluster } = useDesk();
  const { year } = useTexts();
  if (Object.keys(context.review.scoring.points).length === 0) return null;
  const save = async (ending: 'csv' | 'xlsx'): Promise<void> => {
    const bytes = await api.bytes(`cycles/${cycle.year}/scores.${ending}`);
    saveFile(`${cluster}-${cycle.year}.${ending}`, bytes, 'application/octet-stream');
  };
  return (
    <p class="actions no-print">
      <button type="button" onClick={() => save('csv')}>
        {year.saveCsv}
      </button>
      <button type="button" onClick={() => save('xlsx')}>
        {year.saveXlsx}
      </button>
    </p>
  );
}

function Awards({ context }: { readonly context: CycleContext }) {
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { year } = useTexts();
  const awards = charterOf(desk.state, context.year)?.awards ?? [];
  const rows = Object.entries(context.award.list).flatMap(([award, members]) =>
    Object.entries(members).map(([member, status]) => [
      nameOf(desk, member, language),
      awards.find(({ id }) => id === award)?.name[language] ?? award,
      words.awardStatuses[status],
    ]),
  );
  const { columns } = year;
  return (
    <section>
      <h2>{year.awards}</h2>
      {rows.length === 0 ? (
        <p>{year.noAwards}</p>
      ) : (
        <DataTable
          caption={year.awards}
          columns={[columns.member, columns.award, columns.status]}
          rows={rows}
        />
      )}
    </section>
  );
}
