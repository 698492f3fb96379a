import { randomInt } from 'node:crypto';
import { kioskPins } from '@rollcall/shared/resources/kiosk-pins';
import { isPlainPin } from '@rollcall/shared/rules/pin';
import { kioskPinProblems } from '@rollcall/shared/words/kiosk-pins';
import { hasOwnPassword } from '../../auth/accounts/repository.ts';
import { hashPassword, passwordMatches } from '../../auth/password-hash.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
import { insertOwnPin, selectPin, upsertPin } from './repository.ts';

export const pinProblem = problemsOf(kioskPins.problems, kioskPinProblems);

const tooPlain = () => pinProblem('pin_too_plain', { fields: [{ path: 'body.pin', message: 'is too easy to guess' }] });

/** Six random digits that aren't easy to guess. */
export function makePin(badgeNo: string): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (!isPlainPin(pin, badgeNo)) return pin;
  }
}

/**
 * Sets an officer's PIN for stations' screens. Stores only its hash.
 * @param options.ownAccount the officer's, if he himself chose the PIN: it is his own unless somebody else made the account's password
 * @throws AppError when it is not allowed
 */
export async function setKioskPin(
  db: Database,
  badgeNo: string,
  {
    pin,
    by,
    ownAccount,
    dataScope,
    now,
  }: { pin: string; by: string; ownAccount?: string; dataScope: DataScope; now: Date },
): Promise<void> {
  if (isPlainPin(pin, badgeNo)) throw tooPlain();
  const verifier = await hashPassword(pin);
  await db.transaction().execute(async (tx) => {
    const { officers } = await findOfficersAndRecorders(tx, { badgeNos: [badgeNo], recorderSerials: [] });
    const officer = officers.get(badgeNo);
    if (!officer || !isInScope(dataScope, { ...officer, badgeNo })) throw errors.notFound(`The officer ${badgeNo}`);
    const setAt = await upsertPin(tx, badgeNo, { verifier, by, now });
    const ownPin = ownAccount !== undefined && (await hasOwnPassword(tx, ownAccount));
    if (ownPin) await insertOwnPin(tx, badgeNo, setAt);
    await appendFact(tx, { type: 'kiosk_pin_set', subject: `officer:${badgeNo}`, payload: { by, ownPin } });
  });
}

/**
 * The officer chooses a PIN at a screen of his unit in place of one that somebody else made, which he has to type. Whoever made that one
 * could do so too: then it no longer works for the officer, and the history names the station.
 * @returns the verifier of the new PIN
 * @throws pin_too_plain, bad_request (the same again), given_pin_refused
 */
export async function chooseKioskPin(
  db: Database,
  badgeNo: string,
  { pin, newPin, stationId, now }: { pin: string; newPin: string; stationId: string; now: Date },
): Promise<{ verifier: string; setAt: Date }> {
  if (isPlainPin(newPin, badgeNo)) throw tooPlain();
  if (newPin === pin) throw errors.badRequest([{ path: 'body.newPin', message: 'must be another one' }]);
  const verifier = await hashPassword(newPin);
  return db.transaction().execute(async (tx) => {
    const before = await selectPin(tx, badgeNo, { hold: true });
    if (!before?.given || !(await passwordMatches(pin, before.verifier))) throw pinProblem('given_pin_refused');
    const setAt = await upsertPin(tx, badgeNo, { verifier, by: `station:${stationId}`, now });
    await insertOwnPin(tx, badgeNo, setAt);
    await appendFact(tx, {
      type: 'kiosk_pin_set',
      subject: `officer:${badgeNo}`,
      payload: { stationId, ownPin: true },
    });
    return { verifier, setAt };
  });
}

/** Refuses whoever has a PIN that somebody else made. @throws pin_not_own */
export async function assertPinNotGiven(db: Database, badgeNo: string): Promise<void> {
  if ((await selectPin(db, badgeNo))?.given) throw pinProblem('pin_not_own');
}
