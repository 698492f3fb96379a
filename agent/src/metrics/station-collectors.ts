import type { Collector, MetricFamily } from '@rollcall/node/metric-page';
import { volumeSpace } from '../card/card-volume.ts';
import { countLocked } from '../kiosk/identify-officer.ts';
import { countUnreadableFiles } from '../recordings/card-files-repository.ts';
import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import { readCollectedTotals } from '../recordings/recordings-repository.ts';
import { readStorageEpisode } from '../recordings/storage-episode-repository.ts';
import { readWaitingBytes, storageRoom } from '../recordings/storage-room.ts';
import type { StationStore } from '../store/station-store.ts';

/** A station that runs, as far as metrics tell of it. */
export interface MeasuredStation {
  stationId: string;
  store: StationStore;
  storage: { reserveBytes: number; budgetPercent: number };
  /** HQ's time. */
  hqNow: () => Date;
  isConnected: () => boolean;
  /** Events that HQ hasn't confirmed. */
  queuedEvents: () => number;
  sinceScanMs: () => number;
  /** Since HQ last answered a request, null before the first time; and by how much its clock is ahead of the station's. */
  sinceHqMs: () => number | null;
  hqAheadMs: () => number | null;
  /** Since the agent started. */
  collectFailures: () => number;
}

/** What this machine knows of its stations: the line to HQ, cards, what was collected, room on the disk, and the screen. */
export function stationCollectors(stations: readonly MeasuredStation[]): Collector[] {
  /** A metric of each station. */
  function each(
    name: string,
    help: string,
    read: (station: MeasuredStation) => number | null | undefined,
    type?: 'counter',
  ): MetricFamily {
    const samples = stations.map((station) => ({ labels: { station: station.stationId }, value: read(station) }));
    return { name, help, samples, ...(type === undefined ? {} : { type }) };
  }
  const inSeconds = (ms: number | null) => (ms === null ? null : ms / 1000);

  return [
    {
      name: 'line',
      collect: () => [
        each('rollcall_agent_connected', 'Whether the station is connected to the broker of HQ.', ({ isConnected }) =>
          Number(isConnected()),
        ),
        each(
          'rollcall_agent_hq_answer_age_seconds',
          'Seconds since HQ last answered a request of the station; missing until it does after a start.',
          ({ sinceHqMs }) => inSeconds(sinceHqMs()),
        ),
        each(
          'rollcall_agent_clock_behind_seconds',
          'By how much the clock of the station is behind that of HQ, by the last answer; missing until there is one.',
          ({ hqAheadMs }) => inSeconds(hqAheadMs()),
        ),
        each('rollcall_agent_queued_events', 'Events that HQ has not confirmed.', ({ queuedEvents }) => queuedEvents()),
      ],
    },
    {
      name: 'cards',
      collect: () => [
        each(
          'rollcall_agent_scan_age_seconds',
          'Seconds since the docks were last looked through.',
          ({ sinceScanMs }) => inSeconds(sinceScanMs()),
        ),
        each(
          'rollcall_agent_docked_cards',
          'Cards in the docks.',
          ({ store }) => listOpenDockSessions(store.db).length,
        ),
        each(
          'rollcall_agent_uncollected_bytes',
          'Bytes on docked cards that are still to be collected.',
          ({ store }) => readWaitingBytes(store.db).allBytes,
        ),
        each('rollcall_agent_unreadable_files', 'Files on docked cards that could not be read.', ({ store }) =>
          countUnreadableFiles(store.db),
        ),
        each(
          'rollcall_agent_collect_failures_total',
          'Attempts to collect a file that failed, since the agent started.',
          ({ collectFailures }) => collectFailures(),
          'counter',
        ),
      ],
    },
    {
      name: 'recordings',
      collect() {
        const totals = new Map(stations.map(({ stationId, store }) => [stationId, readCollectedTotals(store.db)]));
        const of = (station: MeasuredStation) => totals.get(station.stationId);
        return [
          each(
            'rollcall_agent_collected_files_total',
            'Files that were collected.',
            (one) => of(one)?.files,
            'counter',
          ),
          each(
            'rollcall_agent_collected_bytes_total',
            'Bytes that were collected.',
            (one) => of(one)?.bytes,
            'counter',
          ),
          each(
            'rollcall_agent_upload_waiting_files',
            'Files that are not uploaded to HQ yet.',
            (one) => of(one)?.waitingFiles,
          ),
          each(
            'rollcall_agent_upload_waiting_bytes',
            'Bytes of files that are not uploaded to HQ yet.',
            (one) => of(one)?.waitingBytes,
          ),
        ];
      },
    },
    {
      name: 'storage',
      async collect() {
        const disks = new Map(
          await Promise.all(
            stations.map(async ({ stationId, store, storage }) => {
              const [room, { totalBytes }] = await Promise.all([
                storageRoom(store, storage),
                volumeSpace(store.folder),
              ]);
              return [stationId, { ...room, totalBytes }] as const;
            }),
          ),
        );
        const of = (station: MeasuredStation) => disks.get(station.stationId);
        return [
          each('rollcall_agent_disk_free_bytes', 'Bytes free on the disk of the station.', (one) => of(one)?.freeBytes),
          each('rollcall_agent_disk_total_bytes', 'Size of the disk of the station.', (one) => of(one)?.totalBytes),
          each(
            'rollcall_agent_storage_room_bytes',
            'Bytes that may still be collected: within the budget of copies, and with the reserve left free. Below 0 when it is over.',
            (one) => of(one)?.roomBytes,
          ),
          each('rollcall_agent_storage_full', 'Whether collecting has stopped for want of room.', ({ store }) =>
            Number(readStorageEpisode(store.db) !== undefined),
          ),
          each(
            'rollcall_agent_storage_needed_bytes',
            'Room that collecting waits for; missing while it goes on.',
            ({ store }) => readStorageEpisode(store.db)?.neededBytes,
          ),
        ];
      },
    },
    {
      name: 'screen',
      collect: () => [
        each(
          'rollcall_agent_locked_pins',
          'Officers whose PIN is locked after too many wrong ones.',
          ({ store, hqNow }) => countLocked(store, hqNow()),
        ),
      ],
    },
  ];
}
