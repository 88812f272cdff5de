/**
 * The home of a city: one thing to do first, until when, where the year stands, what else is to be
 * done, and what was said last.
 */
import type { ActionsAnswer, CycleAnswer } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { usePageTitle } from '../app/page-title.js';
import { href } from '../app/router.js';
import { Trouble } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { StepIndicator } from '../elements/step-indicator.js';
import { SummaryList } from '../elements/summary-list.js';
import { TaskList } from '../elements/task-list.js';
import { EntryTable } from '../entries/entry-table.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { stateNames } from '../words/state-names.js';
import { clusterChores, nextYear } from './cluster-chores.js';
import { type Chore, choresOf } from './todo.js';
import { yearSteps } from './year-steps.js';

export function HomePage() {
  const desk = useDesk();
  const { language } = useSpeech();
  const { app, home } = useTexts();
  const { api, summary, who } = desk;
  const title = home.title(nameOf(desk, who.member, language));
  usePageTitle(title);
  const years = summary.cycles.map(({ year }) => year);
  const { context } = desk.state.cluster;
  const next = nextYear(years, context);
  const { answer, error, again } = useAnswer(`${summary.head.size}`, async () => ({
    cycles: await Promise.all(years.map((year) => api.get<CycleAnswer>(`cycles/${year}`))),
    cluster: (await api.get<ActionsAnswer>('actions')).actions,
    next: (await api.get<ActionsAnswer>(`cycles/${next}/actions`)).actions,
  }));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const { cycles } = answer;
  const open = cycles.filter(({ state }) => !/^(closed)/.test(state));
  const chores = [
    ...clusterChores(answer.cluster, context, who.member),
    ...choresOf(open, who.member, desk.now),
  ];
  const mayLaunch = answer.next.some(({ type, may }) => type === 'cycle.launch' && may);
  const launch = { year: next, type: 'cycle.launch' as const, due: null, isLate: false };
  const [first, ...others] = mayLaunch ? [...chores, launch] : chores;
  return (
    <>
      <h1>{title}</h1>
      {first ? <First chore={first} /> : <Nothing cycles={open} />}
      {others.length > 0 && <Others chores={others} />}
      {open.map((cycle) => (
        <Year key={cycle.year} cycle={cycle} />
      ))}
      {cycles.length === 0 && <p>{home.noYear}</p>}
      <h2>{home.recent}</h2>
      <EntryTable from={Math.max(0, summary.head.size - RECENT)} to={summary.head.size} />
      <p>
        <a href={href.entries(desk.cluster)}>{home.all}</a>
      </p>
    </>
  );
}

const RECENT = 5;

function First({ chore }: { readonly chore: Chore }) {
  const { cluster, now } = useDesk();
  const { words, dates } = useSpeech();
  const { home, say } = useTexts();
  const { type, year, due } = chore;
  return (
    <section class="panel panel-first">
      <p class="due">{due ? home.due(dates.due(due, now)) : home.noDue}</p>
      <a class="button" href={href.say(cluster, year, type)}>
        {say.deed(words.statements[type], year)}
      </a>
    </section>
  );
}

function Nothing({ cycles }: { readonly cycles: readonly CycleAnswer[] }) {
  const desk = useDesk();
  const { language } = useSpeech();
  const { home } = useTexts();
  const awaited = [...new Set(cycles.flatMap(({ waitingFor }) => Object.keys(waitingFor)))];
  const names = awaited.map((member) => nameOf(desk, member, language)).join(', ');
  return (
    <section class="panel panel-plain">
      <h2>{home.nothing}</h2>
      <p>{home.nothingBody}</p>
      {names !== '' && <p>{home.waitingFor(names)}</p>}
    </section>
  );
}

function Others({ chores }: { readonly chores: readonly Chore[] }) {
  const { cluster, now } = useDesk();
  const { words, dates } = useSpeech();
  const { home, say } = useTexts();
  const tasks = chores.map(({ type, year, due, isLate }) => ({
    name: say.deed(words.statements[type], year),
    href: href.say(cluster, year, type),
    status: isLate ? home.status.overdue : home.status.open,
    hint: due ? dates.due(due, now) : undefined,
  }));
  return (
    <>
      <h2>{home.others}</h2>
      <TaskList tasks={tasks} />
    </>
  );
}

function Year({ cycle }: { readonly cycle: CycleAnswer }) {
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { home } = useTexts();
  const { year, state, chair } = cycle;
  const now = desk.summary.chairNow?.chair;
  const name = (member: string | null | undefined): string =>
    member ? nameOf(desk, member, language) : home.nobody;
  return (
    <section>
      <h2>
        <a href={href.year(desk.cluster, year)}>{home.state(year)}</a>
      </h2>
      <p>{stateNames('cycle', state, words).join(' · ')}</p>
      <StepIndicator label={home.yearSteps(year)} steps={yearSteps(state, words)} />
      <SummaryList
        rows={[
          { name: home.chairNow, value: name(now) },
          { name: home.chairOfYear(year), value: name(chair) },
        ]}
      />
    </section>
  );
}
