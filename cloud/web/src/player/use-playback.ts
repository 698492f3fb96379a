import { fastestPlayback } from '@rollcall/shared/rules/playback';
import { useEffect, useMemo, useState } from 'react';
import { useFrameLength } from './use-frame-length.ts';

export const speeds = [0.25, 0.5, 1, 1.5, 2, 4, fastestPlayback];

export interface Playback {
  playing: boolean;
  positionMs: number;
  /** Undefined until the browser has read it. */
  lengthMs: number | undefined;
  speed: number;
  muted: boolean;
  error: MediaError | null;
  toggle(): void;
  seek(positionMs: number): void;
  skip(byMs: number): void;
  /** Stops, and shows the frame so many further; negative: before. */
  step(frames: number): void;
  changeSpeed(steps: number): void;
  setSpeed(speed: number): void;
  toggleSound(): void;
}

const events = ['play', 'pause', 'ended', 'timeupdate', 'seeking', 'seeked', 'durationchange', 'ratechange'] as const;

/** What a media element does, and how to tell it what to do. Without one it stands still. */
export function usePlayback(media: HTMLVideoElement | null): Playback {
  const [state, setState] = useState(() => read(null));
  const frameSeconds = useFrameLength(media);
  useEffect(() => {
    const update = () => setState(read(media));
    const names = [...events, 'volumechange', 'error'];
    for (const name of names) media?.addEventListener(name, update);
    update();
    return () => {
      for (const name of names) media?.removeEventListener(name, update);
    };
  }, [media]);
  const commands = useMemo(() => {
    const seek = (positionMs: number) => {
      if (!media) return;
      const lengthMs = Number.isFinite(media.duration) ? media.duration * 1000 : positionMs;
      media.currentTime = Math.min(Math.max(positionMs, 0), lengthMs) / 1000;
    };
    const skip = (byMs: number) => media && seek(media.currentTime * 1000 + byMs);
    const setSpeed = (speed: number) => {
      if (media) media.playbackRate = speed;
    };
    return {
      seek,
      skip,
      setSpeed,
      toggle() {
        // Refused when the element is being taken away: then there is nothing to play.
        if (media?.paused) media.play().catch(() => undefined);
        else media?.pause();
      },
      step(frames: number) {
        media?.pause();
        skip(frames * frameSeconds.current * 1000);
      },
      changeSpeed(steps: number) {
        const index = speeds.findIndex((speed) => speed >= (media?.playbackRate ?? 1)) + steps;
        setSpeed(speeds[Math.min(Math.max(index, 0), speeds.length - 1)] ?? 1);
      },
      toggleSound() {
        if (media) media.muted = !media.muted;
      },
    };
  }, [media, frameSeconds]);
  return { ...state, ...commands };
}

function read(media: HTMLVideoElement | null) {
  return {
    playing: media ? !media.paused && !media.ended : false,
    positionMs: (media?.currentTime ?? 0) * 1000,
    lengthMs: media && Number.isFinite(media.duration) ? media.duration * 1000 : undefined,
    speed: media?.playbackRate ?? 1,
    muted: media?.muted ?? false,
    error: media?.error ?? null,
  };
}
