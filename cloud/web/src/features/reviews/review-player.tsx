import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { ReviewDetail, ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { useCallback, useEffect, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { Player } from '../../player/player.tsx';
import { RefusalNotice } from '../../player/refusal-notice.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import type { Span } from './played-spans.ts';
import classes from './review-footage.module.css';
import type { Footage } from './use-footage.ts';
import { usePlayedSpans } from './use-played-spans.ts';
import type { Watched } from './use-watched.ts';
import { WatchedLane } from './watched-lane.tsx';

interface Props {
  review: ReviewDetail;
  recording: ReviewedRecording;
  footage: Footage;
  watched: Watched;
  marks: readonly { recordingId: string; atMs: number }[];
  onPosition: (positionMs: number) => void;
}

/** `j`, `k` and `m` are the checklist's here. */
const keys = { slower: '[', faster: ']', mute: 's' };

/** One recording of a review. What is played of it is told to HQ, while the account reviews. */
export function ReviewPlayer({ review, recording, footage, watched, marks, onPosition }: Props) {
  const texts = useWords(reviewFootageWords);
  const { recordingId, stored, mayView } = recording;
  const opens = stored && mayView;
  const { answer, problem, outdated, retry } = useAnswer<RecordingDetail>(
    `recordings/${recordingId}`,
    {},
    { enabled: opens },
  );
  const { seen, place, onSeen } = footage;
  const { report } = watched;
  const reviewing = review.may.review;
  const viewingSessionId = seen?.session.viewingSessionId;
  const tell = useCallback(
    (spans: Span[]) => {
      if (reviewing && viewingSessionId !== undefined) report({ recordingId, viewingSessionId, spans });
    },
    [reviewing, viewingSessionId, recordingId, report],
  );
  usePlayedSpans(seen?.media ?? null, tell);
  const isPhoto = seen !== undefined && seen.media === null;
  useEffect(() => {
    // A photo counts once it was shown.
    if (isPhoto) tell([[0, 1]]);
  }, [isPhoto, tell]);
  useEffect(() => () => onSeen(undefined), [onSeen]);
  const ofThis = useMemo(() => marks.filter((mark) => mark.recordingId === recordingId), [marks, recordingId]);

  if (!mayView) return <Away title={texts.mayNotTitle} hint={texts.mayNotHint} />;
  if (!stored) return <Away title={texts.notStoredTitle} hint={texts.notStoredHint} />;
  if (!answer || outdated) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={1} rows={6} />;
  }
  return (
    <>
      <Player
        recording={answer}
        startAtMs={place.startAtMs}
        openNow={place.openNow}
        keys={keys}
        lanes={<WatchedLane recording={recording} watched={watched.of.get(recordingId) ?? recording} marks={ofThis} />}
        onPosition={onPosition}
        onViewing={onSeen}
      />
      {reviewing ? <p className={classes.quiet}>{texts.tooFast}</p> : null}
      <ProblemNotice problem={watched.problem} />
    </>
  );
}

function Away({ title, hint }: { title: string; hint: string }) {
  return (
    <div className={classes.away}>
      <RefusalNotice title={title} hint={hint} />
    </div>
  );
}
