import { basename, join } from 'node:path';
import type { Database } from '@rollcall/cloud/db/database';
import { localDateOf } from '@rollcall/shared/local-date';
import { readDemoRecord, writeDemoRecord } from './demo-record.ts';
import { demoRoster } from './demo-roster.ts';
import { enterDemoRoster } from './enter-demo-roster.ts';
import { layOutDemoCards } from './lay-out-demo-cards.ts';

/**
 * Enters who is on duty and makes the cards of what was recorded, as far as earlier starts on this folder didn't. To be
 * called before the agent starts, `dock` afterwards: then it sees the recorders come in.
 */
export async function startDemoDay({ db, dataFolder, now }: { db: Database; dataFolder: string; now: Date }) {
  const record = readDemoRecord(dataFolder);
  const roster = demoRoster(now, record.dates);
  const entries = await enterDemoRoster(db, roster, { entered: record.entries, now });
  const cards = await layOutDemoCards(join(dataFolder, 'docks'), roster.cards, (name) => record.clips.includes(name));
  const names = roster.cards.flatMap(({ files }) => files.map(({ path }) => basename(path)));
  writeDemoRecord(dataFolder, {
    now: now.toISOString(),
    dates: [...new Set([...record.dates, localDateOf(now)])],
    entries,
    clips: [...new Set([...record.clips, ...names])],
  });
  return cards;
}
