import { readdirSync } from 'node:fs';
import { createCollector } from '../../src/collect/collector.ts';
import { createSystemClock } from '../../src/runtime/clock.ts';
import { createCardStation, l6Name } from '../card-station-fixture.ts';

// Collects a file at each of so many stations of one process, and prints how many threads it has then. It ends by itself.
const sharedCollector = createCollector({ clock: createSystemClock() });
const stations = Array.from({ length: Number(process.argv[2]) }, () => createCardStation({ sharedCollector }));
for (const station of stations) {
  station.putFile('card-a', l6Name(1), Buffer.alloc(9 * 1024 * 1024)); // Of two parts.
  await station.settle();
}
await Promise.all(stations.map((station) => station.agent.collector.runOnce()));
const collected = stations.reduce((sum, station) => sum + station.events('collected').length, 0);
const threads = readdirSync('/proc/self/task').length;
for (const station of stations) await station.close();
await sharedCollector.close();
process.stdout.write(JSON.stringify({ collected, threads }));
