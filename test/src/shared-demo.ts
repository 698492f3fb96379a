import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDemoRecord } from '@rollcall/demo/demo-record';
import type { Ready } from '@rollcall/demo/start-everything';
import { inject } from 'vitest';
import type {} from '../setup/shared-demo.ts';
import { readReady, TerminalCommand } from './terminal-command.ts';
import { until } from './until.ts';

export interface SharedDemo {
  ready: Ready;
  /** What `npm start` printed. */
  printed: string;
  /** The moment of its start, by the demo's clock. */
  now: Date;
  /** The local date of its start. */
  today: string;
}

/**
 * The demo of `npm start` for files that look at it, or change of it what no other looks at: in any order, or at once. Whichever
 * comes first starts it, and it ends with the run: to start a demo and take its footage in costs as much as most files.
 */
export async function sharedDemo(): Promise<SharedDemo> {
  const folder = inject('sharedDemoFolder');
  const dataFolder = join(folder, 'data');
  const outputFile = join(folder, 'printed.txt');
  if (isFirst(join(folder, 'started'))) new TerminalCommand(dataFolder, { outputFile, env: { ROLLCALL_DEMO: 'duty' } });
  const printed = () => readFileSync(outputFile, 'utf8');
  const ready = await until('the shared demo', () => {
    const found = readReady(dataFolder, printed());
    if (!found) throw new Error(`It printed: ${printed()}`);
    return found;
  });
  const { now = '', dates } = readDemoRecord(dataFolder);
  return { ready, printed: printed(), now: new Date(now), today: dates[0] ?? '' };
}

/** Only one process can make a folder. */
function isFirst(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
