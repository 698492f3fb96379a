import { type RefObject, useEffect, useRef } from 'react';

/** Until two frames were shown one after the other: what most recorders write. */
const usualSeconds = 1 / 25;

/** How long a frame lasts, in seconds; learnt while it plays, because no browser says it. */
export function useFrameLength(media: HTMLVideoElement | null): RefObject<number> {
  const seconds = useRef(usualSeconds);
  useEffect(() => {
    if (!media) return;
    seconds.current = usualSeconds;
    let shortest = Number.POSITIVE_INFINITY;
    let before: VideoFrameCallbackMetadata | undefined;
    let request = 0;
    const onFrame = (_now: number, frame: VideoFrameCallbackMetadata) => {
      const passed = frame.mediaTime - (before?.mediaTime ?? frame.mediaTime);
      // At a high speed frames are left out, and a jump is no frame.
      if (before && passed > 0.001 && frame.presentedFrames === before.presentedFrames + 1 && !media.seeking) {
        shortest = Math.min(shortest, passed);
        seconds.current = shortest;
      }
      before = frame;
      request = media.requestVideoFrameCallback(onFrame);
    };
    request = media.requestVideoFrameCallback(onFrame);
    return () => media.cancelVideoFrameCallback(request);
  }, [media]);
  return seconds;
}
