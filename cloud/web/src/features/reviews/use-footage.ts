import type { ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Seen } from '../../player/player.tsx';

interface Place {
  recordingId: string | undefined;
  startAtMs: number;
  /** Somebody plays already, and goes on in another recording. */
  openNow: boolean;
}

export interface Footage {
  recording: ReviewedRecording | undefined;
  place: Place;
  seen: Seen | undefined;
  onSeen(seen: Seen | undefined): void;
  /** Shows this moment of a recording. */
  jump(recordingId: string, atMs: number): void;
  /** So many recordings further; negative: before. */
  go(by: number): void;
  /** What is on the screen; undefined while nothing is. */
  here(): { recordingId: string; atMs: number } | undefined;
}

/** Which recording of a review is shown, and where. When the part of one that belongs to the review ends, the next follows. */
export function useFootage(recordings: readonly ReviewedRecording[]): Footage {
  const first = recordings.find(canPlay) ?? recordings[0];
  const [place, setPlace] = useState<Place>({
    recordingId: first?.recordingId,
    startAtMs: first?.fromMs ?? 0,
    openNow: false,
  });
  const [seen, setSeen] = useState<Seen>();
  const opened = useRef(false);
  const speed = useRef(1);
  const index = recordings.findIndex(({ recordingId }) => recordingId === place.recordingId);
  const recording = recordings[index];
  const media = seen?.media ?? null;

  const onSeen = useCallback((now: Seen | undefined) => {
    setSeen(now);
    if (!now) return;
    opened.current = true;
    // A new recording plays as fast as the one before.
    if (now.media) now.media.playbackRate = speed.current;
  }, []);
  const jump = (recordingId: string, atMs: number) => {
    if (recordingId === place.recordingId && media) media.currentTime = atMs / 1000;
    else setPlace({ recordingId, startAtMs: atMs, openNow: opened.current });
  };
  const show = (other: ReviewedRecording | undefined) => other && jump(other.recordingId, other.fromMs);
  const goOn = useRef<() => void>(() => undefined);
  useEffect(() => {
    goOn.current = () => show(recordings.slice(index + 1).find(canPlay));
  });
  const endMs = recording?.toMs;
  useEffect(() => {
    if (!media || endMs === undefined) return;
    let before = media.currentTime;
    const onTime = () => {
      const crossed = before * 1000 < endMs && media.currentTime * 1000 >= endMs;
      before = media.currentTime;
      if (crossed && !media.paused && !media.seeking) {
        media.pause();
        goOn.current();
      }
    };
    const onEnded = () => goOn.current();
    const onRate = () => {
      speed.current = media.playbackRate;
    };
    media.addEventListener('timeupdate', onTime);
    media.addEventListener('ended', onEnded);
    media.addEventListener('ratechange', onRate);
    return () => {
      media.removeEventListener('timeupdate', onTime);
      media.removeEventListener('ended', onEnded);
      media.removeEventListener('ratechange', onRate);
    };
  }, [media, endMs]);
  return {
    recording,
    place,
    seen,
    onSeen,
    jump,
    go: (by) => show(recordings[index + by]),
    here() {
      if (!seen || place.recordingId === undefined) return undefined;
      // Where it ends, a browser may be a little further than its length.
      const atMs = Math.min(media ? Math.round(media.currentTime * 1000) : 0, recording?.durationMs ?? 86_400_000);
      return { recordingId: place.recordingId, atMs };
    },
  };
}

/** It is at HQ, and the account may look at it. */
export function canPlay({ stored, mayView }: Pick<ReviewedRecording, 'stored' | 'mayView'>): boolean {
  return stored && mayView;
}
