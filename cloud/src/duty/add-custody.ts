import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { Custody } from './custody.ts';
import type { CustodyChange } from './custody-change.ts';
import { refusalOfCustody } from './custody-refusal.ts';
import { saveCustodies } from './save-custodies.ts';

/** @returns its id @throws AppError when it is not allowed */
export async function addCustody(
  db: Database,
  custody: Omit<Custody, 'custodyId'>,
  change: CustodyChange,
): Promise<string> {
  const custodyId = randomUUID();
  const wanted = { ...custody, custodyId };
  const saved = await db.transaction().execute((tx) => saveCustodies(tx, [wanted], change));
  if (saved.outcome === 'refused') throw refusalOfCustody(saved.objections, wanted);
  return custodyId;
}
