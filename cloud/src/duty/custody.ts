import type { CustodyBasis } from '@rollcall/shared/http/custodies';

/** A stretch of time for which somebody was entered as holding a recorder. */
export interface Custody {
  custodyId: string;
  recorderSerial: string;
  badgeNo: string;
  basis: CustodyBasis;
  heldFrom: Date;
  /** Excluded; null: until further notice. */
  heldUntil: Date | null;
}
