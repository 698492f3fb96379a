/** The only builder of object keys: content-addressed, spread over 256 prefixes. */
export function recordingObjectKey(sha256: string): string {
  return `recordings/sha256/${sha256.slice(0, 2)}/${sha256}`;
}
