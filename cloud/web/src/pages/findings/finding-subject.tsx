import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingListWords } from '@rollcall/shared/words/findings';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';

/** What a finding is about, in a cell: the hours of a shift, a recorder, an activity, a recording, a whole day. */
export function FindingSubject({ finding }: { finding: FindingRow }) {
  const texts = useWords(findingListWords);
  const { shiftStartsAt, shiftEndsAt, recorderSerial, activityId, recordingId } = finding;
  if (shiftStartsAt !== null && shiftEndsAt !== null) {
    return <NoWrap>{`${formatTime(shiftStartsAt)}–${formatTime(shiftEndsAt)}`}</NoWrap>;
  }
  if (recorderSerial !== null) return <NoWrap>{recorderSerial}</NoWrap>;
  if (activityId !== null) return <NoWrap>{texts.activity}</NoWrap>;
  return <NoWrap>{recordingId === null ? texts.wholeDay : texts.recording}</NoWrap>;
}
