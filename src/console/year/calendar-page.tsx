/** The deadlines of a year in words, what lateness does, how to have them moved, and as a feed. */
import type { Deadline } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { DataTable } from '../elements/data-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { CalendarFeeds } from './calendar-feeds.js';
import { type ShownYear, YearPage } from './year-page.js';

export function CalendarPage() {
  const { year } = useTexts();
  return (
    <YearPage title={year.calendarTitle}>
      {(shown) => (
        <>
          <Deadlines {...shown} />
          <CalendarFeeds />
        </>
      )}
    </YearPage>
  );
}

function Deadlines({ cycle }: ShownYear) {
  const { cluster } = useDesk();
  const { words, dates } = useSpeech();
  const { year: texts } = useTexts();
  const { columns } = texts;
  const { year, deadlines } = cycle;
  const inOrder = deadlines.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const { now } = useDesk();
  if (inOrder.length === 0) return <p>{texts.noDeadlines}</p>;
  return (
    <>
      <DataTable
        caption={texts.deadlines}
        columns={[columns.what, columns.due, columns.late, columns.overdue]}
        rows={inOrder.map((each) => [
          words.deadlines[each.deadline],
          each.passed ? texts.passed(dates.day(each.due)) : dates.due(each.due, now),
          each.late === null ? texts.onLate.next : texts.onLate[each.late],
          <Overdue key="overdue" deadline={each} />,
        ])}
      />
      {inOrder
        .filter(({ extension }) => extension !== null)
        .map((each) => (
          <Extension key={each.deadline} deadline={each} year={year} />
        ))}
      <p>
        <a href={href.say(cluster, year, 'deadline.extend')}>
          {words.statements['deadline.extend']}
        </a>
      </p>
    </>
  );
}

function Overdue({ deadline }: { readonly deadline: Deadline }) {
  const desk = useDesk();
  const { language } = useSpeech();
  const names = deadline.overdue.map((member) => nameOf(desk, member, language));
  return <>{names.length === 0 ? '–' : names.join(', ')}</>;
}

interface ExtensionProps {
  readonly deadline: Deadline;
  readonly year: number;
}

function Extension({ deadline, year }: ExtensionProps) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { year: texts } = useTexts();
  const { extension } = deadline;
  if (!extension) return null;
  const { digest, until, approved } = extension;
  const names = approved.map((member) => nameOf(desk, member, language)).join(', ');
  const body = JSON.stringify({ digest });
  return (
    <section class="panel panel-first">
      <h2>{texts.extension(words.deadlines[deadline.deadline], dates.day(until))}</h2>
      <p>{texts.approvedBy(names || '–')}</p>
      <a class="button" href={href.say(desk.cluster, year, 'deadline.approve', { body })}>
        {words.statements['deadline.approve']}
      </a>
    </section>
  );
}
