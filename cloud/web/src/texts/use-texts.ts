import type { Language } from '../language/language.ts';
import { useLanguage } from '../language/language-context.ts';

/** The texts of one area in the page's language. */
export function useTexts<Said>(texts: Record<Language, Said>): Said {
  return texts[useLanguage().language];
}
