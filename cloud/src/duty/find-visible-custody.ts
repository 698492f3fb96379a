import type { Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { errors } from '../errors/errors.ts';
import type { Custody } from './custody.ts';
import { findCustody } from './custody-repository.ts';

/** Takes `lockDutyExclusive`, then reads the custody: it can't change until the transaction ends. @throws AppError `not_found` */
export async function findVisibleCustody(
  tx: Transaction,
  custodyId: string,
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<Custody> {
  await lockDutyExclusive(tx);
  const custody = await findCustody(tx, custodyId, { unitCode });
  if (!custody) throw errors.notFound(`The custody ${custodyId}`);
  return custody;
}
