/** What a picture is wanted of. */
export interface PictureRequest {
  media: 'video' | 'image';
  sizeBytes: number;
  /** As far as it is known. */
  durationMs: number | null;
}

/** What the program says at last. */
export type PictureResult = { type: 'picture'; jpeg: Uint8Array } | { type: 'none'; reason: string };
