import type { ReceivedEvent } from '../db/received-event.ts';

/** The events of a group that may change coverage. */
export interface FootageNews {
  announced: Extract<ReceivedEvent['event'], { type: 'collected' }>['body'][];
  /** Recordings that were sighted, here or elsewhere. */
  sighted: string[];
  /** Dock sessions whose card was collected completely. */
  collectedCards: string[];
  /** Dock sessions that ended. */
  undocked: string[];
}

export function footageNews(events: readonly ReceivedEvent[]): FootageNews {
  const news: FootageNews = { announced: [], sighted: [], collectedCards: [], undocked: [] };
  for (const { event } of events) {
    if (event.type === 'collected') news.announced.push(event.body);
    if (event.type === 'sighted' && event.body.recordingId !== null) news.sighted.push(event.body.recordingId);
    if (event.type === 'card_collected') news.collectedCards.push(event.body.dockSessionId);
    if (event.type === 'undocked') news.undocked.push(event.body.dockSessionId);
  }
  return news;
}
