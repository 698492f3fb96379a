import { useEffect } from 'react';
import { PlayedSpans, type Span } from './played-spans.ts';

const reportMs = 5000;
const events = ['timeupdate', 'playing', 'pause', 'ended', 'seeking', 'seeked', 'ratechange'] as const;

/** Says every 5 s, and when it stops or goes away, what was played of a media element. */
export function usePlayedSpans(media: HTMLVideoElement | null, onPlayed: ((spans: Span[]) => void) | undefined): void {
  useEffect(() => {
    if (!media || !onPlayed) return;
    const played = new PlayedSpans();
    const tell = () =>
      played.tell({
        atMs: media.currentTime * 1000,
        nowMs: performance.now(),
        speed: media.playbackRate,
        playing: !media.paused && !media.ended,
        seeking: media.seeking,
      });
    const report = () => onPlayed(played.take());
    const stop = () => {
      tell();
      report();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') stop();
    };
    for (const name of events) media.addEventListener(name, tell);
    media.addEventListener('pause', report);
    media.addEventListener('ended', report);
    window.addEventListener('pagehide', stop);
    document.addEventListener('visibilitychange', hide);
    const timer = setInterval(report, reportMs);
    return () => {
      clearInterval(timer);
      for (const name of events) media.removeEventListener(name, tell);
      media.removeEventListener('pause', report);
      media.removeEventListener('ended', report);
      window.removeEventListener('pagehide', stop);
      document.removeEventListener('visibilitychange', hide);
      report();
    };
  }, [media, onPlayed]);
}
