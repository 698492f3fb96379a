import { shellWords } from '@rollcall/shared/words/shell';
import { Button } from 'antd';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const { otherLanguage } = useWords(shellWords);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button size="small" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      {otherLanguage}
    </Button>
  );
}
