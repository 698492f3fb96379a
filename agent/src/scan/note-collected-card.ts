import type { CardReader } from '../card/classify-file.ts';
import type { CardEntry } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { countCardFiles, hasCardFile } from '../recordings/card-files-repository.ts';
import { readFilesTold, setFilesTold } from '../recordings/dock-sessions-repository.ts';
import type { StationStore } from '../store/station-store.ts';

/**
 * Tells HQ that a card which was listed wholly and has not changed for long is collected, unless it was told of as many files before. A file
 * that was tried in vain, or is empty, was reported and holds nothing back. Inside a transaction.
 * @returns how many files were told, undefined when there was nothing to tell yet
 */
export function noteCollectedCard({
  store,
  append,
  dockSessionId,
  entries,
  reader,
}: {
  store: StationStore;
  append: AppendEvent;
  dockSessionId: string;
  entries: readonly CardEntry[];
  reader: CardReader;
}): number | undefined {
  const { untried, collected } = countCardFiles(store.db, dockSessionId);
  if (untried > 0 || collected <= (readFilesTold(store.db, dockSessionId) ?? -1)) return undefined;
  // A file that the scanner has not found complete yet has no row.
  const noted = (entry: CardEntry) =>
    reader.read(entry.pathText).fileClass === 'inventory_only' || hasCardFile(store.db, { dockSessionId, ...entry });
  if (!entries.every(noted)) return undefined;
  setFilesTold(store.db, dockSessionId, collected);
  append('card_collected', { dockSessionId, files: collected });
  return collected;
}
