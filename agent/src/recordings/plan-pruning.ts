/** What HQ says now of a recording of which the station has a copy. */
export type HeldCopy = {
  recordingId: string;
  sizeBytes: number;
  verifiedAt: Date;
  /** Since when, and until when, nobody at HQ can delete it; null: anybody could. */
  lockedSince: Date | null;
  lockedUntil: Date | null;
  /** When HQ read its second copy back and found it right. */
  secondCopyAt: Date | null;
};

export type PruneReason = 'days_over' | 'second_copy';

const dayMs = 24 * 3_600_000;

/**
 * Why the station's copy may go; undefined: it must stay. The days count from when it was verified and locked, the later of both.
 * What HQ doesn't hold can't be asked about here: it stays.
 */
export function reasonToGo(copy: HeldCopy, { now, days }: { now: Date; days: number }): PruneReason | undefined {
  const { verifiedAt, lockedSince, lockedUntil, secondCopyAt } = copy;
  if (lockedSince && lockedUntil && lockedUntil > now) {
    const since = Math.max(verifiedAt.getTime(), lockedSince.getTime());
    if (now.getTime() >= since + days * dayMs) return 'days_over';
  }
  return secondCopyAt && secondCopyAt <= now ? 'second_copy' : undefined;
}

/**
 * Which copies go, oldest first: all whose days are over, and of those with a second copy at HQ as many as it takes until
 * `neededBytes` are freed. Pure.
 * @param copies oldest first
 */
export function planPruning(
  copies: readonly HeldCopy[],
  { now, days, neededBytes }: { now: Date; days: number; neededBytes: number },
): { recordingId: string; sizeBytes: number; reason: PruneReason }[] {
  const allowed = copies.flatMap((copy) => {
    const reason = reasonToGo(copy, { now, days });
    return reason ? [{ recordingId: copy.recordingId, sizeBytes: copy.sizeBytes, reason }] : [];
  });
  let missingBytes = neededBytes;
  for (const { reason, sizeBytes } of allowed) if (reason === 'days_over') missingBytes -= sizeBytes;
  return allowed.filter(({ reason, sizeBytes }) => {
    if (reason === 'days_over') return true;
    if (missingBytes <= 0) return false;
    missingBytes -= sizeBytes;
    return true;
  });
}
