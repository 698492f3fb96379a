import type { RecorderClocks } from '@rollcall/shared/http/recorder-witnesses';
import type { Database } from '../../db/database.ts';
import { selectListedClocks, selectListedObservations } from '../../witnesses/recorder-witness-list-repository.ts';

export async function recorderClocks(db: Database, recorderSerial: string): Promise<RecorderClocks> {
  const clocks = await selectListedClocks(db, recorderSerial);
  const observations = await selectListedObservations(db, recorderSerial);
  return {
    clocks: clocks.map((clock) => ({
      ...clock,
      dockedAt: clock.dockedAt.toISOString(),
      shownFrom: clock.shownFrom.toISOString(),
      shownUntil: clock.shownUntil.toISOString(),
    })),
    observations: observations.map((observation) => ({
      ...observation,
      observedAt: observation.observedAt.toISOString(),
      shownAt: observation.shownAt.toISOString(),
      toldAt: observation.toldAt.toISOString(),
    })),
  };
}
