import { Button } from 'antd';
import { useLanguage } from '../language/language-context.ts';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const { otherLanguage } = useTexts(shellTexts);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button size="small" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      {otherLanguage}
    </Button>
  );
}
