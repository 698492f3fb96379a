/** What is known about the recordings of an export, as it is told to people. */
export interface CustodyHistory {
  exportId: string;
  purpose: string;
  requestedBy: string;
  approvedBy: string | null;
  createdAt: Date;
  origin: string;
  recordings: RecordingHistory[];
}

export interface RecordingHistory {
  recordingId: string;
  /** Where it stands in the export. */
  file: string;
  fileName: string;
  sha256: string;
  sizeBytes: number;
  capturedAt: Date | null;
  durationMs: number | null;
  recorderSerial: string;
  stationName: string;
  unitName: string;
  outcome: 'healthy' | 'damaged' | 'not_inspected';
  /** The same bytes were seen on several recorders. */
  disputed: boolean;
  announcedAt: Date;
  verifiedAt: Date | null;
  category: string;
  keptUntil: Date | null;
  holdings: { badgeNo: string; name: string; from: Date; to: Date }[];
  sightings: {
    stationName: string;
    recorderSerial: string;
    cardVolumeId: string;
    path: string;
    modifiedAt: Date;
    seenAt: Date;
    dockedAt: Date | null;
    claimedBadgeNo: string | null;
  }[];
  events: { at: Date; type: string; by: string | null; detail: Record<string, unknown> }[];
}
