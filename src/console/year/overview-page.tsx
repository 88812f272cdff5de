/** A year at a glance: where it stands, who has done what, whom it waits for, what moves it on. */
import { nameOf, useDesk } from '../app/desk.js';
import { StepIndicator } from '../elements/step-indicator.js';
import { SummaryList } from '../elements/summary-list.js';
import { yearSteps } from '../home/year-steps.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { stateNames } from '../words/state-names.js';
import { DutyMatrix } from './duty-matrix.js';
import { Reminders } from './reminders.js';
import { SignOffChart } from './sign-off-chart.js';
import { StepsToMove } from './steps-to-move.js';
import { YearChart } from './year-chart.js';
import { type ShownYear, YearPage } from './year-page.js';

export function OverviewPage() {
  const { year } = useTexts();
  return <YearPage title={year.overviewTitle}>{(shown) => <Overview {...shown} />}</YearPage>;
}

function Overview({ cycle, context }: ShownYear) {
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { home, year: texts } = useTexts();
  const { year, state, chair, deputy } = cycle;
  const name = (member: string | null | undefined): string =>
    member ? nameOf(desk, member, language) : home.nobody;
  return (
    <>
      <StepIndicator label={home.yearSteps(year)} steps={yearSteps(state, words)} />
      <SummaryList
        rows={[
          { name: texts.stands, value: stateNames('cycle', state, words).join(' · ') },
          { name: home.chairNow, value: name(desk.summary.chairNow?.chair) },
          { name: home.chairOfYear(year), value: name(chair) },
          { name: texts.deputy, value: name(deputy) },
        ]}
      />
      <DutyMatrix cycle={cycle} context={context} />
      <Reminders cycle={cycle} />
      <StepsToMove year={year} state={state} />
      <SignOffChart cycle={cycle} context={context} />
      <YearChart year={year} state={state} />
    </>
  );
}
