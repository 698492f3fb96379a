/** Who holds a recorder for a stretch of time: no two of one recorder overlap. */
export interface Holding {
  recorderSerial: string;
  badgeNo: string;
  heldFrom: Date;
  /** Excluded; null: until further notice. */
  heldUntil: Date | null;
  /** The custody from which it follows. */
  custodyId: string;
}
