import { localOffsetMs } from '@rollcall/shared/rules/local-date';
/** Where a clip lies on its card, by layout L6. Local time (UTC+8). */
export function cardPath(clip: {
  recorderSerial: string;
  badgeNo: string;
  startsAt: Date;
  sequenceNo: number;
}): string {
  const stamp = new Date(clip.startsAt.getTime() + localOffsetMs).toISOString().slice(0, 19).replace(/\D/g, '');
  const sequence = String(clip.sequenceNo).padStart(4, '0');
  return `DCIM/100MEDIA/${clip.recorderSerial}_${clip.badgeNo}_${stamp}_${sequence}.MP4`;
}
