const sampleBytes = 64 * 1024;
/** With head and tail, 1 MiB of a file is read a second time. */
const stretches = 14;

type Read = (into: Buffer, offset: number) => Promise<Buffer>;

/** Where a file is read again: all of a small one; else head, tail, and a place by chance in each of equal stretches. */
export function samplePlaces(sizeBytes: number, random = Math.random): number[] {
  const blocks = Math.ceil(sizeBytes / sampleBytes);
  if (blocks <= stretches + 2) return Array.from({ length: blocks }, (_, block) => block * sampleBytes);
  const last = sizeBytes - sampleBytes;
  const inside = Array.from({ length: stretches }, (_, nr) => Math.floor(((nr + random()) * last) / stretches));
  return [0, ...inside, last];
}

/**
 * Reads samples of a file and of its copy and compares them. Equal samples don't prove that nothing else differs.
 * @returns the first place that differs, undefined when none does
 */
export async function firstDifference(
  sizeBytes: number,
  { fromCard, fromCopy }: { fromCard: Read; fromCopy: Read },
): Promise<number | undefined> {
  const [one, other] = [Buffer.alloc(sampleBytes), Buffer.alloc(sampleBytes)];
  for (const offset of samplePlaces(sizeBytes)) {
    const [onCard, inCopy] = await Promise.all([fromCard(one, offset), fromCopy(other, offset)]);
    if (!onCard.equals(inCopy)) return offset;
  }
  return undefined;
}
