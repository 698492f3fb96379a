import { inventoryDigest } from '../card/inventory-digest.ts';
import { inventoryPages } from '../card/inventory-pages.ts';
import { unreadBody } from '../card/unread-body.ts';
import { listOpenDockSessions, updateDockSession } from '../recordings/dock-sessions-repository.ts';
import { endErase, setFilesErased } from '../recordings/erases-repository.ts';
import type { CardAfter, EraseEnd } from './erase-end.ts';
import type { EraseParts } from './erase-parts.ts';

/** Notes how a permit ended and tells HQ, in one transaction: what was erased, why not all, what lies on the card now. */
export function tellErase(
  { store, append, clock }: EraseParts,
  given: { permitId: string; dockSessionId: string | undefined; begun: boolean },
  end: EraseEnd,
): void {
  const { permitId, dockSessionId, begun } = given;
  store.transaction(() => {
    endErase(store.db, { permitId, state: end.outcome, at: clock.wall() });
    if (end.outcome === 'dry_run') {
      const { files, freeBytes: freeBytesAfter } = end;
      append('card_erased', { permitId, files, dryRun: true, interrupted: false, freeBytesAfter });
    }
    const after = end.outcome === 'dry_run' ? undefined : end.after;
    if (after) {
      const { erased, freeBytes: freeBytesAfter } = after;
      append('card_erased', { permitId, files: erased.length, dryRun: false, interrupted: begun, freeBytesAfter });
    }
    if (end.outcome === 'refused') {
      const { reason, detail, paths } = end;
      append('erase_refused', { permitId, reason, detail, paths });
    }
    if (after && dockSessionId) tellInventory(dockSessionId, after);
  });

  function tellInventory(dockSessionId: string, { listing, card, erased }: CardAfter): void {
    const session = listOpenDockSessions(store.db).find((open) => open.dockSessionId === dockSessionId);
    setFilesErased(store.db, dockSessionId, erased);
    if (!session) return; // It was pulled out meanwhile.
    const { errors } = listing;
    updateDockSession(store.db, { ...session, inventoryDigest: inventoryDigest(listing), unread: errors.length });
    for (const page of inventoryPages(dockSessionId, listing, card)) append('inventory', page);
    const { cardVolumeId, recorderSerial } = session;
    if (errors.length > 0) append('card_unread', unreadBody({ dockSessionId, cardVolumeId, recorderSerial }, errors));
  }
}
