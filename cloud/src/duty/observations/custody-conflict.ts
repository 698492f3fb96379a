import type { ConflictKind } from '@rollcall/shared/http/custody-conflicts';

/** Where what is known of a recorder's custody contradicts itself. */
export interface CustodyConflict {
  recorderSerial: string;
  kind: ConflictKind;
  /** In order. */
  badgeNos: string[];
  fromAt: Date;
  /** Excluded; null: it lasts. */
  untilAt: Date | null;
}
