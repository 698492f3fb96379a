import type { MustRecordVersion } from '@rollcall/shared/http/must-record';
import { selectCatalogue } from '../../activities/catalogue-repository.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { toVersionRows } from './to-version-rows.ts';

/** One version with its items. @throws not_found */
export async function mustRecordVersion(db: Database, version: number, now: Date): Promise<MustRecordVersion> {
  const versions = await selectCatalogue(db);
  const stored = versions.find((one) => one.version === version);
  const row = toVersionRows(versions, now).find((one) => one.version === version);
  if (!stored || !row) throw errors.notFound(`Version ${version} of the must-record catalogue`);
  return { ...row, items: [...stored.items] };
}
