import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const crashRecordSchema = z.object({
  v: z.literal(1),
  /** Starts in a row that ended in an error before they had stayed up. */
  failures: z.int().nonnegative(),
  /** When the first of them failed, by this machine's clock. */
  since: z.iso.datetime().nullable(),
  last: z.object({ code: z.string(), message: z.string(), agentVersion: z.string() }).nullable(),
  /** The boot of the last start. */
  bootId: z.string().nullable(),
  /** That start neither failed, nor was it told to stop, nor has it stayed up: `supervised` by a service manager or not. */
  start: z.object({ supervised: z.boolean() }).nullable(),
  /** The next start tries the whole agent, without a pause. */
  tryNow: z.boolean(),
  /** HQ was told of the crash loop, and not yet of its end. */
  hqKnows: z.boolean(),
});

/** How the agent's last starts went. */
export type CrashRecord = z.infer<typeof crashRecordSchema>;

export const noCrashes: CrashRecord = {
  v: 1,
  failures: 0,
  since: null,
  last: null,
  bootId: null,
  start: null,
  tryNow: false,
  hqKnows: false,
};

/** A file of its own in the data folder: a database may be what the agent fails of. */
const pathIn = (dataFolder: string) => join(dataFolder, 'crashes.json');

export function readCrashRecord(dataFolder: string): CrashRecord {
  try {
    return crashRecordSchema.parse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')));
  } catch {
    return noCrashes; // Whatever is wrong with it must not keep the agent from work.
  }
}

/** Synchronous, because an uncaught error leaves no time: temporary file, fsync, rename, fsync of the folder. */
export function writeCrashRecord(dataFolder: string, record: CrashRecord): void {
  const path = pathIn(dataFolder);
  const file = openSync(`${path}.tmp`, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(record, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.tmp`, path);
  const folder = openSync(dataFolder, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
