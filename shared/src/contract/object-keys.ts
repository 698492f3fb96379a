// The only builders of object keys.

/** Content-addressed, spread over 256 prefixes. */
export function recordingObjectKey(sha256: string): string {
  return `recordings/sha256/${sha256.slice(0, 2)}/${sha256}`;
}

/** The small picture that HQ made of a recording. */
export function thumbnailObjectKey(recordingId: string): string {
  return `thumbnails/${recordingId}.jpg`;
}
