import { z } from 'zod';

/** Why a station did not act on an erase permit, or stopped in the middle. Codes are stable; the page translates them. */
export const eraseRefusalSchema = z.enum([
  // The permit itself.
  'bad_signature',
  'other_station',
  'unreadable_permit',
  'not_yet_valid',
  'expired',
  'not_in_ledger',
  'not_cosigned',
  'ledger_fork',
  'nothing_to_erase',
  // The permit and the card in the dock.
  'other_dock_session',
  'other_card',
  'other_recorder',
  'card_changed',
  'card_not_listed',
  'footage_not_in_permit',
  'not_footage',
  'not_collected',
  'other_digest',
  'not_verified',
  'not_unreadable',
  'bytes_differ',
  // What happened when it was to be done.
  'withdrawn',
  'cannot_remount',
  'cannot_write',
  'card_removed',
]);

export type EraseRefusal = z.infer<typeof eraseRefusalSchema>;
