/** Starts the auditor's page; both languages are in the one file. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../workflows/index.js';
import { wordsOf } from '../../workflows/index.js';
import { AuditPage } from './audit/audit-page.js';
import { auditEn } from './audit/texts.en.js';
import { auditVi } from './audit/texts.vi.js';
import { elementsEn } from './elements/texts.en.js';
import { elementsVi } from './elements/texts.vi.js';
import { openDates } from './words/dates.js';
import { rememberedLanguage, rememberLanguage, SpeechContext } from './words/speech.js';

function Auditor() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  useEffect(() => rememberLanguage(language), [language]);
  const speech = {
    language,
    words: wordsOf(language),
    dates: openDates(language),
    elements: language === 'vi' ? elementsVi : elementsEn,
    setLanguage,
  };
  return (
    <SpeechContext.Provider value={speech}>
      <AuditPage texts={language === 'vi' ? auditVi : auditEn} />
    </SpeechContext.Provider>
  );
}

const page = document.getElementById('page');
if (page) render(<Auditor />, page);
