import type { Language } from '@rollcall/shared/words/define-words';
import { createContext, useContext } from 'react';

interface LanguageChoice {
  language: Language;
  choose(language: Language): void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

/** The page's language, and how to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
