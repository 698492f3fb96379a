import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { insertSideFilePages, type SideFilePage } from './side-file-repository.ts';

/** Stores where recorders were and what was marked on them. Works in any order, also before HQ knows the recording. */
export async function projectSideFiles(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const pages = events.flatMap(({ event, setAside = 0 }): SideFilePage[] => {
    if (event.type !== 'recorder_track' && event.type !== 'recorder_bookmarks') return [];
    const { badEntries, ...body } = event.body;
    const kind = event.type === 'recorder_track' ? 'track' : 'bookmarks';
    return [{ ...body, kind, badEntries: badEntries + setAside, toldAt: event.wall }];
  });
  if (pages.length > 0) await insertSideFilePages(tx, pages);
}
