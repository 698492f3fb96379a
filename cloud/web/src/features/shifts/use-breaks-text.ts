import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { formatWords } from '@rollcall/shared/words/format';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';

/** Breaks as people say them: `12:00–13:00, 18:00–18:30`; empty without any. */
export function useBreaksText(): (breaks: ShiftRow['breaks']) => string {
  const { and } = useWords(formatWords);
  return (breaks) => breaks.map(({ startsAt, endsAt }) => `${formatTime(startsAt)}–${formatTime(endsAt)}`).join(and);
}
