import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../db/database.ts';
import { proveFacts } from './prove-facts.ts';

/**
 * The proof of a fact in the newest checkpoint, of those that this witness cosigned when one is named. Undefined as long as
 * there is none, and for what is no fact.
 */
export async function proveFact(
  db: Database,
  factId: number,
  options: { minCosignedBy?: string | undefined } = {},
): Promise<FactProof | undefined> {
  const [proof] = await proveFacts(db, [factId], options);
  return proof;
}
