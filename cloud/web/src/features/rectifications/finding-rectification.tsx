import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { OrderDrawer } from './order-drawer.tsx';
import { RectificationTags } from './rectification-tags.tsx';

/** On the page of a finding: what was ordered to put it right, and the form that orders it. Before it is confirmed, nothing. */
export function FindingRectification({ finding }: { finding: FindingDetailResponse }) {
  const texts = useWords(rectificationWords);
  const [ordering, setOrdering] = useState(false);
  const { findingId, handling } = finding;
  const { answer } = useRead('GET rectifications', { query: { findingId } });
  const orders = answer?.rows ?? [];
  const isConfirmed = handling === 'confirmed';
  if (orders.length === 0 && !isConfirmed) return null;
  return (
    <Section title={texts.title}>
      {orders.length === 0 ? (
        <p style={{ marginBlock: '0 8px' }}>{texts.none}</p>
      ) : (
        <ul style={{ display: 'grid', gap: 8, margin: 0, padding: 0, listStyle: 'none' }}>
          {orders.map((order) => (
            <li key={order.rectificationId} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px' }}>
              <Link to={paths.rectifications({ entry: order.rectificationId })}>{order.number}</Link>
              <RectificationTags order={order} />
              <span>{formatPerson({ badgeNo: order.ownerBadgeNo, name: order.ownerName })}</span>
              <span>{texts.dueUntil(order.dueOn)}</span>
              <span style={{ flexBasis: '100%', overflowWrap: 'anywhere' }}>{order.task}</span>
            </li>
          ))}
        </ul>
      )}
      {isConfirmed ? (
        <ActionButton action="rectifications.order" onClick={() => setOrdering(true)}>
          {texts.add}
        </ActionButton>
      ) : null}
      {ordering ? <OrderDrawer finding={finding} onClose={() => setOrdering(false)} /> : null}
    </Section>
  );
}
