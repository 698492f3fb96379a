import { basename, join } from 'node:path';
import type { Database } from '@rollcall/cloud/db/database';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { readDemoRecord, writeDemoRecord } from './demo-record.ts';
import { demoRoster } from './demo-roster.ts';
import { enterDemoRoster } from './enter-demo-roster.ts';
import { layOutDemoCards } from './lay-out-demo-cards.ts';
import { setDemoMinimums } from './set-demo-minimums.ts';
import { type DemoHq, demoTellings } from './tell-demo-duty.ts';

/**
 * Enters who is on duty and makes the cards of what was recorded, as far as earlier starts on this folder didn't. To be
 * called before the agent starts, `dock` afterwards: then it sees the recorders come in. What people tell HQ goes on beside
 * that.
 */
export async function startDemoDay(options: {
  db: Database;
  hq: DemoHq;
  dataFolder: string;
  now: Date;
  signal: AbortSignal;
  report(message: string): void;
}): Promise<{ dock(): Promise<void> }> {
  const { db, dataFolder, now, signal } = options;
  const record = readDemoRecord(dataFolder);
  const roster = demoRoster(now, record.dates);
  const entered = await enterDemoRoster(db, roster, { entered: record.entries, now });
  const entries = await setDemoMinimums(db, entered);
  const cards = await layOutDemoCards(join(dataFolder, 'docks'), roster.cards, (name) => record.clips.includes(name));
  const names = roster.cards.flatMap(({ files }) => files.map(({ path }) => basename(path)));
  writeDemoRecord(dataFolder, {
    ...record,
    now: now.toISOString(),
    dates: [...new Set([...record.dates, localDateOf(now)])],
    entries,
    clips: [...new Set([...record.clips, ...names])],
  });
  const tellings = demoTellings(roster, options);
  const toldAtOnce = tellings.atOnce();
  return {
    async dock() {
      await toldAtOnce;
      await cards.dock(signal);
      await tellings.onFindings();
    },
  };
}
