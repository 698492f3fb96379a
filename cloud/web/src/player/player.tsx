import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import { playerWords } from '@rollcall/shared/words/player';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatFull, formatTime } from '../format/format-time.ts';
import { useKey } from '../keyboard/use-key.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { useCan } from '../session/use-can.ts';
import { Controls } from './controls.tsx';
import { DownloadButton } from './download-button.tsx';
import type { KeyNames } from './key-names.ts';
import { judgePlayability } from './playability.ts';
import classes from './player.module.css';
import { PlayerKeys } from './player-keys.tsx';
import { SeekBar } from './seek-bar.tsx';
import { Stage } from './stage.tsx';
import { usePlayback } from './use-playback.ts';
import { useViewing } from './use-viewing.ts';

/** So far before the place at which playing stopped it goes on. */
const stepBackMs = 5000;

interface Props {
  recording: RecordingDetail;
  /** Where to begin, and to go to when it changes. */
  startAtMs: number;
  /** Lanes below the seek bar, on the same axis. */
  lanes: ReactNode;
  /** Told where it plays, as it goes on. */
  onPosition?: (positionMs: number) => void;
  keys?: KeyNames;
  /** Somebody asked for it already: it doesn't wait for play to be pressed. */
  openNow?: boolean;
  /** Told what it is seen in, and when that goes. Without `media`, a photo. */
  onViewing?: (seen: Seen | undefined) => void;
}

export interface Seen {
  session: ViewingSession;
  media: HTMLVideoElement | null;
}

/** Footage, seen in a viewing session that is opened by pressing play and not before. */
export function Player({ recording, startAtMs, lanes, onPosition, keys, openNow = false, onViewing }: Props) {
  const texts = useWords(playerWords);
  const { unknownTime } = useWords(recordingListWords);
  const can = useCan();
  const frame = useRef<HTMLElement>(null);
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const playback = usePlayback(media);
  const viewing = useViewing(recording.recordingId);
  const [attempt, setAttempt] = useState({ number: 1, startAtMs });
  const playability = useMemo(
    () => judgePlayability(recording, (type) => document.createElement('video').canPlayType(type)),
    [recording],
  );
  const lengthMs = playback.lengthMs ?? recording.spanMs ?? 0;
  const { capturedAt } = recording;
  const clockAt = (positionMs: number) =>
    capturedAt === null ? unknownTime : formatFull(Date.parse(capturedAt) + positionMs);
  const { positionMs, seek } = playback;
  useEffect(() => {
    if (media) onPosition?.(positionMs);
  }, [media, onPosition, positionMs]);
  const [photo, setPhoto] = useState(false);
  const { session } = viewing;
  useEffect(() => {
    onViewing?.(session && (media || photo) ? { session, media } : undefined);
  }, [session, media, photo, onViewing]);
  const mayOpen = playability.outcome !== 'refused' && can('recordings.view');
  const opens = useRef(openNow && mayOpen);
  useEffect(() => {
    if (opens.current) viewing.open();
    opens.current = false;
  });
  const wanted = useRef(startAtMs);
  useEffect(() => {
    if (wanted.current === startAtMs) return;
    wanted.current = startAtMs;
    // Given another address, what is open would be loaded anew, and play, at the usual speed.
    if (media) seek(startAtMs);
    else setAttempt((before) => ({ ...before, startAtMs }));
  }, [startAtMs, media, seek]);
  const playAgain = () => {
    setAttempt(({ number }) => ({ number: number + 1, startAtMs: Math.max(0, playback.positionMs - stepBackMs) }));
    viewing.open();
  };
  const showFullScreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void frame.current?.requestFullscreen();
  };
  useKey(' ', `${texts.play} / ${texts.pause}`, () => {
    if (media) playback.toggle();
    else if (mayOpen) viewing.open();
  });
  useKey('f', texts.fullScreen, showFullScreen);

  return (
    <section ref={frame} className={classes.player} aria-label={texts.player}>
      <div className={playability.outcome === 'refused' ? classes.refused : classes.stage}>
        <Stage
          key={attempt.number}
          recording={recording}
          playability={playability}
          viewing={viewing}
          playback={playback}
          startAtMs={attempt.startAtMs}
          onAgain={playAgain}
          onMedia={setMedia}
          onShown={() => setPhoto(true)}
        />
      </div>
      <ProblemNotice problem={viewing.problem} />
      {lengthMs > 0 ? (
        <div className={classes.lanes}>
          <SeekBar
            positionMs={media ? playback.positionMs : attempt.startAtMs}
            lengthMs={lengthMs}
            clockAt={clockAt}
            onSeek={playback.seek}
            disabled={media === null}
          />
          {lanes}
          {media ? (
            <span className={classes.head} style={{ left: `${(playback.positionMs / lengthMs) * 100}%` }} />
          ) : null}
        </div>
      ) : null}
      {media ? (
        <>
          <PlayerKeys playback={playback} {...(keys ? { keys } : {})} />
          <Controls
            playback={playback}
            lengthMs={lengthMs}
            clockAt={clockAt}
            onFullScreen={showFullScreen}
            {...(keys ? { keys } : {})}
          />
        </>
      ) : null}
      <div className={classes.foot}>
        {viewing.session ? (
          <span>
            ● {texts.beingRecorded} · {texts.until(formatTime(viewing.session.expiresAt))}
          </span>
        ) : (
          <span />
        )}
        {recording.versionId === null ||
        recording.state === 'deleted' ||
        recording.restriction?.opens === false ? null : (
          <DownloadButton viewing={viewing} />
        )}
      </div>
    </section>
  );
}
