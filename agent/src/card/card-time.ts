import { nearestClaim } from '@rollcall/shared/contract/claimed-time';

/** A file's modification time as ISO text; a damaged time becomes the nearest one that the contract knows. */
export function isoOfMtime(mtimeNs: bigint): string {
  return nearestClaim(Number(mtimeNs / 1_000_000n));
}
