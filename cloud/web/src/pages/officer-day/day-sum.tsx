import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { todayWords } from '@rollcall/shared/words/today';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { sumTotals } from '../today/sum-totals.ts';
import classes from './day-sum.module.css';

/** What of the shifts that begin on the date had to be recorded, was and wasn't; nothing where none does. */
export function DaySum({ day }: { day: OfficerDay }) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const own = day.shifts.filter(({ dutyDate }) => dutyDate === day.date);
  if (own.length === 0) return null;
  const { requiredMs, recordedMs, uninspectedMs, missingMs, explainedMs, pendingMs, notYetMs } = sumTotals(own);
  const numbers = [
    [texts.required, requiredMs, undefined],
    [texts.recorded, recordedMs, classes.recorded],
    ...(uninspectedMs > 0 ? [[texts.uninspected, uninspectedMs, undefined] as const] : []),
    [texts.missing, missingMs, classes.missing],
    ...(explainedMs > 0 ? [[texts.explained, explainedMs, classes.explained] as const] : []),
    ...(pendingMs > 0 ? [[texts.pending, pendingMs, classes.quiet] as const] : []),
    ...(notYetMs > 0 ? [[texts.notYet, notYetMs, classes.quiet] as const] : []),
  ] as const;
  return (
    <p className={classes.sum}>
      {numbers.map(([name, ms, look]) => (
        <span key={name}>
          <span className={classes.quiet}>{name}</span>{' '}
          <span className={ms > 0 ? look : classes.quiet}>{formatDuration(ms, language)}</span>
        </span>
      ))}
    </p>
  );
}
