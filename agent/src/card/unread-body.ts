import type { EventBodies } from '@rollcall/shared/contract/event';
import type { WalkError } from './walk-card.ts';

type UnreadBody = EventBodies['card_unread'];

const mostEntries = 100;
/** Leaves room for the envelope and for base64 in a message. */
const mostBytes = 140 * 1024;

/** What of a card could not be read, as a `card_unread` event: the first of it by path, and how much it is altogether. */
export function unreadBody(card: Omit<UnreadBody, 'count' | 'entries'>, errors: readonly WalkError[]): UnreadBody {
  const entries: UnreadBody['entries'] = [];
  let bytes = 0;
  for (const { pathBytes, pathText, kind, code } of errors.slice(0, mostEntries)) {
    const entry = { path: { bytes: pathBytes.toString('base64'), text: pathText }, kind, code };
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes > mostBytes) break;
    entries.push(entry);
  }
  return { ...card, count: errors.length, entries };
}
