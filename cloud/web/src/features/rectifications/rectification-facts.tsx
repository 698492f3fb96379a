import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { RectificationTags } from './rectification-tags.tsx';

/** What is to be done, by whom and until when. */
export function RectificationFacts({ order }: { order: RectificationDetail }) {
  const { language } = useLanguage();
  const texts = useWords(rectificationWords);
  const { findingId, findingKind, dutyDate, ownerBadgeNo, ownerName, endedWhy, settledAt } = order;
  return (
    <FactList
      facts={[
        { name: texts.state, value: <RectificationTags order={order} /> },
        { name: texts.task, value: <span style={{ whiteSpace: 'pre-wrap' }}>{order.task}</span> },
        { name: texts.owner, value: formatPerson({ badgeNo: ownerBadgeNo, name: ownerName }) },
        { name: texts.dueOn, value: order.dueOn },
        {
          name: texts.finding,
          value: (
            <Link to={paths.finding(findingId)}>
              {findingKindNames[findingKind][language]} · {dutyDate}
            </Link>
          ),
        },
        { name: texts.unit, value: order.unitName },
        {
          name: texts.orderedBy,
          value: `${signature(order.orderedBy, order.onBehalfOf, language)} · ${formatFull(order.orderedAt)}`,
        },
        ...(endedWhy === null ? [] : [{ name: texts.endedWhy, value: texts.ends[endedWhy] }]),
        ...(settledAt === null ? [] : [{ name: texts.settledAt, value: formatFull(settledAt) }]),
      ]}
    />
  );
}
