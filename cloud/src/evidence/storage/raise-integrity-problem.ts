import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import type { Database } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { raiseStationAlarms } from '../../registry/station-alarm-repository.ts';
import { saveIntegrityProblem, type WalkClaim } from './walk-repository.ts';

/**
 * Says of a verified recording that the store has it no more as it was verified, so that it is brought again.
 * @param seen what was seen of the object, for the ledger and the alarm
 * @returns `superseded` when somebody else moved it on meanwhile
 */
export async function raiseIntegrityProblem(
  { db, now }: { db: Database; now: () => Date },
  { recordingId, stationId, versionId }: WalkClaim,
  problem: IntegrityProblem,
  seen: Record<string, unknown>,
): Promise<IntegrityProblem | 'superseded'> {
  return db.transaction().execute(async (tx) => {
    const claim = { recordingId, versionId };
    if (!(await saveIntegrityProblem(tx, claim, { problem, now: now() }))) return 'superseded';
    const payload = { versionId, ...seen };
    await appendFact(tx, { type: problem, subject: `recording:${recordingId}`, payload });
    await raiseStationAlarms(tx, [{ stationId, kind: problem, detail: { recordingId, ...payload } }]);
    await notifyLiveOfStations(tx, ['recordings', 'stations'], [stationId]);
    return problem;
  });
}
