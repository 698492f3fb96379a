import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import type { Database } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { reviewShiftsOfOfficers } from '../duty/reviews/shift-review-repository.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { catalogueProblems } from './catalogue-problems.ts';
import { insertCatalogueVersion, resolveAnew, selectCatalogue } from './catalogue-repository.ts';

/**
 * Makes a version of the must-record catalogue. It counts for what starts from `countsFrom` on, which is looked at again by
 * it; what started before stays under the versions of its time.
 * @returns its number
 * @throws AppError when it can't be, or somebody made another after the one that was edited
 */
export async function changeCatalogue(
  db: Database,
  wanted: { baseVersion: number; items: readonly MustRecordItem[]; countsFrom?: Date | undefined; reason: string },
  { by, now }: { by: string; now: Date },
): Promise<number> {
  const { items, reason } = wanted;
  const countsFrom = wanted.countsFrom ?? now;
  if (countsFrom < now) throw errors.catalogueCountsFromPast();
  const problems = catalogueProblems(items);
  if (problems.length > 0) throw errors.badRequest(problems);
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const [newest] = await selectCatalogue(tx);
    if (newest?.version !== wanted.baseVersion) throw errors.catalogueOutdated(newest?.version ?? 0);
    const version = await insertCatalogueVersion(tx, { items, countsFrom, reason, setBy: by, setAt: now });
    await appendFact(tx, {
      type: 'must_record_changed',
      subject: `must_record:${version}`,
      payload: { version, countsFrom, before: newest.items, after: items, by, reason },
    });
    await reviewShiftsOfOfficers(tx, await resolveAnew(tx, { version, items, countsFrom }, now));
    return version;
  });
}
