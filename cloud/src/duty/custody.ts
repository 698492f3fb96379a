import type { CustodyBasis } from '@rollcall/shared/http/custodies';

/** An entry that an officer holds a recorder for some time. */
export interface Custody {
  custodyId: string;
  recorderSerial: string;
  badgeNo: string;
  basis: CustodyBasis;
  heldFrom: Date;
  /** Excluded; null: until further notice. */
  heldUntil: Date | null;
}
