import { appendFileSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of one of the two files; the other is as large at most. */
const mostBytes = 150_000;

export type RecentLog = {
  /** Keeps a line; one that can't be kept, because the disk is full, say, is left out. */
  write(line: string): void;
};

/** The last lines of the agent's log in its data folder, for a support bundle: also those from before a restart. */
export function openRecentLog(dataFolder: string): RecentLog {
  const path = pathIn(dataFolder);
  let bytes = sizeOf(path);
  return {
    write(line) {
      try {
        if (bytes > mostBytes) {
          renameSync(path, pathBefore(dataFolder));
          bytes = 0;
        }
        appendFileSync(path, line, { mode: 0o600 });
        bytes += Buffer.byteLength(line);
      } catch {
        // The log goes on where it always went.
      }
    },
  };
}

/** The lines of both files, the oldest first. */
export function readRecentLog(dataFolder: string): string {
  return [pathBefore(dataFolder), pathIn(dataFolder)].map(textOf).join('');
}

const pathIn = (dataFolder: string) => join(dataFolder, 'recent.log');
const pathBefore = (dataFolder: string) => join(dataFolder, 'recent.before.log');

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
