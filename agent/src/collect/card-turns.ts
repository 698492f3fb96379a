import type { DatabaseSync } from 'node:sqlite';
import { listCardsWithFiles, type NoRoom, waitingFilesOf } from '../recordings/card-files-repository.ts';

/** Whose turn it is of a station's cards: of those with a file to read, the one whose last turn is longest ago. */
export function createCardTurns({
  db,
  isDue,
  isStuck,
}: {
  db: DatabaseSync;
  isDue: (cardFileId: number) => boolean;
  isStuck: (folder: Buffer) => boolean;
}) {
  const busy = new Set<string>();
  const lastTurns = new Map<string, number>();
  let turn = 0;

  return {
    /** The file to read next: of its card the recorder's log first, then as they were seen. */
    next(noRoom: NoRoom): number | undefined {
      const cards = listCardsWithFiles(db);
      const waiting = new Set(cards.map(({ dockSessionId }) => dockSessionId));
      for (const dockSessionId of lastTurns.keys()) if (!waiting.has(dockSessionId)) lastTurns.delete(dockSessionId);
      const turnOf = ({ dockSessionId }: { dockSessionId: string }) => lastTurns.get(dockSessionId) ?? 0;
      cards.sort((one, other) => turnOf(one) - turnOf(other));
      for (const { dockSessionId, folderBytes } of cards) {
        if (busy.has(dockSessionId) || isStuck(folderBytes)) continue;
        for (const cardFileId of waitingFilesOf(db, dockSessionId, noRoom)) if (isDue(cardFileId)) return cardFileId;
      }
      return undefined;
    },
    begin(dockSessionId: string): void {
      turn += 1;
      lastTurns.set(dockSessionId, turn);
      busy.add(dockSessionId);
    },
    end: (dockSessionId: string) => void busy.delete(dockSessionId),
  };
}
