/**
 * The papers of a year as PDF files. The server makes them from the history whenever they are asked
 * for; what a clerk has issued keeps its number, and anything else is made as a draft.
 */
import { useState } from 'preact/hooks';
import { DOCUMENT_KINDS } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { useRoute } from '../app/router.js';
import { useReasons } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { saveFile } from '../elements/save-file.js';
import { useTexts } from '../words/console-texts.js';

type Kind = (typeof DOCUMENT_KINDS)[number];

interface Issued {
  readonly kind: Kind;
  readonly number: number;
  readonly symbol: string;
  readonly place: string;
  readonly date: string;
}

export function Documents({ year, now }: { readonly year: number; readonly now: string }) {
  const { api, cluster, summary } = useDesk();
  const { year: texts } = useTexts();
  const reasons = useReasons();
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const { answer } = useAnswer(`${year}/${summary.head.size}`, () =>
    api.get<{ readonly issued: readonly Issued[] }>(`cycles/${year}/documents`),
  );
  const take = async (kind: Kind, facts: Readonly<Record<string, string>>): Promise<void> => {
    try {
      const asked = new URLSearchParams(facts);
      const bytes = await api.bytes(`cycles/${year}/documents/${kind}?${asked}`);
      saveFile(`${cluster}-${year}-${kind}.pdf`, bytes, 'application/pdf');
      setTrouble([]);
    } catch (error) {
      setTrouble(reasons(error as Error));
    }
  };
  return (
    <section id="documents">
      <h2>{texts.documents}</h2>
      <p>{texts.documentsBody}</p>
      <ErrorSummary title={texts.documents} problems={trouble.map((text) => ({ text }))} />
      <ul>
        {answer?.issued.map(({ kind, number, symbol, date }) => (
          <li key={`${kind}/${number}`}>
            {`${texts.kinds[kind]} ${number}/${symbol}, ${date}`}{' '}
            <button
              type="button"
              class="small"
              onClick={() => take(kind, { number: String(number) })}
            >
              {texts.savePdf}
            </button>
          </li>
        ))}
      </ul>
      <Draft now={now} take={take} />
    </section>
  );
}

interface DraftProps {
  readonly now: string;
  readonly take: (kind: Kind, facts: Readonly<Record<string, string>>) => Promise<void>;
}

/** A paper before it is issued: whoever makes it says under which number it would stand. */
function Draft({ now, take }: DraftProps) {
  const { year } = useTexts();
  const asked = useRoute().query.get('kind');
  const [kind, setKind] = useState<Kind>(DOCUMENT_KINDS.find((each) => each === asked) ?? 'pledge');
  const [facts, setFacts] = useState({
    number: '1',
    symbol: year.draftSymbol,
    place: '',
    date: now.slice(0, 10),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void take(kind, facts);
      }}
    >
      <h3>{year.draft}</h3>
      <div class="field">
        <label for="document-kind">{year.facts.kind}</label>
        <select
          id="document-kind"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        >
          {DOCUMENT_KINDS.map((each) => (
            <option key={each} value={each} selected={each === kind}>
              {year.kinds[each]}
            </option>
          ))}
        </select>
      </div>
      {(['number', 'symbol', 'place', 'date'] as const).map((name) => (
        <div class="field" key={name}>
          <label for={`document-${name}`}>{year.facts[name]}</label>
          <input
            id={`document-${name}`}
            {...(name === 'date' ? { type: 'date' as const } : {})}
            required
            value={facts[name]}
            onInput={(event) => setFacts({ ...facts, [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      <button type="submit">{year.savePdf}</button>
    </form>
  );
}
