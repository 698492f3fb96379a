import type { Language } from '@rollcall/shared/words/define-words';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { recall, remember } from '../browser/remembered.ts';
import { LanguageContext } from './language-context.ts';

/** Chinese, unless this browser was switched to English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (recall('language') === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choice = useMemo(() => {
    const choose = (chosen: Language) => {
      remember('language', chosen);
      setLanguage(chosen);
    };
    return { language, choose };
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
