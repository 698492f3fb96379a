import type { InboxGroups } from '@rollcall/shared/resources/inbox';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

/** On Thursday and Friday: that the week's bulletin is about to close, and how much is still open. */
export function FridayNotice({ inbox: { today, friday, counts } }: { inbox: InboxGroups }) {
  const { language } = useLanguage();
  const texts = useWords(inboxWords);
  if (today < addDays(friday, -1) || counts.beforeFriday === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={texts.beforeFridayHint(formatDate(startOfLocalDate(friday), language))}
      action={<Link to={paths.inbox({ view: 'before_friday' })}>{texts.more(counts.beforeFriday)}</Link>}
      style={{ marginBlockEnd: 10 }}
    />
  );
}
