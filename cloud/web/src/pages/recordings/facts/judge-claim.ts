import type { RecordingDetail } from '@rollcall/shared/http/recordings';

export interface JudgedClaim {
  /** The badges that the names of its files say, each once. */
  claimed: string[];
  /** `unchecked`: custody says nothing about it. */
  verdict: 'agrees' | 'differs' | 'unchecked' | 'none';
}

/** Holds what file names claim against custody, which decides. */
export function judgeClaim({ sightings, holders }: Pick<RecordingDetail, 'sightings' | 'holders'>): JudgedClaim {
  const claimed = [...new Set(sightings.flatMap(({ claimedBadgeNo }) => claimedBadgeNo ?? []))];
  if (claimed.length === 0) return { claimed, verdict: 'none' };
  if (holders.length === 0) return { claimed, verdict: 'unchecked' };
  const agrees = claimed.every((badgeNo) => holders.some((holder) => holder.badgeNo === badgeNo));
  return { claimed, verdict: agrees ? 'agrees' : 'differs' };
}
