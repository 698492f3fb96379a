import { CaretRightFilled } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { playerWords } from '@rollcall/shared/words/player';
import { useWords } from '../language/use-words.ts';
import { ActionButton } from '../session/action-button.tsx';
import { KindIcon } from './kind-icon.tsx';
import classes from './poster.module.css';

interface Props {
  recording: RecordingDetail;
  label: string;
  opening: boolean;
  onOpen: () => void;
}

/** Before anything is opened: the small picture, and that playing leaves a trace. */
export function Poster({ recording, label, opening, onOpen }: Props) {
  const texts = useWords(playerWords);
  const { recordingId, hasThumbnail, inspection } = recording;
  return (
    <div className={classes.poster}>
      {hasThumbnail ? (
        <img className={classes.picture} src={`/api/v1/recordings/${recordingId}/thumbnail`} alt="" />
      ) : (
        <span className={classes.kind}>
          <KindIcon kind={inspection.kind} />
        </span>
      )}
      <div className={classes.over}>
        <ActionButton
          action="recordings.view"
          type="primary"
          size="large"
          icon={<CaretRightFilled />}
          loading={opening}
          onClick={onOpen}
        >
          {label}
        </ActionButton>
        <p className={classes.note}>{texts.recordedView}</p>
      </div>
    </div>
  );
}
