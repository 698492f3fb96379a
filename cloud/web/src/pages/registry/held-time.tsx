import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** A boundary of custody, to the minute; without one it lasts. */
export function HeldTime({ at }: { at: string | null }) {
  const texts = useTexts(registryTexts).custody;
  const { language } = useLanguage();
  return <NoWrap>{at === null ? texts.open : formatDayTime(at, language)}</NoWrap>;
}
