import { hasOwnPassword } from '../../auth/own-password.ts';
import { hashPassword } from '../../auth/password-hash.ts';
import type { Database } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findOfficersAndRecorders } from '../observations/known-repository.ts';
import { isPlainPin } from './is-plain-pin.ts';
import { insertOwnPin, upsertPin } from './kiosk-pin-repository.ts';

/**
 * Sets an officer's PIN for stations' screens. Stores only its hash.
 * @param options.ownAccount the officer's, if he himself chose the PIN: it is his own unless somebody else made the account's password
 * @throws AppError when it is not allowed
 */
export async function setKioskPin(
  db: Database,
  badgeNo: string,
  { pin, by, ownAccount, sight, now }: { pin: string; by: string; ownAccount?: string; sight: Sight; now: Date },
): Promise<void> {
  if (isPlainPin(pin, badgeNo)) throw errors.pinTooPlain();
  const verifier = await hashPassword(pin);
  await db.transaction().execute(async (tx) => {
    const { officers } = await findOfficersAndRecorders(tx, { badgeNos: [badgeNo], recorderSerials: [] });
    const officer = officers.get(badgeNo);
    if (!officer || !isInSight(sight, { ...officer, badgeNo })) throw errors.notFound(`The officer ${badgeNo}`);
    const setAt = await upsertPin(tx, badgeNo, { verifier, by, now });
    const ownPin = ownAccount !== undefined && (await hasOwnPassword(tx, ownAccount));
    if (ownPin) await insertOwnPin(tx, badgeNo, setAt);
    await appendFact(tx, { type: 'kiosk_pin_set', subject: `officer:${badgeNo}`, payload: { by, ownPin } });
  });
}
