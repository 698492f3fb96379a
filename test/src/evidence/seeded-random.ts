import { createHash } from 'node:crypto';

/** Whole numbers from 0 up to, not with, `below`: the same every time for the same seed. */
export function seededRandom(seed: string): (below: number) => number {
  let count = 0;
  return (below) => {
    count += 1;
    const digest = createHash('sha256').update(`${seed} ${count}`).digest();
    return digest.readUIntBE(0, 6) % below;
  };
}
