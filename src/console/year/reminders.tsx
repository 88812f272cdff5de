/**
 * Whom the year waits for, and for each of them a reminder that can be copied into a mail. It leads
 * to the very task, in both languages, and says until when.
 */
import type { CycleAnswer } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { CopyText } from '../elements/hash.js';
import { type Chore, choresOf } from '../home/todo.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';

export function Reminders({ cycle }: { readonly cycle: CycleAnswer }) {
  const desk = useDesk();
  const { year } = useTexts();
  const awaited = Object.keys(cycle.waitingFor).sort();
  return (
    <section>
      <h2>{year.waiting}</h2>
      {awaited.length === 0 && <p>{year.nobody}</p>}
      {awaited.map((member) => (
        <Reminder
          key={member}
          member={member}
          chores={choresOf([cycle], member, desk.now)}
          year={cycle.year}
        />
      ))}
    </section>
  );
}

interface ReminderProps {
  readonly member: string;
  readonly chores: readonly Chore[];
  readonly year: number;
}

function Reminder({ member, chores, year }: ReminderProps) {
  const desk = useDesk();
  const { language, words, dates } = useSpeech();
  const { year: texts, say } = useTexts();
  const name = nameOf(desk, member, language);
  const lines = chores.map(({ type, due }) => {
    const deed = say.deed(words.statements[type], year);
    return due === null ? deed : `${deed} (${dates.due(due, desk.now)})`;
  });
  const [first] = chores;
  const link = `${location.origin}/${
    first ? href.say(desk.cluster, year, first.type) : href.home(desk.cluster)
  }`;
  return (
    <section class="panel panel-plain">
      <h3>{name}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>{texts.reminder}</summary>
        <pre>{texts.reminderText(name, lines, link)}</pre>
        <CopyText text={texts.reminderText(name, lines, link)} label={texts.reminderFor(name)} />
      </details>
    </section>
  );
}
