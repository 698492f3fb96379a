import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { isReason } from '../../form/is-reason.ts';
import { useWords } from '../../language/use-words.ts';
import { judgePlayability } from '../../player/playability.ts';
import { momentOf } from './moment-of.ts';
import classes from './review-footage.module.css';
import type { ChecklistDraft } from './use-checklist.ts';
import { canPlay } from './use-footage.ts';

interface Props {
  recording: ReviewedRecording;
  checklist: ChecklistDraft;
}

/** For what no browser plays: that the reviewer looked at it with another player, why, and moments by hand. */
export function Elsewhere({ recording, checklist }: Props) {
  const texts = useWords(reviewFootageWords);
  const { recordingId } = recording;
  const { answer } = useAnswer<RecordingDetail>(`recordings/${recordingId}`, {}, { enabled: canPlay(recording) });
  const [reason, setReason] = useState('');
  const [moment, setMoment] = useState('');
  const noted = checklist.elsewhere.find((one) => one.recordingId === recordingId);
  if (!answer) return null;
  const refused = judgePlayability(answer, (type) => document.createElement('video').canPlayType(type));
  if (refused.outcome !== 'refused' && !noted) return null;
  const atMs = momentOf(moment);
  const { selected } = checklist;
  return (
    <div className={classes.elsewhere}>
      <strong>{texts.elsewhere}</strong>
      <p className={classes.quiet}>{texts.elsewhereHint}</p>
      {noted ? (
        <div className={classes.row}>
          <span>{texts.elsewhereSaid(noted.reason)}</span>
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
          <Button disabled={!isReason(reason)} onClick={() => checklist.noteElsewhere(recordingId, reason.trim())}>
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
