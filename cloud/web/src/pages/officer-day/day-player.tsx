import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { Player } from '../../player/player.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';

interface Props {
  recordingId: string;
  startAtMs: number;
  onPosition: (positionMs: number) => void;
}

/** The clip under the cursor. */
export function DayPlayer({ recordingId, startAtMs, onPosition }: Props) {
  const texts = useWords(officerDayWords);
  const { answer, problem, outdated, retry } = useAnswer<RecordingDetail>(`recordings/${recordingId}`);
  if (!answer || outdated) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={1} rows={6} />;
  }
  return (
    <>
      <Player key={recordingId} recording={answer} startAtMs={startAtMs} lanes={null} onPosition={onPosition} />
      <Link to={paths.recording(recordingId, { t: Math.floor(startAtMs / 1000) })}>{texts.openRecording}</Link>
    </>
  );
}
