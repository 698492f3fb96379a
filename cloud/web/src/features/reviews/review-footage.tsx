import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { useState } from 'react';
import { useKey } from '../../keyboard/use-key.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { RestrictButton } from '../recording-restrictions/restrict-button.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ItemStrip } from './item-strip.tsx';
import classes from './review-footage.module.css';
import { ReviewPlayer } from './review-player.tsx';
import { ReviewedRecordings } from './reviewed-recordings.tsx';
import type { ChecklistDraft } from './use-checklist.ts';
import type { Footage } from './use-footage.ts';
import type { Watched } from './use-watched.ts';
import { WatchedSum } from './watched-sum.tsx';

interface Props {
  review: ReviewDetail;
  footage: Footage;
  watched: Watched;
  marks: readonly { recordingId: string; atMs: number }[];
  /** The reviewer's own, while it isn't submitted. */
  checklist: ChecklistDraft | undefined;
}

/** The footage of a review: the time that is reviewed with what was played of it, the player, the recordings. */
export function ReviewFootage({ review, footage, watched, marks, checklist }: Props) {
  const texts = useWords(reviewFootageWords);
  const [positionMs, setPositionMs] = useState<number>();
  const { recordings } = review;
  const { recording, place } = footage;
  useKey('n', texts.next, () => footage.go(1));
  useKey('p', texts.previous, () => footage.go(-1));
  const shown = { review, footage, watched, marks, checklist };
  return (
    <Section
      title={texts.title}
      hint={<WatchedSum watched={watched} reviewing={review.may.review} length={recordings.length} />}
    >
      {recording === undefined ? (
        <div className={classes.none} role="note">
          <strong>{texts.none}</strong>
          <p>{texts.noneHint}</p>
          {review.findings.length > 0 ? <p>{texts.noneStated}</p> : null}
        </div>
      ) : (
        <>
          <ItemStrip {...shown} positionMs={positionMs} />
          <ReviewPlayer key={place.recordingId} {...shown} recording={recording} onPosition={setPositionMs} />
          {checklist ? (
            <Elsewhere key={`elsewhere ${place.recordingId}`} {...shown} checklist={checklist} recording={recording} />
          ) : null}
          {checklist && !recording.restricted ? <RestrictButton recordingId={recording.recordingId} /> : null}
          <ReviewedRecordings {...shown} />
        </>
      )}
    </Section>
  );
}
