import type { ConflictKind } from '@rollcall/shared/http/custody-conflicts';

/** A contradiction in a recorder's custody. */
export interface CustodyConflict {
  recorderSerial: string;
  kind: ConflictKind;
  /** In order. */
  badgeNos: string[];
  fromAt: Date;
  /** Excluded; null: it lasts. */
  untilAt: Date | null;
}
