import type { RecorderLogEntry } from '@rollcall/shared/contract/recorder-log';
import { openCardFile } from '../card/open-card-file.ts';
import { type LogForm, readRecorderLog } from '../card/read-recorder-log.ts';

/** What the agent would read in a recorder's log. `more`: it is longer than what was looked at. */
export type LogPreview = { entries: RecorderLogEntry[]; badLines: number; more: boolean };

const maxLogBytes = 4 * 1024 * 1024;

/** @throws when the file can't be read */
export async function previewLog(path: Buffer, form: LogForm): Promise<LogPreview> {
  const file = await openCardFile(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxLogBytes), 0, maxLogBytes, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const { entries, badLines } = readRecorderLog(bytes.subarray(0, bytes.lastIndexOf('\n') + 1), form);
    return { entries, badLines, more: bytesRead === maxLogBytes };
  } finally {
    await file.close();
  }
}
