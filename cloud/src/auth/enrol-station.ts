import type { EnrolmentRequest } from '@rollcall/shared/http/station-enrolments';
import { calculateJwkThumbprint } from 'jose';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockMoves, reviewMovedUnits } from '../registry/move-review-repository.ts';
import { findStation, enrolStation as registerKey } from '../registry/station-repository.ts';
import { countAttempt } from './attempt-repository.ts';
import { createBrokerPassword } from './broker-password.ts';
import { hashOfCodeSecret, lockEnrolmentCode, markCodeUsed } from './enrolment-codes.ts';
import type { HqKeys } from './hq-keys.ts';
import { tooManyAttempts } from './throttle-guesses.ts';

export interface EnrolDependencies {
  db: Database;
  now: () => Date;
  hqKeys: HqKeys;
  /** Whether the broker has a password file, so that the station needs a password of its own there. */
  brokerPasswords: boolean;
}

const windowMs = 15 * 60_000;
const attemptsPerAddress = 20;

/**
 * Registers a station's key against its one-time code. The same code with the same key is answered again, because an
 * answer can get lost; the broker password is then a new one.
 * @throws AppError
 */
export async function enrolStation(
  deps: EnrolDependencies,
  { code, publicJwk, agentVersion }: EnrolmentRequest,
  address: string,
): Promise<{ stationId: string; name: string; unitCode: string; brokerPassword: string | null }> {
  const now = deps.now();
  const { attempts, retryAfterMs } = await countAttempt(deps.db, `enrol ${address}`, { now, windowMs });
  if (attempts > attemptsPerAddress) throw tooManyAttempts(retryAfterMs);
  const [secret = '', fingerprint] = code.split('.');
  if (fingerprint !== deps.hqKeys.fingerprint) throw errors.enrolmentCodeRefused();
  const codeSha256 = hashOfCodeSecret(secret);
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  const password = deps.brokerPasswords ? await createBrokerPassword() : undefined;

  return deps.db.transaction().execute(async (tx) => {
    const row = await lockEnrolmentCode(tx, codeSha256);
    if (!row || row.expiresAt <= now) throw errors.enrolmentCodeRefused();
    if (row.usedThumbprint !== null && row.usedThumbprint !== thumbprint) throw errors.enrolmentCodeRefused();
    // Before the station's row, which an intake that holds this lock may want.
    await lockMoves(tx);
    const station = await findStation(tx, row.stationId, { lock: true });
    // Repeated after the station was revoked or enrolled anew: an old code must not undo that.
    const repeated = row.usedThumbprint !== null;
    if (!station || (repeated && (station.revokedAt || station.keyThumbprint !== thumbprint))) {
      throw errors.enrolmentCodeRefused();
    }
    const { stationId, name, unitCode } = station;
    const keyThumbprint = thumbprint;
    await registerKey(tx, { stationId, publicJwk, keyThumbprint, passwordHash: password?.hash ?? null, now });
    // From now on its outages count, and a unit is out only when this station is, too.
    if (station.revokedAt || station.keyThumbprint === null) await reviewMovedUnits(tx, [unitCode]);
    if (!repeated) {
      await markCodeUsed(tx, { codeSha256, thumbprint, now });
      await appendFact(tx, {
        type: 'station_enrolled',
        subject: `station:${stationId}`,
        payload: { keyThumbprint, agentVersion },
      });
    }
    return { stationId, name, unitCode, brokerPassword: password?.password ?? null };
  });
}
