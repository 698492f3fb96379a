/** What a picture is wanted of. */
export interface PictureRequest {
  media: 'video' | 'image';
  sizeBytes: number;
  /** As far as it is known. */
  durationMs: number | null;
}

/** To the program: one request, then the bytes that it asks for; null when there are no more for it. */
export type ToProgram =
  | { type: 'make'; request: PictureRequest }
  | { type: 'bytes'; id: number; bytes: Uint8Array | null };

/** From the program: `ready` once it has what it needs to decode, then reads, then one of the last two. */
export type FromProgram =
  | { type: 'ready' }
  /** `end` is excluded. */
  | { type: 'read'; id: number; start: number; end: number }
  | { type: 'picture'; jpeg: Uint8Array }
  | { type: 'none'; reason: string };

/** Reads a range, `end` excluded; null when the bytes are gone. */
export type ReadStored = (start: number, end: number) => Promise<Uint8Array | null>;

/** The same inside the program. @throws when there are no bytes, or no more of them, for it */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;
