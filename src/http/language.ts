/**
 * Which language a reader wants (RFC 9110 section 12.5.4). There are two, so this looks only for
 * them; who asks for neither reads Vietnamese, the language of the field.
 */
import type { Language } from '../../workflows/index.js';

/** Chooses the language by the header `Accept-Language`. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'vi';
  const quality = { vi: 0, en: 0 };
  for (const range of acceptLanguage.slice(0, 200).toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const language = tag.split('-')[0];
    const weight = parameters.find((each) => each.startsWith('q='))?.slice('q='.length) ?? '1';
    if (language === 'vi' || language === 'en') {
      quality[language] = Math.max(quality[language], Number(weight) || 0);
    }
  }
  return quality.en > quality.vi ? 'en' : 'vi';
}
