/** What every page of a year begins with: its name, its neighbours, and the year as it stands. */
import type { ComponentChildren } from 'preact';
import type { CycleContext } from '../../../workflows/index.js';
import type { CycleAnswer } from '../api/answers.js';
import { useDesk } from '../app/desk.js';
import { NotFound } from '../app/not-found.js';
import { usePageTitle } from '../app/page-title.js';
import { useRoute } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { useTexts } from '../words/console-texts.js';
import { YearTabs } from './year-tabs.js';

/** A launched year as its pages read it. */
export interface ShownYear {
  readonly cycle: CycleAnswer;
  readonly context: CycleContext;
}

export interface YearPageProps {
  readonly title: (year: number) => string;
  readonly children: (shown: ShownYear) => ComponentChildren;
}

export function YearPage({ title, children }: YearPageProps) {
  const { api, state, summary } = useDesk();
  const { app } = useTexts();
  const year = Number(useRoute().parts[1]);
  usePageTitle(title(year));
  const context = state.cycles[year]?.context;
  const { answer, error, again } = useAnswer(`${year}/${summary.head.size}`, async () =>
    context ? api.get<CycleAnswer>(`cycles/${year}`) : null,
  );
  if (!context) return <NotFound />;
  if (error) return <Trouble error={error} again={again} />;
  return (
    <>
      <YearTabs year={year} />
      <h1>{title(year)}</h1>
      {answer && answer.year === year ? children({ cycle: answer, context }) : <p>{app.loading}</p>}
    </>
  );
}
