/** What lies in the database about duty and footage, in plain milliseconds. `until` null: until further notice. */
export interface World {
  importDeadlineMs: number;
  joinToleranceMs: number;
  coverageGapMs: number;
  minCoverageShare: number;
  /** From when on duty is judged by the second edition of the rules; null: none is. */
  rulesFrom: number | null;
  /** The unit of each officer. */
  units: Record<string, string>;
  shifts: OracleShift[];
  /** No two of one officer overlap. */
  leaves: { badgeNo: string; from: number; to: number }[];
  /** Of an officer or of a whole unit. */
  exemptions: {
    badgeNo: string | null;
    unitCode: string | null;
    from: number;
    to: number;
    reason: OracleReason;
    approved: boolean;
  }[];
  /** `scrapped`: that was how it ended. */
  tickets: { recorderSerial: string; from: number; until: number | null; scrapped: boolean }[];
  stations: { stationId: string; unitCode: string }[];
  outages: { stationId: string; from: number; until: number | null }[];
  /** No two of one recorder overlap. */
  holdings: { recorderSerial: string; badgeNo: string; from: number; until: number | null }[];
  recordings: OracleRecording[];
  /** Nobody has decided about them. */
  disputes: { recorderSerial: string; badgeNo: string; from: number; until: number | null }[];
  docks: OracleDock[];
  activities: OracleActivity[];
}

/** Why somebody said that time wasn't recorded. */
export type OracleReason =
  | 'fault'
  | 'battery'
  | 'storage'
  | 'weather'
  | 'state_secret'
  | 'privacy'
  | 'urgent'
  | 'objective'
  | 'station_outage';

export interface OracleShift {
  shiftId: string;
  badgeNo: string;
  from: number;
  to: number;
  rule: 'continuous' | 'activities' | 'none';
  cancelled: boolean;
  breaks: { from: number; to: number }[];
}

export interface OracleRecording {
  recordingId: string;
  recorderSerial: string;
  kind: 'video' | 'image' | 'audio';
  damaged: boolean;
  /** Nobody knows whether it is whole; never of a damaged one. */
  uninspected: boolean;
  disputed: boolean;
  from: number | null;
  until: number | null;
  /** When it shows nothing, in order and apart, between `from` and `until`. */
  holes: [number, number][];
  announcedAt: number;
  /** How far its time may be wrong. */
  errorMs: number;
}

/** No two of one recorder begin at once. */
export interface OracleDock {
  recorderSerial: string;
  dockedAt: number;
  collectedAt: number | null;
  undockedAt: number | null;
  /** Whether each file on the card could be read. */
  whole: boolean;
}

export interface OracleActivity {
  activityId: string;
  from: number;
  to: number;
  leadMs: number;
  lagMs: number;
  required: boolean;
  withdrawn: boolean;
  badgeNos: string[];
}
