import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { leaveWords } from '@rollcall/shared/words/leave';
import { formatDuration } from './format-duration.ts';
import { formatDay, formatDayTime, formatTime } from './format-time.ts';

const dayMs = 86_400_000;

/** `11月24日–25日 · 2 天` of whole days, the last one included; other leave to the minute, `11月24日 08:00–12:00 · 4 小时`. */
export function formatLeave({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const isMidnight = (instant: number) => startOfLocalDate(localDateOf(instant)).getTime() === instant;
  if (!isMidnight(start) || !isMidnight(end)) {
    const sameDay = localDateOf(start) === localDateOf(end);
    const until = sameDay ? `–${formatTime(end)}` : ` – ${formatDayTime(end, language)}`;
    return `${formatDayTime(start, language)}${until} · ${formatDuration(end - start, language)}`;
  }
  const days = wordsIn(leaveWords, language).days((end - start) / dayMs);
  const last = end - dayMs;
  if (last === start) return `${formatDay(start, language)} · ${days}`;
  const sameMonth = localDateOf(start).slice(0, 7) === localDateOf(last).slice(0, 7);
  if (!sameMonth) return `${formatDay(start, language)} – ${formatDay(last, language)} · ${days}`;
  const dayOf = (instant: number) => ({
    text: formatDay(instant, language),
    day: Number(localDateOf(instant).slice(8)),
  });
  return `${wordsIn(formatWords, language).daysOfMonth(dayOf(start), dayOf(last))} · ${days}`;
}
