import type { StationAlarmKind } from '@rollcall/shared/http/stations';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

export interface StationAlarm {
  stationId: string;
  kind: StationAlarmKind;
  detail: Record<string, unknown>;
  /** The event that tells of it: its alarm isn't raised again when it is read again after somebody cleared it. */
  eventId?: string;
}

/** Raises alarms, in one statement. A kind that is open at a station stays as it was raised first. */
export async function raiseStationAlarms(tx: Transaction, alarms: readonly StationAlarm[]): Promise<void> {
  if (alarms.length === 0) return;
  const rows = alarms.map(({ stationId, kind, detail, eventId }, nr) => ({
    nr,
    station_id: stationId,
    kind,
    detail: eventId === undefined ? detail : { ...detail, eventId },
  }));
  await sql`
    insert into station_alarm (station_id, kind, detail)
    select station_id, kind, detail
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (nr integer, station_id text, kind text, detail jsonb)
    where not exists (
      select from station_alarm a
      where a.station_id = r.station_id and a.kind = r.kind and a.detail ->> 'eventId' = r.detail ->> 'eventId'
    )
    order by nr
    on conflict (station_id, kind) where cleared_at is null do nothing
  `.execute(tx);
}

/** @returns how many alarms were open and are no longer */
export async function clearAlarms(
  tx: Transaction,
  stationId: string,
  kinds: readonly StationAlarmKind[],
  by: { now: Date; clearedBy: string },
): Promise<number> {
  const result = await tx
    .updateTable('station_alarm')
    .set({ cleared_at: by.now, cleared_by: by.clearedBy })
    .where('station_id', '=', stationId)
    .where('kind', 'in', [...kinds])
    .where('cleared_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Ends the alarm of the full disk that began then: by the station's word, for no other. */
export async function endStorageAlarm(tx: Transaction, stationId: string, since: string, now: Date): Promise<void> {
  await tx
    .updateTable('station_alarm')
    .set({ cleared_at: now, cleared_by: 'rollcall' })
    .where('station_id', '=', stationId)
    .where('kind', '=', 'storage_low')
    .where('cleared_at', 'is', null)
    .where(sql<string>`detail ->> 'since'`, '=', since)
    .execute();
}
