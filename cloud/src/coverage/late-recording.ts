/** Footage of a shift that HQ was told of after it was due. */
export interface LateRecording {
  recordingId: string;
  announcedAt: Date;
}
