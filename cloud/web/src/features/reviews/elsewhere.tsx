import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { ReviewedRecording } from '@rollcall/shared/resources/reviews';
import type { PlayerRefusal } from '@rollcall/shared/rules/playback';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { isReason } from '../../form/is-reason.ts';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { judgePlayability } from '../../player/playability.ts';
import { usePlayback } from '../../player/use-playback.ts';
import { momentOf } from './moment-of.ts';
import classes from './review-footage.module.css';
import type { ChecklistDraft } from './use-checklist.ts';
import { canPlay, type Footage } from './use-footage.ts';
import type { Watched } from './use-watched.ts';

const refreshMs = 5000;

interface Props {
  recording: ReviewedRecording;
  footage: Footage;
  watched: Watched;
  checklist: ChecklistDraft;
}

/** For what this browser doesn't play: that the reviewer looked at it with another player, why, and moments by hand. */
export function Elsewhere({ recording, footage, watched, checklist }: Props) {
  const texts = useWords(reviewFootageWords);
  const { recordingId } = recording;
  const { answer } = useAnswer<RecordingDetail>(`recordings/${recordingId}`, {}, { enabled: canPlay(recording) });
  const [reason, setReason, draft] = useDraftState({ name: texts.elsewhere, subject: recordingId }, '');
  const [moment, setMoment] = useState('');
  const noted = checklist.elsewhere.find((one) => one.recordingId === recordingId);
  const { error } = usePlayback(footage.seen?.media ?? null);
  const said = useRef<PlayerRefusal>(undefined);
  // The network isn't the file's fault.
  if (error && error.code >= MediaError.MEDIA_ERR_DECODE) said.current = 'failed';
  const { refresh, sum } = watched;
  const waits = noted !== undefined && sum.watchedMs < sum.neededMs;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, [waits, refresh]);
  if (!answer) return null;
  const refusal = refusalOf(answer) ?? said.current;
  if (refusal === undefined && !noted) return null;
  const isBorneOut = (of: PlayerRefusal | undefined) => of !== undefined && recording.refusals.includes(of);
  if (!noted && !isBorneOut(refusal)) {
    return (
      <div className={classes.elsewhere}>
        <strong>{texts.elsewhereNot}</strong>
        <p className={classes.quiet}>{texts.elsewhereNotHint}</p>
      </div>
    );
  }
  const atMs = momentOf(moment);
  const { selected } = checklist;
  return (
    <div className={classes.elsewhere}>
      <strong>{texts.elsewhere}</strong>
      <p className={classes.quiet}>{texts.elsewhereHint}</p>
      {draft.notice}
      {noted ? (
        <div className={classes.row}>
          <span>{texts.elsewhereSaid(noted.reason)}</span>
          {isBorneOut(noted.refusal) ? null : <span>{texts.elsewhereUnfit}</span>}
          <Button size="small" onClick={() => checklist.noteElsewhere(recordingId, undefined)}>
            {texts.elsewhereBack}
          </Button>
        </div>
      ) : (
        <div className={classes.row}>
          <Input
            aria-label={texts.elsewhereReason}
            placeholder={texts.elsewhereReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            disabled={!isReason(reason) || !refusal}
            onClick={() =>
              refusal && draft.sent(() => checklist.noteElsewhere(recordingId, { reason: reason.trim(), refusal }))
            }
          >
            {texts.elsewhereDone}
          </Button>
        </div>
      )}
      <div className={classes.row}>
        <Input
          style={{ width: 150 }}
          aria-label={texts.elsewhereAt}
          placeholder={texts.elsewhereAt}
          value={moment}
          status={moment !== '' && atMs === undefined ? 'error' : ''}
          onChange={(event) => setMoment(event.target.value)}
        />
        <Button
          disabled={atMs === undefined || !selected}
          onClick={() => {
            if (atMs === undefined || !selected) return;
            checklist.mark(selected.key, { recordingId, atMs });
            setMoment('');
          }}
        >
          {texts.elsewhereMark}
        </Button>
        {moment !== '' && atMs === undefined ? <span>{texts.elsewhereAtWrong}</span> : null}
      </div>
    </div>
  );
}

/** Why this browser doesn't open the file; undefined: it does, or something else keeps it. */
function refusalOf(recording: RecordingDetail): PlayerRefusal | undefined {
  const judged = judgePlayability(recording, (type) => document.createElement('video').canPlayType(type));
  if (judged.outcome !== 'refused') return undefined;
  const { refusal } = judged;
  return refusal === 'cannot_open' || refusal === 'unsupported' ? refusal : undefined;
}
