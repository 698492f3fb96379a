import type { Collector, MetricFamily } from '@rollcall/node/metric-page';
import type { Disk } from '@rollcall/shared/http/disks';
import type { Database } from '../db/database.ts';
import { readDisks } from './disks/read-disks.ts';

/** How full the disks of HQ are. Nothing of a disk at which nobody has looked for an hour. */
export function diskCollector({ db, now }: { db: Database; now: () => Date }): Collector {
  return {
    name: 'disks',
    async collect() {
      const disks = (await readDisks(db, now())).filter(({ state }) => state !== 'unknown');
      const each = (name: string, help: string, read: (disk: Disk) => number | null): MetricFamily => ({
        name,
        help,
        samples: disks.map((disk) => ({ labels: { disk: disk.disk }, value: read(disk) })),
      });
      return [
        each('rollcall_disk_size_bytes', 'Size of the file system.', ({ sizeBytes }) => sizeBytes),
        each('rollcall_disk_free_bytes', 'Bytes that are free on it.', ({ freeBytes }) => freeBytes),
        each(
          'rollcall_disk_days_left',
          'Days until it is full, by the line through the last seven days; missing when it does not fill.',
          ({ daysLeft }) => daysLeft,
        ),
      ];
    },
  };
}
