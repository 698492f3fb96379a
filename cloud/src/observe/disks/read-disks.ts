import { type Disk, diskAlmostFullShare, diskFillsBelowShare, diskFillsWithinDays } from '@rollcall/shared/http/disks';
import type { Database } from '../../db/database.ts';
import { selectDiskSamples } from './disk-repository.ts';
import { daysUntilFull } from './forecast.ts';

const freshForMs = 60 * 60_000;

/** The disks of HQ, how full they are, and when they will be full. */
export async function readDisks(db: Database, now: Date): Promise<Disk[]> {
  return [...(await selectDiskSamples(db, now))].flatMap(([disk, samples]) => {
    const last = samples.at(-1);
    if (last === undefined) return [];
    const { at, sizeBytes, freeBytes } = last;
    const daysLeft = daysUntilFull(samples, now);
    const isFresh = now.getTime() - at.getTime() <= freshForMs;
    const state = isFresh ? stateOf({ share: freeBytes / sizeBytes, daysLeft }) : 'unknown';
    return [{ disk, sizeBytes, freeBytes, at: at.toISOString(), daysLeft, state }];
  });
}

function stateOf({ share, daysLeft }: { share: number; daysLeft: number | null }): Disk['state'] {
  if (share < diskAlmostFullShare) return 'almost_full';
  const fills = daysLeft !== null && daysLeft < diskFillsWithinDays && share < diskFillsBelowShare;
  return fills ? 'fills' : 'well';
}
