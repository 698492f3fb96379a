import type { RecordingRow } from '@rollcall/shared/http/recordings';

/** `mp4 · avc1.64001f + mp4a.40.2 · 1280 × 720`: what a file is made of, as far as the station read it. */
export function formatOf({ container, codecs, width, height }: RecordingRow['inspection']): string {
  const size = width === null || height === null ? null : `${width} × ${height}`;
  return [container, codecs.length > 0 ? codecs.join(' + ') : null, size].filter((part) => part !== null).join(' · ');
}
