import { stationAlarmKindSchema } from '@rollcall/shared/http/stations';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockMoves, reviewMovedUnits } from '../registry/move-review-repository.ts';
import { clearAlarms } from '../registry/station-alarm-repository.ts';
import { fenceStores, findStation, markRevoked, unfreezeStation } from '../registry/station-repository.ts';
import { deleteUnusedCodes } from './enrolment-codes.ts';

interface Dependencies {
  db: Database;
  now: () => Date;
}

/**
 * Takes events from a frozen station again. Which of its stores went wrong nobody knows, so all are ended: the one that is
 * to go on registers and begins a new incarnation.
 */
export async function readmitStation({ db, now }: Dependencies, stationId: string): Promise<{ wasFrozen: boolean }> {
  return db.transaction().execute(async (tx) => {
    const station = await findStation(tx, stationId, { lock: true });
    if (!station) throw errors.unknownStation(stationId);
    if (!station.frozenAt) return { wasFrozen: false };
    await unfreezeStation(tx, stationId);
    await fenceStores(tx, { stationId, fenceReason: 'readmitted', now: now() });
    await clearAlarms(tx, stationId, ['equivocation'], { now: now(), clearedBy: 'readmitted' });
    await appendFact(tx, { type: 'station_readmitted', subject: `station:${stationId}`, payload: {} });
    return { wasFrozen: true };
  });
}

/** From now on its key opens nothing and what it sends is held. The broker closes its connection at the next refresh. */
export async function revokeStation({ db, now }: Dependencies, stationId: string): Promise<{ wasRevoked: boolean }> {
  return db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const station = await findStation(tx, stationId, { lock: true });
    if (!station) throw errors.unknownStation(stationId);
    if (station.revokedAt) return { wasRevoked: true };
    await markRevoked(tx, stationId, now());
    await deleteUnusedCodes(tx, stationId);
    // Outages of a station that isn't in service excuse nobody, nor does its presence end those of the others.
    if (station.keyThumbprint !== null) await reviewMovedUnits(tx, [station.unitCode]);
    await appendFact(tx, { type: 'station_revoked', subject: `station:${stationId}`, payload: {} });
    return { wasRevoked: false };
  });
}

/** Somebody looked at the station and its open alarms: they end, with the reason, and the next one is raised anew. */
export async function clearStationAlarms(
  { db, now }: Dependencies,
  stationId: string,
  reason: string,
): Promise<{ cleared: number }> {
  return db.transaction().execute(async (tx) => {
    if (!(await findStation(tx, stationId, { lock: true }))) throw errors.unknownStation(stationId);
    const cleared = await clearAlarms(tx, stationId, stationAlarmKindSchema.options, {
      now: now(),
      clearedBy: 'rollcall',
    });
    const payload = { cleared, reason };
    if (cleared > 0) await appendFact(tx, { type: 'alarms_cleared', subject: `station:${stationId}`, payload });
    return { cleared };
  });
}
