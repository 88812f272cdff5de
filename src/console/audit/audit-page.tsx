/**
 * The auditor: open a history, watch it being judged, read the verdict, walk through the entries.
 */
import { useEffect } from 'preact/hooks';
import { ErrorSummary } from '../elements/error-summary.js';
import { Progress } from '../elements/progress.js';
import { Status } from '../elements/status.js';
import { useSpeech } from '../words/speech.js';
import { EntryPanel } from './entry-panel.js';
import { Groups } from './groups.js';
import { Lanes } from './lanes.js';
import { Opening } from './opening.js';
import { PathChart } from './path-chart.js';
import type { AuditTexts } from './texts.en.js';
import { EntryList, Walk } from './timeline.js';
import { type Audit, showEntry, useAudit } from './use-audit.js';
import { VerdictBanner } from './verdict-banner.js';
import { WhatIf } from './what-if-panel.js';

export function AuditPage({ texts }: { readonly texts: AuditTexts }) {
  const { language, setLanguage } = useSpeech();
  const audit = useAudit();
  const { stage, checked, total, trouble } = audit.state;
  useEffect(() => {
    document.title = `${texts.title} – Giao Ước`;
  }, [texts]);
  return (
    <>
      <header class="site">
        <span class="brand">Giao Ước</span>
        <button
          type="button"
          class="small"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {texts.language}
        </button>
      </header>
      <main>
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <ErrorSummary
          title={texts.trouble}
          problems={trouble === null ? [] : [{ text: trouble }]}
        />
        {stage === 'open' && <Opening audit={audit} texts={texts} />}
        <Status>
          {stage === 'running' && (
            <Progress value={checked} max={total || null} text={texts.progress(checked, total)} />
          )}
        </Status>
        {stage === 'done' && <Done audit={audit} texts={texts} />}
      </main>
    </>
  );
}

interface PartProps {
  readonly audit: Audit;
  readonly texts: AuditTexts;
}

function Done({ audit, texts }: PartProps) {
  const { language } = useSpeech();
  const { verdict, position, view } = audit.state;
  useEffect(() => {
    const pressed = ({ key, target }: KeyboardEvent): void => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      if (key === 'j') showEntry(position + 1);
      if (key === 'k') showEntry(position - 1);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [position]);
  if (!verdict) return null;
  const { rows, names } = verdict;
  const nameOf = (party: string): string => names[party]?.[language] ?? party;
  const named = Object.keys(names).map((party) => [party, nameOf(party)] as const);
  return (
    <>
      <VerdictBanner verdict={verdict.verdict} texts={texts} />
      <button type="button" onClick={audit.reset}>
        {texts.other}
      </button>
      {!verdict.verdict.sound && rows.length > 0 && (
        <button type="button" onClick={() => showEntry(rows.length - 1)}>
          {texts.toProblem}
        </button>
      )}
      <h2>{texts.entries}</h2>
      {rows.length > 0 && (
        <>
          <Walk rows={rows} position={position} move={showEntry} texts={texts} />
          <Lanes rows={rows} position={position} texts={texts} nameOf={nameOf} />
          {view && <EntryPanel view={view.view} nameOf={nameOf} texts={texts} />}
          <PathChart rows={rows} position={position} texts={texts} />
          <WhatIf key={position} audit={audit} names={named} texts={texts} />
          <h2>{texts.groups.heading}</h2>
          <Groups rows={rows} position={position} texts={texts} nameOf={nameOf} />
          <h2>{texts.listed}</h2>
          <EntryList rows={rows} position={position} texts={texts} nameOf={nameOf} />
        </>
      )}
    </>
  );
}
