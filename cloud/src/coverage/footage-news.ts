import type { ReceivedEvent } from '../db/received-event.ts';

/** The events of a group that may change coverage. */
export interface FootageNews {
  announced: Extract<ReceivedEvent['event'], { type: 'collected' }>['body'][];
  /** Recordings that were sighted, here or elsewhere. */
  sighted: string[];
  /** Dock sessions that began, ended, or whose card was collected completely. */
  docked: string[];
}

export function footageNews(events: readonly ReceivedEvent[]): FootageNews {
  const news: FootageNews = { announced: [], sighted: [], docked: [] };
  for (const { event } of events) {
    if (event.type === 'collected') news.announced.push(event.body);
    if (event.type === 'sighted' && event.body.recordingId !== null) news.sighted.push(event.body.recordingId);
    if (event.type === 'docked' || event.type === 'card_collected' || event.type === 'undocked') {
      news.docked.push(event.body.dockSessionId);
    }
  }
  return news;
}
