import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { erasePermitSchema } from '@rollcall/shared/contract/erase-permit';
import type { PermitSigner } from '../../auth/load-permit-signer.ts';
import type { Database } from '../../db/database.ts';
import { proveFact } from '../../ledger/prove-fact.ts';
import { saveSignedPermit, type WaitingPermit } from './permit-repository.ts';

/**
 * Signs a permit with its proof, as soon as its station has cosigned a checkpoint over it.
 * @returns false while it hasn't
 */
export async function signPermit(
  { db, signer, origin }: { db: Database; signer: Pick<PermitSigner, 'sign'>; origin: string },
  { permitId, stationId, factId, content }: WaitingPermit,
): Promise<boolean> {
  const proved = await proveFact(db, factId, { minCosignedBy: stationWitnessName(origin, stationId) });
  if (!proved) return false;
  const { note: checkpoint, ...ledger } = proved;
  // What HQ signs is read as the station will read it: a permit that it couldn't read would be worth nothing.
  const permit = erasePermitSchema.parse({ ...content, ledger: { ...ledger, checkpoint } });
  await saveSignedPermit(db, permitId, await signer.sign(permit));
  return true;
}
