import type { InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import type { Said } from '@rollcall/shared/words/define-words';
import type { inboxWords } from '@rollcall/shared/words/inbox';

/** What a kind of entries is called: what waits for me has another name than what I wait for. */
export function kindName(texts: Said<typeof inboxWords>, side: InboxSide, kind: InboxKind): string {
  const answered: Partial<Record<InboxKind, string>> = texts.answered;
  return (side === 'must_do' ? undefined : answered[kind]) ?? texts.kinds[kind];
}

/** Whether an address names a kind. */
export function isInboxKind({ kinds }: Said<typeof inboxWords>, kind: string): kind is InboxKind {
  return Object.hasOwn(kinds, kind);
}
