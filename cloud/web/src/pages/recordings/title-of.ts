import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { formatRoughly } from '../../format/format-duration.ts';
import { formatDayTime } from '../../format/format-time.ts';

type Titled = Pick<RecordingRow, 'capturedAt' | 'holders' | 'durationMs' | 'inspection'>;

/** What a person would call it: `11月24日 09:15 张伟 100234 · 8 分`; without a length, what kind of file it is. */
export function titleOf({ capturedAt, holders, durationMs, inspection }: Titled, language: Language): string {
  const texts = wordsIn(recordingListWords, language);
  const { and } = wordsIn(formatWords, language);
  const when = capturedAt === null ? texts.unknownTime : formatDayTime(capturedAt, language);
  const who = holders.length === 0 ? texts.nobody : holders.map(({ badgeNo, name }) => `${name} ${badgeNo}`).join(and);
  const what = durationMs === null ? texts.kinds[inspection.kind] : formatRoughly(durationMs, language);
  return `${when} ${who} · ${what}`;
}
