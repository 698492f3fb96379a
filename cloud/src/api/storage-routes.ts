import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { countMissingGuarantees } from '../routes/guarantees/count-missing-guarantees.ts';
import { listGuarantees } from '../routes/guarantees/list-guarantees.ts';
import { overrideGuarantee } from '../routes/guarantees/override-guarantee.ts';
import { withdrawOverride } from '../routes/guarantees/withdraw-override.ts';
import { replaceCategory } from '../routes/recordings/replace-category.ts';

/** As what recordings are kept, and what the store guarantees. */
export function storageRoutes({ db, now }: Context): Route[] {
  return [
    listGuarantees({ db }),
    countMissingGuarantees({ db }),
    overrideGuarantee({ db, now }),
    withdrawOverride({ db }),
    replaceCategory({ db, now }),
  ];
}
