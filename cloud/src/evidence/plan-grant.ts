import { partRange } from '@rollcall/shared/contract/part-plan';

/** What the station announced about the parts of its file. */
export interface PartPlan {
  sizeBytes: number;
  partSizeBytes: number;
  /** Of part 1, 2, …; as many as there are parts. */
  partSha256: readonly string[];
}

export interface ListedPart {
  partNumber: number;
  sizeBytes: number;
  etag: string;
}

export type GrantPlan =
  | { outcome: 'missing'; parts: { partNumber: number; sizeBytes: number; sha256: string }[] }
  | { outcome: 'complete'; parts: { partNumber: number; etag: string; sha256: string }[] };

/** As many parts as one grant has at most: they must be sent before they expire. */
const maxGrantedParts = 64;

/**
 * What is still to be sent, going by what the store lists. A part of another size counts as missing and is sent again
 * over the old one; a part beyond the plan is left out of the object.
 */
export function planGrant(plan: PartPlan, listed: readonly ListedPart[]): GrantPlan {
  const stored = new Map(listed.map((part) => [part.partNumber, part]));
  const missing: { partNumber: number; sizeBytes: number; sha256: string }[] = [];
  const complete: { partNumber: number; etag: string; sha256: string }[] = [];
  plan.partSha256.forEach((sha256, index) => {
    const partNumber = index + 1;
    const { sizeBytes } = partRange(plan.sizeBytes, plan.partSizeBytes, partNumber);
    const part = stored.get(partNumber);
    if (part?.sizeBytes === sizeBytes) complete.push({ partNumber, etag: part.etag, sha256 });
    else missing.push({ partNumber, sizeBytes, sha256 });
  });
  return missing.length === 0
    ? { outcome: 'complete', parts: complete }
    : { outcome: 'missing', parts: missing.slice(0, maxGrantedParts) };
}
