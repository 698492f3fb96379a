import type { RecordingDetail } from '@rollcall/shared/http/recordings';

export interface JudgedClaim {
  /** The badges that the names of its files say, each once. */
  claimed: string[];
  /** `unseen`: no list of a card has it, so its names are unknown. `unchecked`: custody says nothing about it. `unset`: the recorder wrote zeros, as when it leaves the factory. */
  verdict: 'agrees' | 'differs' | 'unseen' | 'unchecked' | 'unset' | 'none';
}

/** Holds what file names claim against custody, which decides. */
export function judgeClaim({ sightings, holders }: Pick<RecordingDetail, 'sightings' | 'holders'>): JudgedClaim {
  if (sightings.length === 0) return { claimed: [], verdict: 'unseen' };
  const claimed = [...new Set(sightings.flatMap(({ claimedBadgeNo }) => claimedBadgeNo ?? []))];
  if (claimed.length === 0) return { claimed, verdict: 'none' };
  if (claimed.every((badgeNo) => /^0+$/.test(badgeNo))) return { claimed, verdict: 'unset' };
  if (holders.length === 0) return { claimed, verdict: 'unchecked' };
  const agrees = claimed.every((badgeNo) => holders.some((holder) => holder.badgeNo === badgeNo));
  return { claimed, verdict: agrees ? 'agrees' : 'differs' };
}
