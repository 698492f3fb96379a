import { type StoreGuarantee, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import type { Database, Transaction } from '../db/database.ts';
import { selectReliedOn } from './guarantee-repository.ts';

/**
 * Whether cards may be erased, as far as the object store is concerned: every guarantee was seen held within the last two
 * days, or an administrator let it through by name. A store that nobody probed guarantees nothing.
 */
export async function areErasesSafe(db: Database | Transaction): Promise<{ safe: boolean; missing: StoreGuarantee[] }> {
  const reliedOn = await selectReliedOn(db);
  const missing = storeGuaranteeSchema.options.filter((guarantee) => !reliedOn.has(guarantee));
  return { safe: missing.length === 0, missing };
}
