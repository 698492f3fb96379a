import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { playerWords } from '@rollcall/shared/words/player';
import { Button } from 'antd';
import { useWords } from '../language/use-words.ts';
import { formatOf } from './format-of.ts';
import type { Playability } from './playability.ts';
import { Poster } from './poster.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import classes from './stage.module.css';
import { useDamageReasons } from './use-damage-reasons.ts';
import type { Playback } from './use-playback.ts';
import type { Viewing } from './use-viewing.ts';

interface Props {
  recording: RecordingDetail;
  playability: Playability;
  viewing: Viewing;
  playback: Playback;
  startAtMs: number;
  onAgain: () => void;
  onMedia: (media: HTMLVideoElement | null) => void;
  /** A photo is on the screen. */
  onShown?: () => void;
}

/** The picture, or what is in its place. */
export function Stage({ recording, playability, viewing, playback, startAtMs, onAgain, onMedia, onShown }: Props) {
  const texts = useWords(playerWords);
  const damage = useDamageReasons(recording.inspection);
  const { session } = viewing;
  if (playability.outcome === 'refused') {
    const { title, hint } = texts.refusals[playability.refusal];
    return (
      <RefusalNotice title={title} hint={typeof hint === 'string' ? hint : hint(formatOf(recording.inspection))} />
    );
  }
  if (!session) {
    const label = playability.outcome === 'look' ? texts.look : texts.play;
    return <Poster recording={recording} label={label} opening={viewing.running} onOpen={() => viewing.open()} />;
  }
  if (playability.outcome === 'look') {
    return <img className={classes.media} src={session.mediaUrl} alt={recording.fileName} onLoad={onShown} />;
  }
  const failed = playback.error !== null;
  const { title, hint } = texts.refusals.failed;
  return (
    <div className={classes.stage}>
      {damage ? <p className={classes.damaged}>{texts.damaged(damage)}</p> : null}
      {failed ? (
        <div className={classes.failed}>
          <RefusalNotice title={title} hint={hint}>
            <Button loading={viewing.running} onClick={onAgain}>
              {texts.again}
            </Button>
          </RefusalNotice>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useMediaCaption: recorders write no captions */}
      <video
        ref={onMedia}
        className={classes.media}
        src={startAtMs > 0 ? `${session.mediaUrl}#t=${startAtMs / 1000}` : session.mediaUrl}
        autoPlay
        playsInline
        disablePictureInPicture
        onClick={playback.toggle}
      />
    </div>
  );
}
