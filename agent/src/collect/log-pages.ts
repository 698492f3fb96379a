import type { EventBodies } from '@rollcall/shared/contract/event';
import type { LogReading } from '../card/read-recorder-log.ts';
import { eventPages } from './event-pages.ts';

type LogBody = EventBodies['recorder_log'];

/** What is new in a log as `recorder_log` events; none when nothing is. The first page tells the bad lines. */
export function logPages(
  log: Pick<LogBody, 'dockSessionId' | 'recorderSerial' | 'cardVolumeId' | 'logPath'>,
  { entries, badLines }: LogReading,
): LogBody[] {
  if (entries.length === 0 && badLines === 0) return [];
  return eventPages(entries).map((page, index, pages) => ({
    ...log,
    page: index + 1,
    pages: pages.length,
    entries: page,
    badLines: index === 0 ? badLines : 0,
  }));
}
