/** Footage of a shift that was announced after it was due. */
export interface LateRecording {
  recordingId: string;
  announcedAt: Date;
}
