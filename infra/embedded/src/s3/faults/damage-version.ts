import { rm, truncate } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { BlobFiles } from '../storage/blob-files.ts';
import { findVersion, listVersionParts } from '../storage/version-repository.ts';
import { corruptFile } from './corrupt.ts';
import type { Corruption } from './fault.ts';
import type { FaultSwitches } from './fault-switches.ts';

export interface VersionToDamage {
  bucket: string;
  key: string;
  versionId: string;
}

/** `gone`: a file of the version is not there any more. `cut`: it ends in its middle. */
export type Damage = Corruption | 'gone' | 'cut';

/** Damages the bytes of a stored version, of one of its parts: what a bad disk does. Its row, and so its ETag, stay. */
export async function damageVersion(
  { database, blobs, faults }: { database: DatabaseSync; blobs: BlobFiles; faults: FaultSwitches },
  { bucket, key, versionId }: VersionToDamage,
  how: Damage,
): Promise<void> {
  const version = findVersion(database, bucket, key, versionId);
  const parts = version === undefined ? [] : listVersionParts(database, version.sequence);
  const pick = (below: number) => faults.pick(below);
  const part = parts[pick(parts.length)];
  if (part === undefined) throw new Error(`There is no version ${versionId} of ${bucket}/${key} to damage.`);
  const path = blobs.pathOf(part.blob);
  if (how === 'gone') await rm(path);
  else if (how === 'cut') await truncate(path, Math.floor(part.sizeBytes / 2));
  else await corruptFile(path, how, pick);
}
