import type { ShiftBreak } from '@rollcall/shared/http/shifts';
import { commonWords } from '@rollcall/shared/words/common';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';

/** Breaks as people say them: `12:00–13:00, 18:00–18:30`; empty without any. */
export function useBreaksText(): (breaks: readonly ShiftBreak[]) => string {
  const { and } = useWords(commonWords);
  return (breaks) => breaks.map(({ startsAt, endsAt }) => `${formatTime(startsAt)}–${formatTime(endsAt)}`).join(and);
}
