import type { Collector, MetricSample } from '@rollcall/node/metric-page';
import { seesAll } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { countQuarantined } from '../ingest/quarantine-repository.ts';
import { lastHeardAt } from '../registry/last-heard-at.ts';
import { listDocked, listOpenAlarms, listQueues, listStationsWithState } from '../registry/station-list-repository.ts';

type Station = Awaited<ReturnType<typeof listStationsWithState>>[number];

/** What HQ knows of each station that is enrolled and not revoked, by its id: the page of stations reads the same. */
export function stationCollector({ db, now }: { db: Database; now: () => Date }): Collector {
  return {
    name: 'stations',
    async collect() {
      const [everyStation, queues, docked, alarms, setAside] = await Promise.all([
        listStationsWithState(db, seesAll),
        listQueues(db),
        listDocked(db),
        listOpenAlarms(db),
        countQuarantined(db),
      ]);
      const stations = everyStation.filter(({ enrolledAt, revokedAt }) => enrolledAt !== null && revokedAt === null);
      const at = now().getTime();
      const secondsSince = (date: Date | null) => (date === null ? null : Math.max(0, at - date.getTime()) / 1000);
      const queueOf = new Map(queues.map((queue) => [queue.stationId, queue]));
      const dockedOf = Map.groupBy(docked, ({ stationId }) => stationId);
      const fullOf = new Map(
        alarms.flatMap(({ stationId, kind, detail }) => (kind === 'storage_low' ? [[stationId, detail] as const] : [])),
      );
      const setAsideOf = Map.groupBy(setAside, ({ stationId }) => stationId);
      const each = (read: (station: Station) => number | null | undefined): MetricSample[] =>
        stations.map((station) => ({ labels: { station: station.stationId }, value: read(station) }));
      return [
        {
          name: 'rollcall_station_last_heard_age_seconds',
          help: 'Seconds since the station last said anything: a message, or that it is there. Since its enrolment if never.',
          samples: each((station) => secondsSince(lastHeardAt(station) ?? station.enrolledAt)),
        },
        {
          name: 'rollcall_station_last_event_age_seconds',
          help: 'Seconds since the last batch of events of the station. An idle station sends none for hours.',
          samples: each(({ lastBatchAt }) => secondsSince(lastBatchAt)),
        },
        {
          name: 'rollcall_station_online',
          help: 'Whether the station is connected to the broker, as it said last.',
          samples: each(({ presence }) => Number(presence === 'online')),
        },
        {
          name: 'rollcall_station_clock_behind_seconds',
          help: 'By how much the clock of the station is behind that of HQ, as it said last; missing while it is off line.',
          samples: each(({ presence, clockBehindMs }) =>
            presence === 'online' && clockBehindMs !== null ? clockBehindMs / 1000 : null,
          ),
        },
        {
          name: 'rollcall_station_frozen',
          help: 'Whether HQ takes nothing from the station until somebody has looked at it.',
          samples: each(({ frozenAt }) => Number(frozenAt !== null)),
        },
        {
          name: 'rollcall_station_unverified_files',
          help: 'Files that the station announced and HQ has not verified.',
          samples: each(({ stationId }) => queueOf.get(stationId)?.files ?? 0),
        },
        {
          name: 'rollcall_station_unverified_bytes',
          help: 'Bytes that the station announced and HQ has not verified.',
          samples: each(({ stationId }) => queueOf.get(stationId)?.bytes ?? 0),
        },
        {
          name: 'rollcall_station_docked_cards',
          help: 'Cards in the docks of the station.',
          samples: each(({ stationId }) => dockedOf.get(stationId)?.length ?? 0),
        },
        {
          name: 'rollcall_station_storage_full',
          help: 'Whether the station stopped collecting because its disk is full.',
          samples: each(({ stationId }) => Number(fullOf.has(stationId))),
        },
        {
          name: 'rollcall_station_storage_free_bytes',
          help: 'Bytes that were free on the disk of the station when it stopped collecting; missing while it collects.',
          samples: each(({ stationId }) => freeBytesIn(fullOf.get(stationId))),
        },
        {
          name: 'rollcall_quarantined_events',
          help: 'Events of the station, or entries of events, that HQ could not read and set aside.',
          samples: each(({ stationId }) =>
            (setAsideOf.get(stationId) ?? []).reduce((sum, { events, entries }) => sum + events + entries, 0),
          ),
        },
      ];
    },
  };
}

function freeBytesIn(detail: unknown): number | undefined {
  const { freeBytes } = (detail ?? {}) as { freeBytes?: unknown };
  return typeof freeBytes === 'number' ? freeBytes : undefined;
}
