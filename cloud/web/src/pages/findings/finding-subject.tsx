import type { FindingRow } from '@rollcall/shared/http/findings';
import { formatTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { findingsTexts } from '../../texts/findings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** What a finding is about, in a cell: the hours of a shift, a recorder, an activity, a recording, a whole day. */
export function FindingSubject({ finding }: { finding: FindingRow }) {
  const texts = useTexts(findingsTexts);
  const { shiftStartsAt, shiftEndsAt, recorderSerial, activityId, recordingId } = finding;
  if (shiftStartsAt !== null && shiftEndsAt !== null) {
    return <NoWrap>{`${formatTime(shiftStartsAt)}–${formatTime(shiftEndsAt)}`}</NoWrap>;
  }
  if (recorderSerial !== null) return <NoWrap>{recorderSerial}</NoWrap>;
  if (activityId !== null) return <NoWrap>{texts.activity}</NoWrap>;
  return <NoWrap>{recordingId === null ? texts.wholeDay : texts.recording}</NoWrap>;
}
