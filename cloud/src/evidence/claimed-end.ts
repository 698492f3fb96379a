import type { NameClaim } from '@rollcall/shared/contract/sighting';

/** A name that claims more tells of another file, or of a clock that was set meanwhile. */
const longestMs = 24 * 3_600_000;

/**
 * When a recording ended by the first name that says so, moved as its beginning was corrected. Only where inspection found no length:
 * a name is no proof.
 */
export function claimedEnd(
  recording: { captured_at: Date | null; duration_ms: number | null },
  sightings: readonly { claim: Pick<NameClaim, 'capturedAt' | 'endedAt'> }[],
): Date | null {
  const { captured_at: from, duration_ms } = recording;
  if (from === null || duration_ms !== null) return null;
  for (const { claim } of sightings) {
    if (!claim.capturedAt || !claim.endedAt) continue;
    const lengthMs = Date.parse(claim.endedAt) - Date.parse(claim.capturedAt);
    if (lengthMs > 0 && lengthMs <= longestMs) return new Date(from.getTime() + lengthMs);
  }
  return null;
}
