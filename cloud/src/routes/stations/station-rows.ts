import { wrongClockMs } from '@rollcall/shared/contract/presence';
import type { UploadWindow } from '@rollcall/shared/http/station-settings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { uploadWindowAt } from '@rollcall/shared/rules/upload-windows';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { readUploadWindows } from '../../devices/station-settings/repository.ts';
import { countQuarantined } from '../../ingest/quarantine-repository.ts';
import { lastHeardAt } from '../../registry/last-heard-at.ts';
import {
  listDocked,
  listOpenAlarms,
  listQueues,
  listStationsWithState,
} from '../../registry/station-list-repository.ts';
import { sortStations } from './sort-stations.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** Stations with what is queued, docked and wrong, in the order in which they are looked after. */
export async function stationRows({ db, now }: Deps, dataScope: DataScope): Promise<StationRow[]> {
  const [stations, openAlarms, unverified, cards, setAside, windowsOf] = await Promise.all([
    listStationsWithState(db, dataScope),
    listOpenAlarms(db),
    listQueues(db),
    listDocked(db),
    countQuarantined(db),
    readUploadWindows(db),
  ]);
  const asOf = now();
  const alarms = Map.groupBy(openAlarms, (alarm) => alarm.stationId);
  const queues = new Map(unverified.map(({ stationId, ...queue }) => [stationId, queue]));
  const docked = Map.groupBy(cards, (card) => card.stationId);
  const quarantined = Map.groupBy(setAside, ({ stationId }) => stationId);
  const rows = stations.map((station) => ({
    stationId: station.stationId,
    name: station.name,
    unitCode: station.unitCode,
    unitName: station.unitName,
    presence: station.presence ?? ('never_connected' as const),
    presenceSince: station.presenceSince?.toISOString() ?? null,
    lastBatchAt: station.lastBatchAt?.toISOString() ?? null,
    lastHeardAt: lastHeardAt(station)?.toISOString() ?? null,
    clockBehindMs: wrongBy(station.clockBehindMs),
    quarantined: sumOf(quarantined.get(station.stationId)),
    frozen: station.frozenAt !== null,
    revoked: station.revokedAt !== null,
    enrolled: station.enrolledAt !== null,
    queue: queues.get(station.stationId) ?? { files: 0, bytes: 0 },
    uploadsWaitUntil: queues.has(station.stationId) ? waitsUntil(windowsOf(station.stationId), asOf) : null,
    docked: (docked.get(station.stationId) ?? []).map((card) => ({
      recorderSerial: card.recorderSerial,
      dockedAt: card.dockedAt.toISOString(),
      collectedAt: card.unread > 0 ? null : (card.collectedAt?.toISOString() ?? null),
      unread: card.unread,
      sharesSerial: card.sharesSerial,
    })),
    alarms: (alarms.get(station.stationId) ?? []).map(({ alarmId, kind, detail, raisedAt }) => ({
      alarmId,
      kind,
      detail: detail as StationRow['alarms'][number]['detail'],
      raisedAt: raisedAt.toISOString(),
    })),
  }));
  return sortStations(rows);
}

function wrongBy(clockBehindMs: number | null): number | null {
  return clockBehindMs !== null && Math.abs(clockBehindMs) > wrongClockMs ? clockBehindMs : null;
}

function waitsUntil(windows: readonly UploadWindow[], now: Date): string | null {
  const { open, changesAt } = uploadWindowAt(windows, now);
  return open ? null : (changesAt?.toISOString() ?? null);
}

/** Of one station, over all types of events. */
function sumOf(groups: Awaited<ReturnType<typeof countQuarantined>> | undefined): StationRow['quarantined'] {
  const [first] = groups ?? [];
  if (!groups || !first) return null;
  const sum = (field: 'events' | 'entries') => groups.reduce((so, group) => so + group[field], 0);
  return { events: sum('events'), entries: sum('entries'), since: first.since.toISOString() };
}
