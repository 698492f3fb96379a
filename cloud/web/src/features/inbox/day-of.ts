import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { formatDate } from '../../format/format-time.ts';

/** Under which day an entry stands: until when it is due, or since when it is there. */
export function dayOf(
  { dueOn, overdue, side, since }: InboxEntry,
  { today, language }: { today: string; language: Language },
): string {
  const texts = wordsIn(inboxWords, language);
  if (dueOn === null) return (side === 'decided' ? texts.decidedOn : texts.since)(formatDate(since, language));
  if (overdue)
    return texts.overdue(
      Math.round((startOfLocalDate(today).getTime() - startOfLocalDate(dueOn).getTime()) / 86_400_000),
    );
  if (dueOn === today) return texts.dueToday;
  if (dueOn === addDays(today, 1)) return texts.dueTomorrow;
  return texts.due(formatDate(startOfLocalDate(dueOn), language));
}
