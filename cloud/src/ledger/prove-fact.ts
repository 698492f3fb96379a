import type { FactProof } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../db/database.ts';
import type { Cosigned } from './checkpoint-repository.ts';
import { proveFacts } from './prove-facts.ts';

/** The proof of a fact in the newest acceptable checkpoint. Undefined if there is no such checkpoint yet, or no such fact. */
export async function proveFact(db: Database, factId: number, cosigned: Cosigned = {}): Promise<FactProof | undefined> {
  const [proof] = await proveFacts(db, [factId], cosigned);
  return proof;
}
