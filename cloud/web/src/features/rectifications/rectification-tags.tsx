import type { RectificationRow } from '@rollcall/shared/resources/rectifications';
import { overdueLook, rectificationLooks } from '../../state/rectification-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** How an order stands, and that it is overdue. */
export function RectificationTags({ order: { state, overdue } }: { order: RectificationRow }) {
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <StateTag look={rectificationLooks[state]} />
      {overdue ? <StateTag look={overdueLook} /> : null}
    </span>
  );
}
