import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../db/database.ts';
import type { Cosigned } from './checkpoint-repository.ts';
import { proveFacts } from './prove-facts.ts';

/**
 * The proof of a fact in the newest checkpoint that will do. Undefined as long as there is none, and for what is no fact.
 */
export async function proveFact(db: Database, factId: number, cosigned: Cosigned = {}): Promise<FactProof | undefined> {
  const [proof] = await proveFacts(db, [factId], cosigned);
  return proof;
}
