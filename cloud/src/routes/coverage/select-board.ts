import { type CoverageOptions, selectCoverage } from '../../coverage/coverage-repository.ts';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { selectCampaignShiftIds } from '../../roster/campaigns/repository.ts';

export interface Board {
  overlapping: { from: Date; to: Date };
  unitCode: string | undefined;
  campaignId: string | undefined;
  sight: Sight;
}

/** The shifts of a board, in no order: those of a stretch of time, or what of a campaign lies in it. */
export async function selectBoard(
  db: Database,
  { campaignId, ...which }: Board,
  options: CoverageOptions,
): Promise<CoveredShift[]> {
  if (campaignId === undefined) return selectCoverage(db, which, options);
  const shiftIds = await selectCampaignShiftIds(db, { campaignId, ...which });
  return shiftIds.length === 0 ? [] : selectCoverage(db, { shiftIds }, options);
}
