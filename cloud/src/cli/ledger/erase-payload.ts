import { z } from 'zod';
import { erasePayload } from '../../ledger/erase-payload.ts';
import { parseArguments } from '../parse-arguments.ts';
import { withOwnerDatabase } from '../with-database.ts';

const argumentsSchema = z.object({
  factId: z.coerce.number().int().positive(),
  reason: z.string().trim().min(3, 'must say why').max(500),
});

export async function eraseFactPayload(fact: string, { reason }: { reason: string }): Promise<void> {
  const wanted = parseArguments(argumentsSchema, { factId: fact, reason });
  await withOwnerDatabase((db) => erasePayload(db, { ...wanted, by: 'rollcall ledger erase-payload' }));
  console.log(`The payload of fact ${wanted.factId} is erased. Its entry stays, and every proof of it.`);
  console.log('Backups and dumps that were made before hold it still: erase it there too.');
}
