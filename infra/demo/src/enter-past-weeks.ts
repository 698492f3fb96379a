import { join } from 'node:path';
import { applySeed } from '@rollcall/cloud/cli/apply-seed';
import type { Database } from '@rollcall/cloud/db/database';
import { readDemoRecord, writeDemoRecord } from './demo-record.ts';
import { enterDemoRoster } from './enter-demo-roster.ts';
import { layOutDemoCards } from './lay-out-demo-cards.ts';
import { atLocal } from './local-clock.ts';
import { type PastWeeks, pastWeeks } from './past-weeks.ts';
import { holdDemoBulletins } from './publish-demo-bulletins.ts';
import type { DemoHq } from './tell-demo-duty.ts';

/** Under which it is noted that they were entered. */
const pastWeeksKey = 'past weeks';

/**
 * Enters the duty of the past weeks and docks its cards, once in the life of a data folder. Their stations are new: until now they
 * count as out, so that nothing comes too late. What is entered after the chain of draws began is drawn from, however old it is.
 * @returns undefined: an earlier start did it
 */
export async function enterPastWeeks(
  db: Database,
  { dataFolder, now, hq, signal }: { dataFolder: string; now: Date; hq: DemoHq; signal: AbortSignal },
): Promise<PastWeeks | undefined> {
  if (readDemoRecord(dataFolder).entries.includes(pastWeeksKey)) return undefined;
  const past = pastWeeks(now);
  await holdDemoBulletins(past, hq);
  await applySeed(db, {
    ...{ units: [], stations: [], officers: [] },
    recorders: past.recorders.map((recorder) => ({ ...recorder, spare: false })),
  });
  const began = atLocal(past.weeks[0]?.from ?? '', '00:00');
  const stations = [...new Set(past.cards.map(({ stationId }) => stationId))];
  const outages = stations.map((stationId) => ({ station_id: stationId, began_at: began, ended_at: now }));
  await db.insertInto('station_outage').values(outages).execute();
  await enterDemoRoster(db, { ...past, leaves: [] }, { entered: [], now });
  const cards = await layOutDemoCards(join(dataFolder, 'docks'), past.cards, () => false);
  const record = readDemoRecord(dataFolder);
  writeDemoRecord(dataFolder, { ...record, entries: [...record.entries, pastWeeksKey] });
  await cards.dock(signal);
  return past;
}
