const sequenceDigits = 10;

/**
 * A version's id holds its sequence, so that a listing can go on behind a version that was deleted since: the usual way
 * of emptying a bucket is to delete each page before asking for the next.
 */
export function versionIdOf(sequence: number, random: Buffer): string {
  return sequence.toString(36).padStart(sequenceDigits, '0') + random.toString('base64url');
}

/** Undefined for `null` and for ids that are none of ours. */
export function sequenceOfVersionId(versionId: string): number | undefined {
  const digits = versionId.slice(0, sequenceDigits);
  return /^[0-9a-z]{10}$/.test(digits) ? Number.parseInt(digits, 36) : undefined;
}
