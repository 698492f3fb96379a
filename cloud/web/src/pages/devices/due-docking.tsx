import type { DockingRow } from '@rollcall/shared/http/docking';
import { deviceWords } from '@rollcall/shared/words/devices';
import { formatRoughly } from '../../format/format-duration.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import classes from './not-docked.module.css';

/** Less than this is left: call now. */
const soonMs = 4 * 3_600_000;

/** Until when footage is to be imported, and how long that is from `at`, once the shift is over. */
export function DueDocking({ row: { dueAt, state }, at }: { row: DockingRow; at: string }) {
  const { notDocked: texts } = useWords(deviceWords);
  const { language } = useLanguage();
  const leftMs = Date.parse(dueAt) - Date.parse(at);
  const words = formatRoughly(Math.abs(leftMs), language);
  return (
    <NoWrap>
      {formatDayTime(dueAt, language)}
      {state === 'on_duty' ? null : (
        <span className={leftMs < soonMs ? classes.soon : undefined}>
          {' · '}
          {leftMs > 0 ? texts.left(words) : texts.over(words)}
        </span>
      )}
    </NoWrap>
  );
}
