import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './write-private-file.ts';

/** What the demo did on a data folder at earlier starts and doesn't do again: people may have changed it since. */
export interface DemoRecord {
  /** When it was last started: duty and docks are as they were then. None in older folders. */
  now?: string;
  /** Local dates on which it was started. */
  dates: string[];
  /** Shifts, leave and custodies that it entered, and what people said. */
  entries: string[];
  /** Names of the clips that it put on cards. */
  clips: string[];
  /** By which the system of the demo's enforcement activities tells of them. */
  activitySourceToken?: string;
}

export function readDemoRecord(dataFolder: string): DemoRecord {
  const path = recordPath(dataFolder);
  if (!existsSync(path)) return { dates: [], entries: [], clips: [] };
  return JSON.parse(readFileSync(path, 'utf8')) as DemoRecord;
}

export function writeDemoRecord(dataFolder: string, record: DemoRecord): void {
  writePrivateFile(recordPath(dataFolder), `${JSON.stringify(record, null, 2)}\n`);
}

function recordPath(dataFolder: string): string {
  return join(dataFolder, 'demo.json');
}
