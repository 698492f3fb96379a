import { type CoverageOptions, selectCoverage } from '../../coverage/coverage-repository.ts';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { selectCampaignShiftIds } from '../../roster/campaigns/repository.ts';

export interface Board {
  overlapping: { from: Date; to: Date };
  unitCode: string | undefined;
  campaignId: string | undefined;
  dataScope: DataScope;
}

/** Postgres computes a query on one core; a board of everybody is worth several. */
const parts = 4;

/** The shifts of a board, in no order: those of a stretch of time, or what of a campaign lies in it. */
export async function selectBoard(
  db: Database,
  { campaignId, ...which }: Board,
  options: CoverageOptions,
): Promise<CoveredShift[]> {
  if (campaignId !== undefined) {
    const shiftIds = await selectCampaignShiftIds(db, { campaignId, ...which });
    return shiftIds.length === 0 ? [] : selectCoverage(db, { shiftIds }, options);
  }
  const ofEverybody = which.unitCode === undefined && which.dataScope.unitCode === undefined;
  if (!ofEverybody) return selectCoverage(db, which, options);
  const found = await Promise.all(
    Array.from({ length: parts }, (_, index) => selectCoverage(db, { ...which, part: { index, of: parts } }, options)),
  );
  return found.flat();
}
