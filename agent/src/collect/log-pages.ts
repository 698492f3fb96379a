import type { EventBodies } from '@rollcall/shared/contract/event';
import type { LogReading } from '../card/read-recorder-log.ts';

type LogBody = EventBodies['recorder_log'];

const maxPageEntries = 500;
/** Leaves room for the envelope and for base64 in a message. */
const maxPageBytes = 140 * 1024;

/** What is new in a log as `recorder_log` events; none when nothing is. The first page tells the bad lines. */
export function logPages(
  log: Pick<LogBody, 'dockSessionId' | 'recorderSerial' | 'cardVolumeId' | 'logPath'>,
  { entries, badLines }: LogReading,
): LogBody[] {
  if (entries.length === 0 && badLines === 0) return [];
  const pages: LogBody['entries'][] = [[]];
  let pageBytes = 0;
  for (const entry of entries) {
    const entryBytes = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (pages.at(-1)?.length === maxPageEntries || pageBytes + entryBytes > maxPageBytes) {
      pages.push([]);
      pageBytes = 0;
    }
    pages.at(-1)?.push(entry);
    pageBytes += entryBytes;
  }
  return pages.map((page, index) => ({
    ...log,
    page: index + 1,
    pages: pages.length,
    entries: page,
    badLines: index === 0 ? badLines : 0,
  }));
}
