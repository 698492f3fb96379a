import type { Custody } from './custody.ts';
import type { CustodyObjection } from './custody-objection.ts';
import type { WantedCustody } from './wanted-custody.ts';

/** A wanted custody and the stored custody that it replaces. */
export interface CustodyCandidate {
  index: number;
  after: Custody;
  before: Custody | undefined;
}

/** Finds for each wanted custody the stored custody that it replaces. */
export function matchCustodies(
  wanted: readonly WantedCustody[],
  stored: readonly Custody[],
  newId: () => string,
): { candidates: CustodyCandidate[]; objections: CustodyObjection[] } {
  const byId = new Map(stored.map((custody) => [custody.custodyId, custody]));
  const byKey = new Map(stored.map((custody) => [keyOf(custody), custody]));
  const seen = new Map<string, number>();
  const candidates: CustodyCandidate[] = [];
  const objections: CustodyObjection[] = [];
  wanted.forEach((custody, index) => {
    const key = keyOf(custody);
    const otherIndex = seen.get(key);
    if (otherIndex !== undefined) {
      objections.push({ index, kind: 'custody_twice', otherIndex });
      return;
    }
    seen.set(key, index);
    const before = custody.custodyId === undefined ? byKey.get(key) : byId.get(custody.custodyId);
    const custodyId = custody.custodyId ?? before?.custodyId ?? newId();
    candidates.push({ index, after: { ...custody, custodyId }, before });
  });
  return { candidates, objections };
}

function keyOf({ recorderSerial, basis, heldFrom }: WantedCustody): string {
  return `${recorderSerial} ${basis} ${heldFrom.getTime()}`;
}
