import { registryWords } from '@rollcall/shared/words/registry';
import { formatDayTime } from '../format/format-time.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { NoWrap } from './no-wrap.tsx';

/** A boundary of custody, to the minute; without one it lasts. */
export function HeldTime({ at }: { at: string | null }) {
  const texts = useWords(registryWords).custody;
  const { language } = useLanguage();
  return <NoWrap>{at === null ? texts.open : formatDayTime(at, language)}</NoWrap>;
}
