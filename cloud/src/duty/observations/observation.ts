import type { ObservationKind, ObservationSource } from '@rollcall/shared/http/custody-observations';

/** An officer was seen to check a recorder out or to return it. */
export interface Observation {
  observationId: string;
  kind: ObservationKind;
  recorderSerial: string;
  badgeNo: string;
  at: Date;
  source: ObservationSource;
  stationId: string | null;
  /** The recorder that this one, a spare, stands in for. */
  spareFor: string | null;
  /** Who entered it; null for a station's screen. */
  toldBy: string | null;
  /** When HQ heard of it. */
  toldAt: Date;
}
