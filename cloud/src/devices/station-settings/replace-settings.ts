import { isDeepStrictEqual } from 'node:util';
import { defaultScope, type OwnSettings } from '@rollcall/shared/resources/station-settings';
import { windowText } from '@rollcall/shared/words/station-settings';
import type { Database } from '../../db/database.ts';
import { notifyLive, notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findStation } from '../../registry/station-repository.ts';
import { lockSettings, updateSettings } from './repository.ts';

/** Sets what differs at one station, or the default of all. @throws AppError `not_found` */
export async function replaceSettings(
  db: Database,
  scope: string,
  settings: OwnSettings,
  { by }: { by: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (scope !== defaultScope && !(await findStation(tx, scope))) throw errors.notFound(`The station ${scope}`);
    const before = await lockSettings(tx, scope);
    if (isDeepStrictEqual(before, settings)) return;
    await updateSettings(tx, scope, settings);
    const station = scope === defaultScope ? {} : { stationId: scope };
    const payload = { ...station, before: told(before), after: told(settings), by };
    await appendFact(tx, { type: 'station_settings_changed', subject: `station_settings:${scope}`, payload });
    if (scope === defaultScope) await notifyLive(tx, [{ topic: 'stations', unitCodes: [] }]);
    else await notifyLiveOfStations(tx, ['stations'], [scope]);
  });
}

/** As the ledger tells it. What is left out is as the default has it. */
function told({ uploadWindows, ...others }: OwnSettings) {
  return { ...others, ...(uploadWindows ? { uploadWindows: uploadWindows.map(windowText) } : {}) };
}
