import {
  type StationSettingRow,
  stationSettingList,
  stationSettings,
} from '@rollcall/shared/resources/station-settings';
import { stationSettingColumns, stationSettingWords } from '@rollcall/shared/words/station-settings';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { replaceSettings } from './replace-settings.ts';
import { selectSettingRows } from './repository.ts';
import { askForBundle, findSupportBundle } from './support-bundles.ts';

const { read, replace, askForBundle: ask } = stationSettings.endpoints;

export const servedStationSettings: ServedResource = {
  lists: [
    serveWholeList(stationSettingList, {
      title: stationSettingWords.title,
      columns: stationSettingColumns,
      select: ({ db }, { sight }) => selectSettingRows(db, sight),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { scope }, sight }) => {
      const row = await rowOf(db, scope, sight);
      const bundle = await findSupportBundle(db, scope);
      const history = await selectHistoryOf(db, `station_settings:${scope}`);
      return { ...row, supportBundle: bundle ? bundleOf(bundle) : null, history };
    }),
    serve(replace, async ({ params: { scope }, body, session, sight }) => {
      await replaceSettings(db, scope, body, { by: session.username });
      return rowOf(db, scope, sight);
    }),
    serve(ask, async ({ params: { scope }, session }) =>
      bundleOf(await askForBundle({ db, now }, scope, { by: session.username })),
    ),
  ],
};

function bundleOf(row: Awaited<ReturnType<typeof askForBundle>>) {
  return {
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by,
    arrivedAt: row.arrived_at?.toISOString() ?? null,
  };
}

/** @throws AppError `not_found` also for a station that isn't in sight */
async function rowOf(db: Database, scope: string, sight: Sight): Promise<StationSettingRow> {
  const [row] = await selectSettingRows(db, sight, scope);
  if (!row) throw errors.notFound(`The station ${scope}`);
  return row;
}
