import { type StationSettings, settingNameSchema, stationSettingsSchema } from '@rollcall/shared/http/station-settings';
import { defaultScope, type OwnSettings, type StationSettingRow } from '@rollcall/shared/resources/station-settings';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { findSupportBundle } from './support-bundles.ts';

/** What people set, without what HQ adds for a station. */
const asSetSchema = stationSettingsSchema.omit({ leastPartMiB: true, supportBundle: true });

type Scope = string;
type Stored = ReadonlyMap<Scope, OwnSettings>;

/** What was set for these; nothing for those that nobody set. */
async function selectStored(db: Database | Transaction, scopes?: readonly Scope[]): Promise<Stored> {
  let query = db.selectFrom('station_settings').select(['scope', 'settings']);
  if (scopes) query = query.where('scope', 'in', scopes);
  return new Map((await query.execute()).map(({ scope, settings }) => [scope, settings]));
}

/** What counts at a station. */
export async function readStationSettings(
  db: Database,
  stationId: string,
  { leastPartMiB }: { leastPartMiB: number },
): Promise<StationSettings> {
  const stored = await selectStored(db, [defaultScope, stationId]);
  const settings = { ...stored.get(defaultScope), ...stored.get(stationId) };
  const asked = await findSupportBundle(db, stationId);
  const supportBundle = asked && asked.arrived_at === null ? asked.request_id : null;
  return stationSettingsSchema.parse({ ...settings, leastPartMiB, supportBundle });
}

/** What counts at every station, by its id. */
export async function readUploadWindows(
  db: Database,
): Promise<(stationId: string) => StationSettings['uploadWindows']> {
  const stored = await selectStored(db);
  return (stationId) => stored.get(stationId)?.uploadWindows ?? stored.get(defaultScope)?.uploadWindows ?? [];
}

/** The default and the stations in sight, or one of them. */
export async function selectSettingRows(
  db: Database,
  dataScope: DataScope,
  scope?: Scope,
): Promise<StationSettingRow[]> {
  const stored = await selectStored(db);
  let stations = db
    .selectFrom('station as s')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select(['s.station_id as stationId', 's.name as stationName', 'u.name as unitName'])
    .where(inScope(dataScope, { unitCode: sql.ref('s.unit_code'), badgeNo: sql`null::text` }))
    .orderBy('s.station_id');
  if (scope !== undefined) stations = stations.where('s.station_id', '=', scope);
  const rows = (await stations.execute()).map(({ stationId, ...names }) => rowOf(stored, stationId, names));
  if (scope !== undefined && scope !== defaultScope) return rows;
  return [rowOf(stored, defaultScope, { stationName: null, unitName: null }), ...rows];
}

function rowOf(
  stored: Stored,
  scope: Scope,
  names: Pick<StationSettingRow, 'stationName' | 'unitName'>,
): StationSettingRow {
  const own = stored.get(scope) ?? {};
  const settings = asSetSchema.parse({ ...stored.get(defaultScope), ...own });
  return {
    scope,
    ...names,
    ...settings,
    own: settingNameSchema.options.filter((name) => own[name] !== undefined),
  };
}

/** Holds the settings of this scope until the end of the transaction. @returns what they were */
export async function lockSettings(tx: Transaction, scope: Scope): Promise<OwnSettings> {
  // A scope that nobody set has no row to lock, so it gets one.
  await tx
    .insertInto('station_settings')
    .values({ scope, settings: '{}' })
    .onConflict((row) => row.column('scope').doNothing())
    .execute();
  const { settings } = await tx
    .selectFrom('station_settings')
    .select('settings')
    .where('scope', '=', scope)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return settings;
}

export async function updateSettings(tx: Transaction, scope: Scope, settings: OwnSettings): Promise<void> {
  await tx
    .updateTable('station_settings')
    .set({ settings: JSON.stringify(settings), changed_at: sql`now()` })
    .where('scope', '=', scope)
    .execute();
}
