import {
  type StationSettingRow,
  stationSettingList,
  stationSettings,
} from '@rollcall/shared/resources/station-settings';
import { stationSettingColumns, stationSettingWords } from '@rollcall/shared/words/station-settings';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
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
      select: ({ db }, { dataScope }) => selectSettingRows(db, dataScope),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { scope }, dataScope }) => {
      const row = await rowOf(db, scope, dataScope);
      const bundle = await findSupportBundle(db, scope);
      const history = await selectHistoryOf(db, `station_settings:${scope}`);
      return { ...row, supportBundle: bundle ? bundleOf(bundle) : null, history };
    }),
    serve(replace, async ({ params: { scope }, body, session, dataScope }) => {
      await replaceSettings(db, scope, body, { by: session.username });
      return rowOf(db, scope, dataScope);
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
async function rowOf(db: Database, scope: string, dataScope: DataScope): Promise<StationSettingRow> {
  const [row] = await selectSettingRows(db, dataScope, scope);
  if (!row) throw errors.notFound(`The station ${scope}`);
  return row;
}
