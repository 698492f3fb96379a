import type { CrashLoop } from '@rollcall/shared/http/station-crash-loop';
import type { Database } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { clearAlarms, raiseStationAlarms } from './station-alarm-repository.ts';

/** A crash loop is an alarm of its station until the station says that it is over. The same news again changes nothing. */
export async function noteCrashLoop(
  { db, now }: { db: Database; now: () => Date },
  stationId: string,
  news: CrashLoop,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (news.state === 'looping') {
      const { state: _, ...detail } = news;
      await raiseStationAlarms(tx, [{ stationId, kind: 'crash_loop', detail }]);
    } else {
      await clearAlarms(tx, stationId, ['crash_loop'], { now: now(), clearedBy: 'rollcall' });
    }
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
  });
}
