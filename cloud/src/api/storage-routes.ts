import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { countMissingGuarantees } from '../routes/guarantees/count-missing-guarantees.ts';
import { listGuarantees } from '../routes/guarantees/list-guarantees.ts';
import { overrideGuarantee } from '../routes/guarantees/override-guarantee.ts';
import { withdrawOverride } from '../routes/guarantees/withdraw-override.ts';
import { replaceCategory } from '../routes/recordings/replace-category.ts';
import { createRetentionChange } from '../routes/retention/create-retention-change.ts';
import { decideRetentionChange } from '../routes/retention/decide-retention-change.ts';
import { dryRunPeriods } from '../routes/retention/dry-run-periods.ts';
import { readRetentionPeriods } from '../routes/retention/read-retention-periods.ts';

/** How long footage is kept, what is erased and deleted, and what the store guarantees. */
export function storageRoutes({ db, now }: Context): Route[] {
  return [
    listGuarantees({ db }),
    countMissingGuarantees({ db }),
    overrideGuarantee({ db, now }),
    withdrawOverride({ db }),
    readRetentionPeriods({ db, now }),
    dryRunPeriods({ db, now }),
    createRetentionChange({ db, now }),
    decideRetentionChange({ db, now }),
    replaceCategory({ db, now }),
  ];
}
