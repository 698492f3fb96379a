import type { CardStep } from './kiosk-messages.ts';

/** What the station's database and the scanner say of a docked card. */
export type CardFacts = {
  /** Versions of files that were seen complete and didn't vanish; those that were erased count no more. */
  files: number;
  filesCollected: number;
  /** Tried in vain, and tried again. */
  filesUnreadable: number;
  /** The station can't keep them. */
  filesTooLarge: number;
  /** Collected ones whose recording HQ has verified. */
  filesVerified: number;
  /** How many folders and names of the card can't be listed. */
  unread: number;
  /** The station told HQ that the whole card is collected. */
  told: boolean;
  /** The card does not answer. */
  isStuck: boolean;
  erase: 'none' | 'erasing' | 'erased';
  /** Collecting has stopped because the station has no room. */
  isFull: boolean;
};

/**
 * How far a docked card is, for people who stand before it, and whether it may be taken out. Whoever takes it out earlier does no harm to
 * what is at HQ, but leaves footage on the card; during an erase he may damage what else is on it.
 */
export function judgeCard(card: CardFacts): { step: CardStep; mayBeTaken: boolean } {
  if (card.erase === 'erasing') return { step: 'erasing', mayBeTaken: false };
  if (card.isStuck) return { step: 'silent', mayBeTaken: false };
  if (card.unread > 0 || card.filesUnreadable > 0) return { step: 'unreadable', mayBeTaken: false };
  if (card.filesTooLarge > 0) return { step: 'too_large', mayBeTaken: false };
  const collected = card.told && card.filesCollected === card.files;
  if (!collected) {
    if (card.files === 0) return { step: 'reading', mayBeTaken: false };
    return { step: card.isFull && card.filesCollected < card.files ? 'waiting' : 'collecting', mayBeTaken: false };
  }
  if (card.files === 0) return { step: card.erase === 'erased' ? 'erased' : 'empty', mayBeTaken: true };
  return { step: card.filesVerified === card.files ? 'verified' : 'uploading', mayBeTaken: true };
}
