import type { ShiftBreak } from '@rollcall/shared/http/shifts';
import { formatTime } from '../../format/format-time.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Breaks as people say them: `12:00–13:00, 18:00–18:30`; empty without any. */
export function useBreaksText(): (breaks: readonly ShiftBreak[]) => string {
  const { and } = useTexts(commonTexts);
  return (breaks) => breaks.map(({ startsAt, endsAt }) => `${formatTime(startsAt)}–${formatTime(endsAt)}`).join(and);
}
